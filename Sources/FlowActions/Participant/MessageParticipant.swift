import ContactCenter
import FlowDocument
import FlowEngine

/// Speaks or plays one prompt to the end.
///
/// A key does not cut it, unless type-ahead is on and the flow says that it may be skipped then. A task contact
/// hears nothing and goes on. In an outbound whisper the party is called first, if that is not done. A whisper plays no
/// recording from S3.
struct MessageParticipant: FlowAction {
  static let description = ActionDescription(
    "MessageParticipant", in: .participant, "Speaks or plays one prompt", fidelity: .exact,
    parameters: .prompt + [ParameterDescription("SkipWhenDTMFBufferEnabled", .flag)],
    errors: [.optional(.noMatchingError)], nextAction: .successAndUnhandledError,
    flowTypes: [
      .contactFlow, .agentTransfer, .queueTransfer, .customerWhisper, .agentWhisper, .outboundWhisper,
      .customerQueue,
      .module,
    ])

  let prompt: PromptSource?
  let branches: BranchTable
  let skipsOnTypeAhead: Bool
  /// True for a recording from S3 in a whisper, which the service does not play.
  let isRefused: Bool

  static func compile(_ source: ActionSource, into program: inout ProgramBuilder) -> Self {
    let isRefused = isInWhisper(source) && isFromS3(source.action)
    return Self(
      prompt: isRefused ? nil : program.prompt(source), branches: source.branches,
      skipsOnTypeAhead: program.flag(source, "SkipWhenDTMFBufferEnabled"), isRefused: isRefused)
  }

  private static func isInWhisper(_ source: ActionSource) -> Bool {
    switch source.flowType {
    case .agentWhisper, .customerWhisper, .outboundWhisper: true
    default: false
    }
  }

  private static func isFromS3(_ action: DocumentAction) -> Bool {
    action.parameter("Media") != nil
      && ["PromptId", "Text", "SSML"].allSatisfy { action.parameter($0) == nil }
  }

  private static let refusal = "a whisper plays no recording from S3"

  @inline(__always) func begin(_ turn: borrowing Turn, _ contact: inout Contact, _ effects: inout Effects)
    -> Next
  {
    if isRefused, contact.channel == .task { return turn.next(branches) }
    guard let prompt else {
      return turn.fail(
        branches, .noMatchingError, &effects,
        .because(
          isRefused
            ? Self.refusal
            : "there is nothing to say: a prompt has one of Text, SSML, PromptId and Media"))
    }
    if contact.channel == .task { return turn.next(branches) }
    if prompt.form == .media, turn.program.isWhisper(contact.execution) {
      return turn.fail(branches, .noMatchingError, &effects, .because(Self.refusal))
    }
    if contact.channel == .chat { return send(prompt, turn, &contact, &effects) }
    if contact.isToBeDialed {
      effects.ask(.dialCustomer(shown: .missing, ringLimit: 0))
      return .wait
    }
    return speak(prompt, turn, &contact, &effects)
  }

  @inline(__always) private func speak(
    _ prompt: PromptSource, _ turn: borrowing Turn, _ contact: inout Contact, _ effects: inout Effects
  ) -> Next {
    if skipsOnTypeAhead, !contact.typeAhead.digits.isEmpty { return turn.next(branches) }
    guard turn.canBeSpoken(prompt, &contact) else {
      return turn.fail(branches, .noMatchingError, &effects, turn.refusal(of: prompt, &contact))
    }
    effects.ask(.play(turn.prompt(prompt, &contact, &effects)))
    return .wait
  }

  /// In a chat only a text is sent, markup in it as it stands.
  private func send(
    _ prompt: PromptSource, _ turn: borrowing Turn, _ contact: inout Contact, _ effects: inout Effects
  ) -> Next {
    guard prompt.isText, turn.canBeSent(prompt, &contact) else {
      return turn.fail(
        branches, .noMatchingError, &effects,
        prompt.isText
          ? turn.refusal(of: prompt, &contact)
          : .because("a chat is sent a Text alone, no recording and no SSML"))
    }
    effects.ask(.play(Prompt(.text, turn.text(of: prompt.body, &contact, &effects))))
    return .wait
  }

  @inline(__always) func receive(
    _ event: ContactEvent, _ turn: borrowing Turn, _ contact: inout Contact, _ effects: inout Effects
  ) -> Next {
    switch event {
    case .promptFinished: return turn.next(branches)
    case .digit(let digit) where skipsOnTypeAhead && contact.keep(digit):
      effects.ask(.digitUnused(digit, kept: true))
      effects.ask(.stopPrompt)
      return turn.next(branches)
    case .answered:
      guard let prompt else { return .ignored }
      return speak(prompt, turn, &contact, &effects)
    default: return .ignored
    }
  }
}

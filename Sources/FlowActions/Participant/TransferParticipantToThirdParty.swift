import ContactCenter
import FlowDocument
import FlowEngine

/// Calls an outside number and joins it with the caller.
///
/// The flow is over once they are joined, unless it is to go on after the other party hung up; only then has it errors of its
/// own for a call that fails. A number that is none is NoMatchingError, and so is a failure without an error of its own. The
/// call's lines tell what the other party is shown. It behaves as `parties` in center.json say, unless the branch that the
/// action takes is declared.
struct TransferParticipantToThirdParty: FlowAction {
  static let description = ActionDescription(
    "TransferParticipantToThirdParty", in: .participant, "Calls an outside number",
    fidelity: .exact,
    parameters: [
      ParameterDescription("ThirdPartyPhoneNumber", .text, required: true, dynamic: .text),
      ParameterDescription("ThirdPartyConnectionTimeLimitSeconds", .wholeNumber(0...600), dynamic: .single),
      ParameterDescription("ContinueFlowExecution", .flag),
      ParameterDescription("ThirdPartyDTMFDigits", .text, dynamic: .single),
      ParameterDescription("CallerId.Number", .text, dynamic: .single),
      ParameterDescription("CallerId.Name", .text, dynamic: .text),
    ],
    errors: [
      .required(.noMatchingError), .optional(.callFailed), .optional(.connectionTimeLimitExceeded),
    ], flowTypes: [.contactFlow, .agentTransfer, .queueTransfer, .customerQueue, .module], channels: [.voice])

  /// The longest string of keys that can be sent (reference, section 9).
  static let digitLimit = 50
  /// How long it rings at most where the flow does not say, in seconds.
  static let standardLimit = 30

  let branches: BranchTable
  let number: TextHandle
  let limit: TextHandle
  /// The keys to send, and what the other party is shown.
  let details: TextPair
  let comesBack: Bool
  let outcome: ThirdPartyCall.Outcome
  /// True where NoMatchingError is the only error that a call which fails can have.
  let hasOnlyGeneralError: Bool

  static func compile(_ source: ActionSource, into program: inout ProgramBuilder) -> Self {
    if !program.isReference(source.action.parameter("ThirdPartyConnectionTimeLimitSeconds")) {
      _ = program.wholeNumber(
        source, "ThirdPartyConnectionTimeLimitSeconds", in: 0...600, default: standardLimit)
    }
    if let digits = source.action.parameter("ThirdPartyDTMFDigits"), let text = digits.scalarText,
      !program.isReference(digits), !areKeys(text)
    {
      program.report(
        digits.finding(
          .warning, "\"\(source.action.identifier)\" cannot send \"\(text)\"", rule: "parameter-form",
          why: "it takes NoMatchingError", fix: "write up to \(digitLimit) of 0-9, *, # and commas"))
    }
    if let number = source.action.parameter("ThirdPartyPhoneNumber"), let text = number.scalarText,
      !text.isEmpty, !text.isPlaceholder, !program.isReference(number), !canBeCalled(text)
    {
      program.report(
        number.finding(
          .warning, "\"\(source.action.identifier)\" calls \"\(text)\", which is no telephone number",
          rule: "parameter-form", why: "it takes NoMatchingError",
          fix: "write it with the country's code, as \"+18005550100\""))
    }
    let outcome: ThirdPartyCall.Outcome =
      switch program.declaredOutcome(source) {
      case "CallFailed", "NoMatchingError": .failed
      case "ConnectionTimeLimitExceeded": .notAnswered
      default: .answered
      }
    let flag = source.action.parameter("ContinueFlowExecution")?.scalarText?.lowercased()
    let comesBack = flag != "false"
    return Self(
      branches: source.branches, number: program.text(source, "ThirdPartyPhoneNumber") ?? program.text(""),
      limit: program.text(source, "ThirdPartyConnectionTimeLimitSeconds")
        ?? program.text(String(standardLimit)),
      details: program.texts(
        source.action.parameter("ThirdPartyDTMFDigits")?.scalarText ?? "", callerId(source.action)),
      comesBack: comesBack, outcome: outcome,
      hasOnlyGeneralError: !comesBack || program.declaredOutcome(source) == "NoMatchingError")
  }

  /// "+18005550100 (Acme)": what the called party sees; empty where the flow does not say.
  private static func callerId(_ action: DocumentAction) -> String {
    let number = action.parameter("CallerId", "Number")?.scalarText ?? ""
    let name = action.parameter("CallerId", "Name")?.scalarText ?? ""
    return number.isEmpty || name.isEmpty ? number + name : "\(number) (\(name))"
  }

  private static func areKeys(_ text: String) -> Bool {
    text.utf8.count <= digitLimit && text.allSatisfy { "0123456789*#,".contains($0) }
  }

  /// True for a whole number, and for one that an export left a placeholder in.
  private static func canBeCalled(_ text: String) -> Bool {
    text.contains("{") || (try? PhoneNumber(text)) != nil
  }

  func begin(_ turn: borrowing Turn, _ contact: inout Contact, _ effects: inout Effects) -> Next {
    let digits = turn.string(of: details.first, &contact)
    guard contact.channel == .voice, Self.canBeCalled(turn.string(of: number, &contact)),
      Self.areKeys(digits), let limit = turn.wholeNumber(limit, &contact),
      (0...600).contains(limit)
    else {
      return turn.fail(branches, .noMatchingError, &effects, refusal(turn, &contact))
    }
    effects.ask(
      .callThirdParty(
        ThirdPartyCall(
          number: turn.text(of: number, &contact, &effects),
          digits: effects.addText(digits), shown: turn.text(of: details.second, &contact, &effects),
          ringLimit: Int32(limit), outcome: outcome, comesBack: comesBack)))
    return .wait
  }

  private func refusal(_ turn: borrowing Turn, _ contact: inout Contact) -> FailureReason {
    if contact.channel != .voice { return .told }
    let number = turn.string(of: number, &contact)
    if !Self.canBeCalled(number) {
      return .lacks(number.isEmpty ? "there is no number to call" : "\"\(number)\" is no telephone number")
    }
    if !Self.areKeys(turn.string(of: details.first, &contact)) {
      return .because(
        "the keys to send are not up to \(Self.digitLimit) of 0-9, *, # and commas")
    }
    return .lacks("the time to ring is no number from 0 to 600")
  }

  func receive(
    _ event: ContactEvent, _ turn: borrowing Turn, _ contact: inout Contact, _ effects: inout Effects
  ) -> Next {
    guard case .thirdParty(let event) = event else { return .ignored }
    switch event {
    case .answered: return comesBack ? .wait : .leave(.joinedThirdParty)
    case .failed:
      return turn.fail(branches, hasOnlyGeneralError ? .noMatchingError : .callFailed, &effects, .told)
    case .notAnswered:
      return turn.fail(
        branches, hasOnlyGeneralError ? .noMatchingError : .connectionTimeLimitExceeded, &effects, .told)
    case .hungUp: return turn.next(branches)
    }
  }
}

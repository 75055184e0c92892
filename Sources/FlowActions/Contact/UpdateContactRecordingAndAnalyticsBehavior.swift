import ContactCenter
import FlowDocument
import FlowEngine

/// Sets who is recorded and what is analyzed, for voice, chat or the agent's screen. Nothing is recorded here.
///
/// Settings of another channel than the contact's are ChannelMismatch. A redaction that cannot be set up
/// (InFlightRedactionConfigurationFailed) is taken where it is declared for the action.
struct UpdateContactRecordingAndAnalyticsBehavior: FlowAction {
  static let description = ActionDescription(
    "UpdateContactRecordingAndAnalyticsBehavior", in: .contact, "Sets recording and analytics",
    fidelity: .approximated("nothing is recorded or analyzed; redaction fails only where that is declared"),
    parameters: [
      ParameterDescription("VoiceBehavior", .map), ParameterDescription("ChatBehavior", .map),
      ParameterDescription("ScreenRecordingBehavior", .map),
    ],
    errors: [
      .required(.noMatchingError), .required(.channelMismatch),
      .optional(.inFlightRedactionConfigurationFailed),
    ], channels: [.voice, .chat])

  static func fidelity(of action: DocumentAction) -> Fidelity {
    action.switchesNothingOn("VoiceBehavior", "ChatBehavior", "ScreenRecordingBehavior")
      ? .exact : description.fidelity
  }

  private enum Medium: UInt8, Sendable {
    case none, voice, chat, screen
  }

  let branches: BranchTable
  /// -1 where nothing is declared.
  let declared: Int32
  private let medium: Medium
  let recordsAgent: Bool
  let recordsCustomer: Bool
  /// What the contact record keeps of it.
  let facts: AssignmentRange

  static func compile(_ source: ActionSource, into program: inout ProgramBuilder) -> Self {
    let media: [(String, Medium)] = [
      ("VoiceBehavior", .voice), ("ChatBehavior", .chat), ("ScreenRecordingBehavior", .screen),
    ]
    let given = media.filter { source.action.parameter($0.0) != nil }
    let members = source.action.parameters?.members.filter { member in given.contains { $0.0 == member.name }
    }
    if given.count > 1, let second = members?.dropFirst().first {
      program.report(
        second.key.finding(
          "\"\(source.action.identifier)\" sets \(given[0].0) and \(given[1].0)",
          rule: "exclusive-parameters",
          why: "the service allows one of VoiceBehavior, ChatBehavior and ScreenRecordingBehavior",
          fix: "use one action for each"))
    }
    let recorded = source.action.parameter("VoiceBehavior", "VoiceRecordingBehavior", "RecordedParticipants")
    let names = recorded?.elements.compactMap { $0.string?.lowercased() } ?? []
    return Self(
      branches: source.branches, declared: program.declaredBranch(source)?.raw ?? -1,
      medium: given.first?.1 ?? .none, recordsAgent: names.contains("agent"),
      recordsCustomer: names.contains("customer"),
      facts: program.values(
        media.map { (source.action.parameter($0.0), .data, "Recording.\($0.0)") }))
  }

  func begin(_ turn: borrowing Turn, _ contact: inout Contact, _ effects: inout Effects) -> Next {
    switch (medium, contact.channel) {
    case (.none, _):
      return turn.fail(
        branches, .noMatchingError, &effects,
        .because("there is none of VoiceBehavior, ChatBehavior and ScreenRecordingBehavior"))
    case (_, .task): return turn.fail(branches, .channelMismatch, &effects, .told)
    case (.voice, .chat), (.chat, .voice):
      return turn.fail(
        branches, .channelMismatch, &effects,
        .because("\(medium == .voice ? "VoiceBehavior" : "ChatBehavior") is not for \(contact.channel.words)")
      )
    case (.voice, .voice): effects.ask(.fact(.recording(agent: recordsAgent, customer: recordsCustomer)))
    case (.chat, .chat), (.screen, .voice), (.screen, .chat): break
    }
    turn.set(facts, &contact, &effects)
    guard declared >= 0 else { return turn.next(branches) }
    let next = Next.take(BranchIndex(raw: declared))
    effects.askStandIn(effects.addText("recording is set as declared"), next)
    return next
  }
}

import ContactCenter
import FlowDocument
import FlowEngine

/// Starts or stops the streaming of the caller's audio: `$.MediaStreams`. Nothing is streamed here.
struct UpdateContactMediaStreamingBehavior: FlowAction {
  static let description = ActionDescription(
    "UpdateContactMediaStreamingBehavior", in: .contact, "Starts or stops audio streaming",
    fidelity: .approximated("nothing is streamed; the stream has a name and its times"),
    parameters: [
      ParameterDescription("MediaStreamingState", .choice(["Enabled", "Disabled"]), required: true),
      ParameterDescription("Participants", .list, required: true),
      ParameterDescription("MediaStreamType", .choice(["Audio"]), required: true),
    ],
    errors: [.required(.noMatchingError)],
    flowTypes: [
      .contactFlow, .customerQueue, .agentTransfer, .queueTransfer, .customerWhisper, .agentWhisper,
      .outboundWhisper, .module,
    ], channels: [.voice])

  static func fidelity(of action: DocumentAction) -> Fidelity {
    action.switchesNothingOn("MediaStreamingState") ? .exact : description.fidelity
  }

  let branches: BranchTable
  let isOn: Bool

  static func compile(_ source: ActionSource, into program: inout ProgramBuilder) -> Self {
    let state = source.action.parameter("MediaStreamingState")?.string?.lowercased()
    return Self(branches: source.branches, isOn: state == "enabled")
  }

  func begin(_ turn: borrowing Turn, _ contact: inout Contact, _ effects: inout Effects) -> Next {
    guard contact.channel == .voice else {
      return turn.fail(branches, .noMatchingError, &effects, .told)
    }
    let milliseconds = String(turn.now.nanoseconds / 1_000_000)
    let id = contact.string(contact.field(.contactId), turn.program)
    let path = "MediaStreams.Customer.Audio."
    let isStreaming =
      contact.data(path + "StartTimestamp", turn.program) != nil
      && contact.data(path + "StopTimestamp", turn.program) == nil
    if isOn != isStreaming {
      if isOn {
        contact.setData(path + "StreamARN", "touchtone:stream/\(id)", turn.program)
        contact.setData(path + "StartFragmentNumber", "1", turn.program)
        contact.setData(path + "StartTimestamp", milliseconds, turn.program)
      }
      contact.setData(path + "StopTimestamp", isOn ? nil : milliseconds, turn.program)
      effects.ask(.fact(.mediaStreaming(isOn)))
    }
    return turn.next(branches)
  }
}

import Diagnostics
import FlowDocument
import FlowEngine

/// The flows that run where a contact's event hooks name none, as every instance of the service has them
/// (reference, section 1.3): our own wording, their shape.
public enum DefaultFlows {
  static let queue = "Default customer queue"
  static let agentWhisper = "Default agent whisper"
  static let customerWhisper = "Default customer whisper"
  static let outboundWhisper = "Default outbound"
  static let customerHold = "Default customer hold"
  static let agentHold = "Default agent hold"
  static let agentTransfer = "Default agent transfer"
  static let queueTransfer = "Default queue transfer"

  /// The recorded prompt that stands for music where no center names any.
  public static let music = "CustomerQueue.wav"

  public static let names = [
    queue, agentWhisper, customerWhisper, outboundWhisper, customerHold, agentHold, agentTransfer,
    queueTransfer,
  ]

  /// True for one of them, which no file has.
  public static func contain(_ flow: FlowIndex, of program: Program) -> Bool {
    flow.index >= program.flows.count - names.count && names.contains(program.flows[flow.index].name)
  }

  /// To be linked behind a center's own flows.
  public static var documents: [FlowDocument] {
    [
      (queue, "customerQueue", "Queue music", queueActions),
      (agentWhisper, "agentWhisper", "Name of the queue", agentActions),
      (customerWhisper, "customerWhisper", "Beep", customerActions),
      (outboundWhisper, "outboundWhisper", "Not recorded", outboundActions),
      (customerHold, "customerHold", "Hold music", holdActions),
      (agentHold, "agentHold", "You are on hold", agentHoldActions),
      (agentTransfer, "agentTransfer", "To the agent", agentTransferActions),
      (queueTransfer, "queueTransfer", "Hours", queueTransferActions),
    ]
    .map { name, type, start, actions in
      let text = """
        {"Version": "2019-10-30", "StartAction": "\(start)", "Metadata": {"name": "\(name)", "type": "\(type)"},
         "Actions": [\(actions)]}
        """
      do throws(Diagnostic) {
        return try FlowDocument(parsing: Array(text.utf8), named: "\(name).json")
      } catch {
        preconditionFailure("the flow \"\(name)\" is broken: \(error.text)")
      }
    }
  }

  /// Chats and tasks hear no music: they wait on when the flow is over.
  private static let queueActions = """
    {"Identifier": "Queue music", "Type": "MessageParticipantIteratively",
     "Parameters": {"Messages": [
       {"Text": "Thank you for calling. Your call will be answered in its turn."}, {"PromptId": "\(music)"}]},
     "Transitions": {"Errors": [{"ErrorType": "NoMatchingError", "NextAction": "Your turn"}], "Conditions": []}},
    {"Identifier": "Your turn", "Type": "MessageParticipant",
     "Parameters": {"Text": "Thank you for writing. You will be answered in your turn."},
     "Transitions": {
       "NextAction": "Wait on", "Errors": [{"ErrorType": "NoMatchingError", "NextAction": "Wait on"}]}},
    {"Identifier": "Wait on", "Type": "EndFlowExecution", "Parameters": {}, "Transitions": {}}
    """

  private static let agentActions = """
    {"Identifier": "Name of the queue", "Type": "MessageParticipant", "Parameters": {"Text": "$.Queue.Name"},
     "Transitions": {
       "NextAction": "Whisper ends", "Errors": [{"ErrorType": "NoMatchingError", "NextAction": "Whisper ends"}]}},
    {"Identifier": "Whisper ends", "Type": "EndFlowExecution", "Parameters": {}, "Transitions": {}}
    """

  private static let customerActions = """
    {"Identifier": "Beep", "Type": "MessageParticipant", "Parameters": {"PromptId": "Beep.wav"},
     "Transitions": {
       "NextAction": "Whisper ends", "Errors": [{"ErrorType": "NoMatchingError", "NextAction": "Whisper ends"}]}},
    {"Identifier": "Whisper ends", "Type": "EndFlowExecution", "Parameters": {}, "Transitions": {}}
    """

  private static let holdActions = """
    {"Identifier": "Hold music", "Type": "MessageParticipantIteratively",
     "Parameters": {"Messages": [{"PromptId": "CustomerHold.wav"}]},
     "Transitions": {"Errors": [], "Conditions": []}}
    """

  /// Said about every ten seconds.
  private static let agentHoldActions = """
    {"Identifier": "You are on hold", "Type": "MessageParticipantIteratively",
     "Parameters": {"Messages": [{"SSML": "<speak>You are on hold.<break time='9s'/></speak>"}]},
     "Transitions": {"Errors": [], "Conditions": []}}
    """

  private static let agentTransferActions = """
    {"Identifier": "To the agent", "Type": "TransferContactToAgent", "Parameters": {}, "Transitions": {}}
    """

  /// Hours, staffing, transfer.
  private static let queueTransferActions = """
    {"Identifier": "Hours", "Type": "CheckHoursOfOperation", "Parameters": {},
     "Transitions": {"NextAction": "Staff", "Errors": [{"ErrorType": "NoMatchingError", "NextAction": "Staff"}],
       "Conditions": [
         {"NextAction": "Staff", "Condition": {"Operator": "Equals", "Operands": ["True"]}},
         {"NextAction": "Not now", "Condition": {"Operator": "Equals", "Operands": ["False"]}}]}},
    {"Identifier": "Staff", "Type": "CheckMetricData", "Parameters": {"MetricType": "NumberOfAgentsStaffed"},
     "Transitions": {"NextAction": "Not now",
       "Errors": [{"ErrorType": "NoMatchingError", "NextAction": "To the queue"},
         {"ErrorType": "NoMatchingCondition", "NextAction": "Not now"}],
       "Conditions": [
         {"NextAction": "To the queue", "Condition": {"Operator": "NumberGreaterThan", "Operands": ["0"]}}]}},
    {"Identifier": "To the queue", "Type": "TransferContactToQueue", "Parameters": {},
     "Transitions": {"NextAction": "Not now",
       "Errors": [{"ErrorType": "QueueAtCapacity", "NextAction": "Not now"},
         {"ErrorType": "NoMatchingError", "NextAction": "Not now"}]}},
    {"Identifier": "Not now", "Type": "MessageParticipant",
     "Parameters": {"Text": "Nobody takes this transfer now."},
     "Transitions": {"NextAction": "Over", "Errors": [{"ErrorType": "NoMatchingError", "NextAction": "Over"}]}},
    {"Identifier": "Over", "Type": "DisconnectParticipant", "Parameters": {}, "Transitions": {}}
    """

  private static let outboundActions = """
    {"Identifier": "Not recorded", "Type": "MessageParticipant",
     "Parameters": {"Text": "This call is not being recorded."},
     "Transitions": {
       "NextAction": "Whisper ends", "Errors": [{"ErrorType": "NoMatchingError", "NextAction": "Whisper ends"}]}},
    {"Identifier": "Whisper ends", "Type": "EndFlowExecution", "Parameters": {}, "Transitions": {}}
    """
}

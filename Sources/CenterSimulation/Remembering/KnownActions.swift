import ContactCenter
import FlowEngine

/// Which actions do the same for every contact that came to them in the same way: nothing that others change, nothing of
/// the caller, no chance, and of the clock only whether hours are open.
struct KnownActions {
  /// What a contact does while the action runs.
  enum Phase {
    case inFlow
    /// An agent may come at any moment: then nothing that the flow has done until then may matter.
    case waits
    /// The moment is any.
    case hearsWhisper
  }

  private static let types: Set<String> = [
    "CheckHoursOfOperation", "Compare", "DisconnectParticipant", "EndFlowExecution", "GetParticipantInput",
    "InvokeLambdaFunction", "Loop", "MessageParticipant", "MessageParticipantIteratively",
    "TransferContactToQueue", "TransferToFlow", "UpdateContactAttributes", "UpdateContactEventHooks",
    "UpdateContactRecordingBehavior", "UpdateContactTargetQueue", "UpdateContactTextToSpeechVoice",
    "UpdateFlowAttributes", "UpdateFlowLoggingBehavior", "Wait",
  ]
  /// Types that leave a contact as it was for all flows that follow.
  private static let tracelessTypes: Set<String> = [
    "Compare", "EndFlowExecution", "Loop", "MessageParticipant", "MessageParticipantIteratively",
    "UpdateFlowAttributes", "UpdateFlowLoggingBehavior", "Wait",
  ]
  /// Where values come from that are the same on the same way.
  private static let spaces: Set<String> = [
    "Attributes", "External", "FlowAttributes", "Queue", "StoredCustomerInput",
  ]

  /// By the action, once it was looked at.
  private var answers: [Answer?]
  private let program: Program
  /// False where a Lambda may answer the same question in different ways.
  private let hasConstantLambdas: Bool

  private struct Answer {
    let isKnown: Bool
    let isTimeless: Bool
    let isTraceless: Bool
  }

  init(_ program: Program) {
    self.program = program
    answers = Array(repeating: nil, count: program.actionSources.count)
    hasConstantLambdas = program.center.lambdas.allSatisfy {
      switch $0.binding {
      case .returns, .returnsNested, .fails, .timesOut, nil: true
      case .builtin, .command, .url: false
      }
    }
  }

  mutating func contain(_ action: Int, _ phase: Phase) -> Bool {
    let answer = answers[action] ?? look(action)
    answers[action] = answer
    return switch phase {
    case .inFlow: answer.isKnown
    case .waits: answer.isKnown && answer.isTraceless
    case .hearsWhisper: answer.isKnown && answer.isTimeless
    }
  }

  private func look(_ action: Int) -> Answer {
    let source = program.actionSources[action].action
    let references = FoundReference.all(in: source.parameters?.compactText ?? "")
    let isKnown =
      Self.types.contains(source.type) && (source.type != "InvokeLambdaFunction" || hasConstantLambdas)
      && references.allSatisfy { $0.names.map { Self.spaces.contains($0[0]) } ?? false }
    return Answer(
      isKnown: isKnown, isTimeless: source.type != "CheckHoursOfOperation",
      isTraceless: Self.tracelessTypes.contains(source.type))
  }
}

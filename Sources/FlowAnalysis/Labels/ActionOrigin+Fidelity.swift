import FlowEngine
import JSON

extension ActionOrigin {
  /// The fidelity of this action, not of its whole type: what is approximated only for a parameter that it does not
  /// have is exact here.
  var fidelityHere: Fidelity? {
    guard case .approximated = fidelity else { return fidelity }
    let isConcerned =
      switch action.type {
      case "GetParticipantInput": action.parameter("InputEncryption") != nil
      case "InvokeLambdaFunction":
        action.parameter("InvocationType")?.string?.uppercased() == "ASYNCHRONOUS"
      case "Loop": action.parameter("LoopCount") == nil
      case "CheckMetricData", "UpdateContactTargetQueue": action.parameter("AgentId") != nil
      default: true
      }
    return isConcerned ? fidelity : .exact
  }
}

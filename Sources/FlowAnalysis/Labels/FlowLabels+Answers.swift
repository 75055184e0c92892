import FlowEngine

extension FlowLabels {
  /// The key of a Lambda's answer that the flow branches on after it: of `$.External` at once, or of an attribute that
  /// was set from it; nil when the flow does neither before anything else happens.
  public func answerKey(of lambda: ActionIndex) -> String? {
    var copies: [String: String] = [:]
    var next = program.branches[program.branches(of: lambda).lowerBound].target
    for _ in 0..<40 {
      guard let index = next else { return nil }
      let action = program.actionSources[index.index].action
      switch action.type {
      case "Compare":
        guard let path = action.parameter("ComparisonValue")?.scalarText.flatMap(ReferenceWords.first)
        else { return nil }
        return Self.answerKey(path) ?? copies[path.joined(separator: ".")]
      case "UpdateContactAttributes", "UpdateFlowAttributes":
        let space = action.type == "UpdateContactAttributes" ? "Attributes" : "FlowAttributes"
        for member in action.parameter(space)?.members ?? [] {
          let value = member.value["Value"] ?? member.value
          guard let path = value.scalarText.flatMap(ReferenceWords.first), let key = Self.answerKey(path)
          else { continue }
          copies[space + "." + member.name] = key
        }
        next = program.branches[program.branches(of: index).lowerBound].target
      default: return nil
      }
    }
    return nil
  }

  private static func answerKey(_ path: [String]) -> String? {
    if path.first == "External", path.count > 1 { return path.dropFirst().joined(separator: ".") }
    guard path.starts(with: ["LambdaInvocation", "ResultData"]), path.count > 2 else { return nil }
    return path.dropFirst(2).joined(separator: ".")
  }
}

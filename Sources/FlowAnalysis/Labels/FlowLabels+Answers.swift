import FlowDocument
import FlowEngine

extension FlowLabels {
  /// The rows of the tree while a Lambda runs: where its answers lead, when the flow branches on one before anything
  /// else happens, and its errors. The branches of answers are then those of the action that compares.
  ///
  /// Of any other action, and of a Lambda whose answer decides nothing yet, the same as `branches(of:)`.
  public func outlook(from action: ActionIndex) -> [BranchLabel] {
    guard let decision = decision(after: action) else { return branches(of: action) }
    let errors = branches(of: action).filter { row in
      row.branches.allSatisfy { program.branches[$0.index].outcome != .next }
    }
    return branches(of: decision.compare) + errors
  }

  /// The key of a Lambda's answer that the flow branches on after it: of `$.External` at once, or of an attribute that
  /// was set from it; nil when the flow does neither before anything else happens.
  public func answerKey(of lambda: ActionIndex) -> String? { decision(after: lambda)?.key }

  /// The keys of a Lambda's answer that its flow reads, in the order in which a contact comes by: from the Lambda to the next
  /// ones on its ways, whose answers take the place of this one's.
  public func answerKeys(readAfter lambda: ActionIndex) -> [String] {
    var keys: [String] = []
    var seen: Set<ActionIndex> = [lambda]
    var ahead = [lambda]
    var number = 0
    while number < ahead.count {
      let index = ahead[number]
      number += 1
      let action = program.actionSources[index.index].action
      if index != lambda {
        for key in Self.answerKeys(in: action) where !keys.contains(key) { keys.append(key) }
        if action.type == "InvokeLambdaFunction" { continue }
      }
      for branch in program.branches(of: index) {
        if let target = program.branches[branch].target, seen.insert(target).inserted { ahead.append(target) }
      }
    }
    return keys
  }

  private static func answerKeys(in action: DocumentAction) -> [String] {
    var uses: [ReferenceUse] = []
    if let parameters = action.parameters { ReferenceUse.collect(parameters, at: [], &uses) }
    for condition in action.conditions {
      for operand in condition.operands { ReferenceUse.collect(operand, at: [], &uses) }
    }
    return uses.compactMap { $0.space == "External" ? $0.key : nil }
  }

  private func decision(after lambda: ActionIndex) -> (compare: ActionIndex, key: String)? {
    guard program.actionSources[lambda.index].action.type == "InvokeLambdaFunction" else { return nil }
    var way = [lambda]
    var next = program.branches[program.branches(of: lambda).lowerBound].target
    // A flow that goes round without comparing anything ends the search.
    for _ in 0..<BranchNamer.lookAhead {
      guard let index = next else { return nil }
      way.append(index)
      switch program.actionSources[index.index].action.type {
      case "Compare": return answer(comparedAtEndOf: way).map { (index, $0.key) }
      case "UpdateContactAttributes", "UpdateFlowAttributes": break
      default: return nil
      }
      next = program.branches[program.branches(of: index).lowerBound].target
    }
    return nil
  }

  /// The key of a Lambda's answer that the last action on a way compares, and the Lambda: `$.External` of the last one before
  /// it, or an attribute that was set from it. Nil where it compares something else.
  func answer(comparedAtEndOf way: [ActionIndex]) -> (lambda: ActionIndex, key: String)? {
    guard case .answer(let place, let key)? = origin(comparedAtEndOf: way) else { return nil }
    return (way[place], key.joined(separator: "."))
  }

  /// Where a value comes from that is compared, as far as a way tells.
  enum ComparedOrigin: Hashable {
    /// What a Lambda answers, by its place on the way, and the names down to the value in its answer.
    case answer(lambda: Int, key: [String])
    /// An attribute was set to this text.
    case text(String)
    /// Data of the contact that nothing on the way sets, by its path.
    case data([String])
  }

  /// Where the value comes from that the last action on a way compares; nil where it compares nothing, or several values
  /// together.
  func origin(comparedAtEndOf way: [ActionIndex]) -> ComparedOrigin? {
    guard let compare = way.last.map({ program.actionSources[$0.index].action }), compare.type == "Compare",
      let compared = compare.parameter("ComparisonValue")?.scalarText
    else { return nil }
    return origin(of: compared, atEndOf: way)
  }

  /// Where the value comes from that a text refers to at the end of a way; nil where it refers to none, or to several.
  func origin(of text: String, atEndOf way: [ActionIndex]) -> ComparedOrigin? {
    guard ReferenceWords.isLone(text), var path = ReferenceWords.first(in: text) else { return nil }
    for place in way.indices.dropLast().reversed() {
      let action = program.actionSources[way[place].index].action
      let space: String
      switch action.type {
      case "InvokeLambdaFunction":
        if let key = Self.answerKey(path) { return .answer(lambda: place, key: key) }
        continue
      case "UpdateContactAttributes": space = "Attributes"
      case "UpdateFlowAttributes": space = "FlowAttributes"
      default: continue
      }
      let name = path.dropFirst().joined(separator: ".")
      guard path.first == space, let member = action.parameter(space)?[name] else { continue }
      let value = (member["Value"] ?? member).scalarText ?? ""
      guard let source = ReferenceWords.first(in: value) else { return .text(value) }
      guard ReferenceWords.isLone(value) else { return nil }
      path = source
    }
    return .data(path)
  }

  private static func answerKey(_ path: [String]) -> [String]? {
    if path.first == "External", path.count > 1 { return Array(path.dropFirst()) }
    guard path.starts(with: ["LambdaInvocation", "ResultData"]), path.count > 2 else { return nil }
    return Array(path.dropFirst(2))
  }
}

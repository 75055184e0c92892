import JSON

/// A branch by chance.
enum OldPercentileBranching: OldModuleKind {
  static let description = OldModuleDescription(
    "PercentileBranching", becomes: "DistributeByPercentage", branches: [.evaluate, .noMatch],
    copiedNext: ["NoMatch"])

  /// An old branch has its own percentage; a condition of the flow language the sum so far, and one more.
  static func choices(of module: inout OldModule) -> [OldModule.Choice] {
    var sum = 1
    return module.comparisons().map { choice in
      let value = choice.operand.origin
      if let percent = value.scalarText.flatMap({ Int($0) }), (0...100).contains(percent) {
        sum += percent
      } else {
        module.report(
          value.finding(
            "a branch of \(module.words) has no percentage", rule: OldFlowConverter.rule,
            why: "nobody takes the branch", fix: "write a whole number from 0 to 100"))
      }
      return OldModule.Choice(
        operatorName: "NumberLessThan", operand: JSONTree(String(sum), from: value), branch: choice.branch)
    }
  }
}

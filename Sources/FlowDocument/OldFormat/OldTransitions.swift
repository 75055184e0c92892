import Diagnostics
import JSON

/// The branches of an old module as `Transitions`.
struct OldTransitions {
  /// `NextAction`, `Conditions` and `Errors`, each where there is something to say.
  private(set) var members: OldModule.Members = []

  init(of module: inout OldModule, as kind: any OldModuleKind.Type) {
    let rules = kind.branches(of: module)
    var conditions: [JSONTree] = []
    var errors: [JSONTree] = []
    var next: JSONTree?
    if rules.contains(where: { $0.outcome == .choice }) {
      for choice in kind.choices(of: &module) { conditions.append(Self.condition(choice)) }
    }
    for (name, branch) in module.branches {
      guard let rule = rules.first(where: { $0.name == name }) else {
        // Nobody knows what takes it, so nothing does; the finding about an unknown error says so.
        errors.append(Self.error(JSONTree(name, from: branch["condition"] ?? branch), branch))
        continue
      }
      let origin = branch["condition"] ?? branch
      switch rule.outcome {
      case .choice: break
      case .next: next = next ?? Self.target(branch)
      case .equals(let operand):
        conditions.append(
          Self.condition(
            .init(operatorName: "Equals", operand: JSONTree(operand, from: origin), branch: branch)))
      case .compares(let operatorName, let operand):
        conditions.append(
          Self.condition(
            .init(operatorName: operatorName, operand: JSONTree(operand, from: origin), branch: branch)))
      case .error(let type): errors.append(Self.error(JSONTree(type, from: origin), branch))
      }
    }
    if let type = kind.description.errorLikeSuccess, errors.isEmpty, let success = module.branch("Success") {
      errors.append(Self.error(JSONTree(type, from: success), success))
    }
    Self.reportMissing(rules, in: &module)
    if next == nil {
      let copied = kind.description.copiedNext.compactMap { module.branch($0) }.first
      next = copied.flatMap(Self.target)
    }
    if let next { members.append(("NextAction", next)) }
    if !conditions.isEmpty { members.append(("Conditions", JSONTree(conditions, from: Self.list(module)))) }
    if !errors.isEmpty { members.append(("Errors", JSONTree(errors, from: Self.list(module)))) }
  }

  private static func list(_ module: OldModule) -> JSONValue { module.value["branches"] ?? module.value }

  /// Where a branch leads; nil when it is not connected.
  private static func target(_ branch: JSONValue) -> JSONTree? {
    guard let transition = branch["transition"], transition.kind != .null else { return nil }
    guard let name = transition.scalarText else { return JSONTree(copying: transition) }
    return name.isEmpty ? nil : JSONTree(name, from: transition)
  }

  private static func condition(_ choice: OldModule.Choice) -> JSONTree {
    let target: OldModule.Members = target(choice.branch).map { [("NextAction", $0)] } ?? []
    let origin = choice.branch["conditionType"] ?? choice.branch["condition"] ?? choice.branch
    let condition = JSONTree(
      [
        ("Operator", JSONTree(choice.operatorName, from: origin)),
        ("Operands", JSONTree([choice.operand], from: choice.branch)),
      ], from: choice.branch)
    return JSONTree(target + [("Condition", condition)], from: choice.branch)
  }

  private static func error(_ type: JSONTree, _ branch: JSONValue) -> JSONTree {
    let target: OldModule.Members = target(branch).map { [("NextAction", $0)] } ?? []
    return JSONTree(target + [("ErrorType", type)], from: branch)
  }

  /// Tells which branches the module should have and has not, and which lead nowhere.
  private static func reportMissing(_ rules: [OldBranchRule], in module: inout OldModule) {
    let missing = rules.filter { $0.isExpected && module.branch($0.name) == nil }
    func words(_ names: [String]) -> String { names.map { "\"\($0)\"" }.joined(separator: " and ") }
    let errors = missing.filter { if case .error = $0.outcome { true } else { false } }
    if !errors.isEmpty {
      module.report(
        module.typeValue.finding(
          .warning, "\(module.words) has no branch \(words(errors.map(\.name)))",
          rule: "missing-error-branch", why: "a contact that runs into it is lost",
          fix: "add the branch in the flow designer"))
    }
    let others = missing.filter { if case .error = $0.outcome { false } else { true } }
    if !others.isEmpty {
      module.report(
        module.typeValue.finding(
          .warning, "\(module.words) has no branch \(words(others.map(\.name)))", rule: "not-connected",
          why: "a contact that comes there has nowhere to go", fix: "add the branch in the flow designer"))
    }
    for (name, branch) in module.branches where target(branch) == nil {
      module.report(
        branch.finding(
          .warning, "the branch \"\(name)\" of \(module.words) leads nowhere", rule: "not-connected",
          why: "its \"transition\" names no module", fix: "connect the branch in the flow designer"))
    }
  }
}

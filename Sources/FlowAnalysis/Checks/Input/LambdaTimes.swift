import FlowEngine

/// How long Lambdas may have taken since something was heard, when a contact comes to an action: also in the flow that handed
/// it on, and in modules. Told no further than just past the limit.
struct LambdaTimes {
  /// What a module adds to the time.
  struct Passage {
    /// The time on a way through it on which nothing is heard; nil where there is none.
    var through: Int?
    /// The time since the last word on a way on which something is heard.
    var after = 0
  }

  private let center: AnalyzedCenter
  private let limit: Int
  /// By the numbers of the flows: the time with which contacts come to them.
  private var entries: [Int]
  private var longest: [[Int]]
  private var passages: [FlowIndex: Passage] = [:]

  /// - Parameter limit: the longest time that is not too long, in seconds.
  init(in center: AnalyzedCenter, upTo limit: Int) {
    self.center = center
    self.limit = limit
    entries = Array(repeating: 0, count: center.flows.count)
    longest = Array(repeating: [], count: center.flows.count)
    var rest = center.flows.indices.filter { !center.flows[$0].lambdas.isEmpty }
    // Where no flow leads to another, each is by itself.
    let leading: [FlowIndex: [FlowLink]] =
      center.links.isEmpty ? [:] : Dictionary(grouping: center.transfers) { $0.source.flow.index }
    if !center.links.isEmpty {
      rest += center.flows.indices.filter { number in
        center.flows[number].lambdas.isEmpty
          && !center.flows[number].actions(ofType: "InvokeFlowModule").isEmpty
      }
    }
    while let number = rest.popLast() {
      let flow = center.flows[number]
      guard flow.actions.indices.contains(flow.start) else { continue }
      follow(flow)
      for link in leading[flow.index] ?? [] {
        guard let target = link.target?.index else { continue }
        enter(target, at: after(link.source, from: longest[number][link.source.number]), &rest)
      }
      for action in flow.actions(ofType: "InvokeFlowModule") where action.isReachable {
        guard let module = action.module else { continue }
        enter(module.index.index, at: longest[number][action.number], &rest)
      }
    }
  }

  /// The time with which contacts come to a flow.
  func entry(to flow: AnalyzedFlow) -> Int { entries[flow.index.index] }

  /// The time with which contacts come to an action; less than 0 where none is known to come.
  func before(_ action: AnalyzedAction) -> Int {
    let longest = longest[action.flow.index.index]
    return longest.isEmpty ? -1 : longest[action.number]
  }

  /// The seconds that a Lambda may take; 0 for any other action.
  static func seconds(of action: AnalyzedAction) -> Int {
    guard action.invokesLambda else { return 0 }
    let most = action.flow.center.program.rules.lambdaLimitMayExceedEight ? 30 : 8
    return min(most, action.text("InvocationTimeLimitSeconds").flatMap(Int.init(trimming:)) ?? 3)
  }

  /// The time behind an action, of which this much had gone when the contact came to it.
  func after(_ action: AnalyzedAction, from time: Int) -> Int {
    if action.kind === Self.invocation {
      let passage = action.module.flatMap { passages[$0.index] } ?? Passage()
      return min(limit + 1, max(passage.through.map { time + $0 } ?? 0, passage.after))
    }
    return min(limit + 1, Self.isHeard(action) ? 0 : time + Self.seconds(of: action))
  }

  /// True where the time is over because something is heard; of a module it depends on what is in it.
  static func isHeard(_ action: AnalyzedAction) -> Bool { action.nature.speaks || action.kind === wait }

  private static let wait = AnalyzedType.named("Wait")
  private static let invocation = AnalyzedType.named("InvokeFlowModule")

  private mutating func enter(_ target: Int, at time: Int, _ rest: inout [Int]) {
    guard time > entries[target] else { return }
    entries[target] = time
    rest.append(target)
  }

  private mutating func follow(_ flow: AnalyzedFlow) {
    for action in flow.actions(ofType: "InvokeFlowModule") {
      if let module = action.module { note(module) }
    }
    var times = Array(repeating: -1, count: flow.actions.count)
    times[flow.start] = entries[flow.index.index]
    var rest = [flow.start]
    while let number = rest.popLast() {
      let time = after(flow.actions[number], from: times[number])
      for target in flow.ways.targets(of: number) where target >= 0 && time > times[target] {
        times[target] = time
        rest.append(target)
      }
    }
    longest[flow.index.index] = times
  }

  /// Notes what a module adds; one that is in itself is taken for one in which something is heard.
  private mutating func note(_ module: AnalyzedFlow) {
    guard passages[module.index] == nil else { return }
    passages[module.index] = Passage()
    for action in module.actions(ofType: "InvokeFlowModule") {
      if let inner = action.module { note(inner) }
    }
    // The longest times on ways with nothing heard, and behind the last word.
    var silent = Array(repeating: -1, count: module.actions.count)
    var spoken = silent
    silent[module.start] = 0
    var rest = [module.start]
    while let number = rest.popLast() {
      let action = module.actions[number]
      let inner = action.kind === Self.invocation ? action.module.flatMap { passages[$0.index] } : nil
      let isSilent = inner.map { $0.through != nil } ?? !Self.isHeard(action)
      let own = inner?.through ?? Self.seconds(of: action)
      let throughout = isSilent && silent[number] >= 0 ? min(limit + 1, silent[number] + own) : -1
      let since = isSilent ? (spoken[number] >= 0 ? min(limit + 1, spoken[number] + own) : -1) : 0
      let behind = max(since, inner?.after ?? -1)
      for target in module.ways.targets(of: number) where target >= 0 {
        guard throughout > silent[target] || behind > spoken[target] else { continue }
        silent[target] = max(silent[target], throughout)
        spoken[target] = max(spoken[target], behind)
        rest.append(target)
      }
    }
    let ends = module.actions(ofType: "EndFlowModuleExecution").map(\.number)
    let through = ends.map { silent[$0] }.max() ?? -1
    passages[module.index] = Passage(
      through: through < 0 ? nil : through, after: max(0, ends.map { spoken[$0] }.max() ?? 0))
  }
}

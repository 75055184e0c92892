import FlowEngine

/// Looks for ways on which Lambdas take too long together and that a contact can take: no decisions on one contradict each
/// other.
struct LambdaWays {
  /// How many steps are looked at for one Lambda; behind them its time is believed.
  private static let effort = 2000

  private let flow: AnalyzedFlow
  private let times: LambdaTimes
  private let limit: Int
  /// What the flow sets somewhere: a decision about it says nothing of another one.
  private var names: Set<String>?

  init(in flow: AnalyzedFlow, _ times: LambdaTimes, limit: Int) {
    self.flow = flow
    self.times = times
    self.limit = limit
  }

  /// The time of the Lambdas in a row up to one with which it grows too long; nil where no contact goes such a way.
  mutating func time(behind action: AnalyzedAction) -> Int? {
    let longest = times.before(action) + LambdaTimes.seconds(of: action)
    guard decides else { return longest }
    if names == nil { names = SilentRound.names(setBy: flow.reachableActions) }
    var effort = Self.effort
    var way = [action.number]
    let found = search(&way, LambdaTimes.seconds(of: action), [], &effort)
    return found ?? (effort > 0 ? nil : longest)
  }

  /// True where some decision may contradict another one.
  private var decides: Bool {
    flow.actions(ofType: "Compare").count + flow.actions(ofType: "CheckHoursOfOperation").count > 1
  }

  /// Goes back from the first action of a way.
  ///
  /// - Parameter time: what the Lambdas on the way take.
  private func search(
    _ way: inout [Int], _ time: Int, _ decided: [(AnalyzedAction, FlowEdge)], _ effort: inout Int
  ) -> Int? {
    effort -= 1
    guard effort > 0, let here = way.last, let last = way.first else { return nil }
    let own = LambdaTimes.seconds(of: flow.actions[last])
    func isFirstTooLate(_ time: Int) -> Bool { time > limit && time - own <= limit }
    if here == flow.start, isFirstTooLate(time + times.entry(to: flow)) {
      return time + times.entry(to: flow)
    }
    if isFirstTooLate(time) { return time }
    guard time <= limit else { return nil }
    for previous in Set(flow.ways.actions(before: here)).sorted() where !way.contains(previous) {
      let action = flow.actions[previous]
      let arriving = times.before(action)
      let behind = times.after(action, from: arriving)
      guard arriving >= 0, time + behind > limit else { continue }
      for edge in action.liveEdges where edge.target == here {
        var decisions = WayDecisions()
        let all = decided + [(action, edge)]
        for (action, edge) in all { decisions.add(action, by: edge) { isSteady($0) } }
        guard decisions.arePossible else { continue }
        // What a module adds is told with the time before it.
        if action.type == "InvokeFlowModule" {
          if isFirstTooLate(time + behind) { return time + behind }
          continue
        }
        guard !LambdaTimes.isHeard(action) else { continue }
        way.append(previous)
        defer { way.removeLast() }
        if let found = search(&way, time + LambdaTimes.seconds(of: action), all, &effort) { return found }
      }
    }
    return nil
  }

  private func isSteady(_ use: ReferenceUse) -> Bool {
    ["Attributes", "FlowAttributes", "Channel", "CustomerEndpoint", "SystemEndpoint"].contains(use.space)
      && names?.contains(AttributeValue.name(of: use)) == false
  }
}

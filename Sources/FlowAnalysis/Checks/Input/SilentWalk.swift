import FlowEngine

/// Follows contacts round and round on silent ways, with what the actions set: a longer circle than the shortest one may be
/// that of which no decision leads out.
struct SilentWalk {
  /// How many states of a contact are looked at.
  private static let limit = 400

  /// An action, and what is known of attributes when a contact comes to it.
  private struct State: Hashable {
    let number: Int
    let values: [String: AttributeValue]
  }

  private let ways: SilentWays
  /// True where only circles through several flows are of interest.
  private let isHandingOn: Bool
  private var names: Set<String> = []
  private var path: [SilentRound.Step] = []
  /// Where on the path the contact was in a state.
  private var places: [State: Int] = [:]
  private var seen: Set<State> = []

  init(_ ways: SilentWays, handingOn isHandingOn: Bool) {
    self.ways = ways
    self.isHandingOn = isHandingOn
  }

  /// A circle that a contact goes round without end, among the actions that have silent ways to an action and back; nil
  /// where there is none, or nothing is set on the way, so that the shortest circle tells all.
  mutating func circle(from start: Int) -> [SilentRound.Step]? {
    let circle = ways.actions.indices.filter { ways.components[$0] == ways.components[start] }
    names = SilentRound.names(setBy: circle.map { ways.actions[$0] })
    return names.isEmpty ? nil : follow(State(number: start, values: [:]))
  }

  private mutating func follow(_ state: State) -> [SilentRound.Step]? {
    if let place = places[state] {
      let circle = Array(path[place...])
      return isEndless(circle) ? circle : nil
    }
    guard seen.count < Self.limit, seen.insert(state).inserted else { return nil }
    places[state] = path.count
    defer { places[state] = nil }
    for edge in edges(from: state) {
      guard let target = edge.target, ways.components[target] == ways.components[state.number] else {
        continue
      }
      let step = SilentRound.Step(state.number, ways.actions[state.number], edge)
      var values = state.values
      SilentRound.leave(step, names, &values)
      path.append(step)
      defer { path.removeLast() }
      if let circle = follow(State(number: target, values: values)) { return circle }
    }
    return nil
  }

  /// The ways that a contact takes in a state: of a comparison of what was set before just one.
  private func edges(from state: State) -> [FlowEdge] {
    let action = ways.actions[state.number]
    let edges = ways.edges[state.number]
    let asked = action.references.filter { names.contains(AttributeValue.name(of: $0)) }
    guard let use = asked.first, !action.setsOwnAttributes else { return edges }
    guard action.comparedReference != nil else { return [] }
    guard let value = state.values[AttributeValue.name(of: use)] else { return edges }
    guard let taken = SilentRound.taken(by: action, value) else { return [] }
    return edges.filter { $0.outcome == taken.outcome }
  }

  private func isEndless(_ circle: [SilentRound.Step]) -> Bool {
    guard SilentRound(circle).isSteady else { return false }
    let handsOn = circle.contains { $0.handsOn }
    let loops = circle.filter { $0.action.type == "Loop" }.map(\.number)
    return handsOn == isHandingOn && (!handsOn || Set(loops).count == loops.count)
  }
}

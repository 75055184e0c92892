import ContactCenter

/// The routing criteria that contacts have had, and which groups of agents meet each of their steps.
struct CriteriaTable: Sendable {
  struct Step: Sendable {
    let expression: Int32
    /// Nanoseconds; negative for ever.
    let expiry: Int64
  }

  private(set) var steps: [[Step]] = []
  private var places: [RoutingCriteria: Int] = [:]
  private var expressions: [ProficiencyExpression: Int32] = [:]
  /// For each expression, for each group.
  private var isMet: [Bool] = []
  private let proficiencies: [[Proficiency]]

  init(proficiencies: [[Proficiency]]) { self.proficiencies = proficiencies }

  mutating func handle(for criteria: RoutingCriteria) -> CriteriaHandle {
    if let place = places[criteria] { return CriteriaHandle(place) }
    places[criteria] = steps.count
    steps.append(
      criteria.steps.map { step in
        Step(expression: number(of: step.expression), expiry: step.expiry.map { $0.count * 1_000_000 } ?? -1)
      })
    return CriteriaHandle(steps.count - 1)
  }

  private mutating func number(of expression: ProficiencyExpression) -> Int32 {
    if let number = expressions[expression] { return number }
    let number = Int32(expressions.count)
    expressions[expression] = number
    isMet += proficiencies.map(expression.isMet)
    return number
  }

  /// - Parameter expression: negative for nothing that is asked.
  @inline(__always) func isMet(_ expression: Int32, by group: Int32) -> Bool {
    expression < 0 || isMet[Int(expression) * proficiencies.count + Int(group)]
  }
}

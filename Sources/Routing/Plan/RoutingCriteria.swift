import ContactCenter

/// What an agent can do: a value of an attribute, and how well, 1 to 5.
public typealias Proficiency = AgentDefinition.Proficiency

/// What a contact asks of the agent, in steps: each asks less, or something else, than the one before.
///
/// A step without an expiry stays. After the last that has one, any agent of the queue will do.
public struct RoutingCriteria: Sendable, Hashable {
  public var steps: [Step]

  public init(steps: [Step]) { self.steps = steps }

  public struct Step: Sendable, Hashable {
    public var expression: ProficiencyExpression
    /// How long agents like these are looked for; nil for ever.
    public var expiry: Milliseconds?

    public init(_ expression: ProficiencyExpression, expiry: Milliseconds? = nil) {
      self.expression = expression
      self.expiry = expiry
    }
  }
}

/// A condition on the proficiencies of an agent.
public indirect enum ProficiencyExpression: Sendable, Hashable {
  /// The agent has the value of the attribute (nil: any value), with a level in the range.
  case has(String, value: String?, levels: ClosedRange<Double>)
  case all([ProficiencyExpression])
  case any([ProficiencyExpression])
  case not(ProficiencyExpression)

  /// The agent is one of these, by their places in the plan. Met by agents whose proficiencies hold `Proficiency.agent`.
  public static func agents(_ places: [Int]) -> ProficiencyExpression {
    .any(
      places.map { place in
        let own = Proficiency.agent(place)
        return .has(own.name, value: own.value, levels: 1...5)
      })
  }

  public func isMet(by proficiencies: [Proficiency]) -> Bool {
    switch self {
    case .has(let name, let value, let levels):
      proficiencies.contains {
        $0.name == name && (value == nil || $0.value == value) && levels.contains(Double($0.level))
      }
    case .all(let parts): parts.allSatisfy { $0.isMet(by: proficiencies) }
    case .any(let parts): parts.contains { $0.isMet(by: proficiencies) }
    case .not(let part): !part.isMet(by: proficiencies)
    }
  }
}

extension Proficiency {
  /// What tells an agent from all others, so that criteria can name it. Its name is none that a center can give.
  public static func agent(_ place: Int) -> Proficiency {
    Proficiency(name: "", value: String(place), level: 5)
  }
}

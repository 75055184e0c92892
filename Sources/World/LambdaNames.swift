import FlowEngine

extension WorldCenter {
  /// The names of all Lambdas that flows of the center invoke or `center.json` binds, sorted; complete when no flow
  /// takes a function's name from an attribute.
  public var lambdaNames: (names: [String], isComplete: Bool) {
    var names = Set(definition.lambdas.map(\.name))
    var isComplete = true
    for source in program.actionSources where source.action.type == "InvokeLambdaFunction" {
      guard let reference = source.action.lambdaReference(isLone: program.isLoneFlow) else { continue }
      if reference.contains("$.") || reference.contains("$[") {
        isComplete = false
      } else {
        names.insert(lambdaName(reference))
      }
    }
    return (names.sorted(), isComplete)
  }

  /// An agent's name, by the number the world knows the agent by.
  public func agentName(_ agent: Int) -> String { agents[agent].name }

  /// The agents who take contacts of a queue, and whether each ever answers.
  public func agents(of queue: QueueIndex) -> [(name: String, answers: Bool)] {
    places(ofAgentsOf: queue).map { (agents[$0].name, agents[$0].answersAfter != nil) }
  }
}

import FlowDocument
import FlowEngine
import JSON

extension FidelityReport {
  /// A resource that nothing here gives.
  public struct Missing: Sendable {
    public let resource: MissingResource
    /// The first action that names it.
    public let action: ActionIndex
  }

  /// What an action names that is not here, of what a call meets a stand-in for.
  static func missing(at action: ActionIndex, in program: Program) -> [MissingResource] {
    let source = program.actionSources[action.index].action
    let resources = AnalyzedType.named(source.type).parameters.compactMap { parameter -> MissingResource? in
      guard case .resource(let kind) = parameter.description.form else { return nil }
      guard kind != "lambda" else {
        guard let reference = source.lambdaReference(isLone: program.isLoneFlow),
          FoundReference.all(in: reference).isEmpty, program.center.lambdas[reference] == nil
        else { return nil }
        return .lambda(program.shownName(ofLambda: reference))
      }
      guard let reference = source.resourceReference(parameter.keys), !reference.isEmpty else { return nil }
      if let found = FoundReference.all(in: reference).first {
        return program.isLoneFlow && ["flow", "module"].contains(kind) ? .flow(by: found.wording) : nil
      }
      switch kind {
      case "queue", "agent":
        guard let queue = program.queue(reference).map({ program.queues[$0.index] }), !queue.isHere else {
          return nil
        }
        return queue.owner == nil ? .queue(queue.name) : .agent(queue.name)
      case "hours":
        guard let hours = program.hours(reference).map({ program.hours[$0.index] }), hours.definition == nil
        else { return nil }
        return .hours(hours.name)
      case "bot":
        guard parameter.keys == source.botPath, program.bot(reference) == nil else { return nil }
        return .bot(program.shownName(ofBot: reference), intents: source.namedIntents)
      default: return nil
      }
    }
    guard !program.namesInstance, let parameters = source.parameters, asksForInstance(parameters) else {
      return resources
    }
    return resources + [.instance]
  }

  /// True where a text, however deep inside, has a reference that the instance's ARN gives.
  private static func asksForInstance(_ value: JSONValue) -> Bool {
    if let text = value.string {
      return FoundReference.all(in: text).contains {
        [["InstanceARN"], ["AwsRegion"]].contains($0.names)
      }
    }
    return value.elements.contains(where: asksForInstance)
      || value.members.contains { asksForInstance($0.value) }
  }
}

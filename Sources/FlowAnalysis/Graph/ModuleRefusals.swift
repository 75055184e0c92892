import FlowDocument
import FlowEngine

/// The actions of modules that do not work where a contact comes to them: they take their error branch, here as on the
/// service.
///
/// What an action of a module may do is ruled by the flow that the contact was in before its first module, however many
/// modules lie between.
struct ModuleRefusals {
  /// Where an action does not work.
  struct Refusal {
    let action: ActionIndex
    let type: String
    /// The flow in whose modules it does not work; nil for an action that works in no module.
    let invoker: (name: String, type: FlowType)?

    /// A sentence for people, without a full stop.
    var words: String {
      let place = invoker.map { "in a module that is part of the \($0.type.words) \"\($0.name)\"" }
      return "\(type) does not work \(place ?? "in a module"): it takes its error branch, as on the service"
    }
  }

  /// In the order of flows and actions, each action once.
  private(set) var all: [Refusal] = []

  /// - Parameter isReached: true for an action that a contact can come to in its flow.
  init(in program: Program, where isReached: (ActionIndex) -> Bool) {
    let invokers = Self.invokers(in: program, where: isReached)
    for (number, flow) in program.flows.enumerated() where flow.document.type == .module {
      for (action, place) in zip(flow.document.actions, flow.actions) {
        let type = AnalyzedType.named(action.type)
        guard !type.flowTypes.isEmpty, !type.worksAnywhere, isReached(ActionIndex(place)) else { continue }
        guard type.flowTypes.contains(.module) else {
          all.append(Refusal(action: ActionIndex(place), type: type.name, invoker: nil))
          continue
        }
        // What works in modules alone works in each.
        guard type.flowTypes != [.module] else { continue }
        let moreTypes = FlowType.more(for: type.name, program.rules)
        let refusing = invokers[number].sorted().lazy.map { program.flows[$0] }.first { flow in
          flow.document.type.map { !type.flowTypes.contains($0) && !moreTypes.contains($0) } ?? false
        }
        guard let refusing, let flowType = refusing.document.type else { continue }
        all.append(
          Refusal(action: ActionIndex(place), type: type.name, invoker: (refusing.name, flowType)))
      }
    }
  }

  /// For each flow the flows, which are no modules, out of which contacts come into it as a module, by their numbers.
  private static func invokers(in program: Program, where isReached: (ActionIndex) -> Bool) -> [Set<Int>] {
    var links: [(from: Int, to: Int)] = []
    for (number, flow) in program.flows.enumerated() {
      for (action, place) in zip(flow.document.actions, flow.actions)
      where action.type == "InvokeFlowModule" && isReached(ActionIndex(place)) {
        for reference in FlowReference.all(of: action, in: program) {
          if let target = reference.target { links.append((number, target.index)) }
        }
      }
    }
    var invokers = [Set<Int>](repeating: [], count: program.flows.count)
    var isGrowing = !links.isEmpty
    while isGrowing {
      isGrowing = false
      for (source, target) in links {
        let isModule = program.flows[source].document.type == .module
        let more = isModule ? invokers[source] : [source]
        guard !more.isSubset(of: invokers[target]) else { continue }
        invokers[target].formUnion(more)
        isGrowing = true
      }
    }
    return invokers
  }
}

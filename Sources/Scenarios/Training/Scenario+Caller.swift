import ContactCenter
import FlowEngine

extension Scenario {
  /// The first call that the scenario makes.
  public var call: ScenarioCall? { lines.lazy.compactMap { ($0.step as? CallStep)?.call }.first }

  /// What the caller does at the telephone until the second call, in the order of the lines.
  public var items: [KeyItem] {
    var items: [KeyItem] = []
    var calls = 0
    for line in lines {
      if line.step is CallStep { calls += 1 }
      if calls == 1, let step = line.step as? any CallerStep { items.append(step.item) }
    }
    return items
  }
}

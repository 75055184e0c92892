import ContactCenter
import FlowEngine

/// Something that a caller at the telephone does, or waits for before doing more.
enum CallerItem: Sendable {
  case does(KeyItem)
  /// These words are to be heard first.
  case hears(Wording)
}

extension Scenario {
  /// What the caller does at the telephone and waits to hear until the second call, in the order of the lines.
  var items: [CallerItem] {
    var items: [CallerItem] = []
    var calls = 0
    for line in lines {
      if line.step is CallStep { calls += 1 }
      guard calls == 1 else { continue }
      if let step = line.step as? any CallerStep { items.append(.does(step.item)) }
      if let step = line.step as? HearStep { items.append(.hears(Wording(step.text))) }
    }
    return items
  }
}

import FlowAnalysis
import World

extension Breakpoint {
  /// In words: "before Main menu", "before ƒ bookSlot", "when lastKey becomes 7".
  func words(_ labels: FlowLabels) -> String {
    switch self {
    case .action(let action): "before \(labels.name(of: action))"
    case .lambda(let name): "before ƒ \(name)"
    case .row(let table): "when a row of \(table) changes"
    case .attribute(let name, let value): "when \(name) becomes \(value)"
    }
  }
}

import FlowEngine
import JSON

// References that lead to nothing, where that is why nobody says a word, or why an action fails.
extension World {
  /// Notes each reference in a parameter of the action at work that has no value now, or an empty one; false where there
  /// is none.
  @discardableResult mutating func sayMissingValues(_ contact: Int, _ side: Side) -> Bool {
    guard observer.isOn, let acting, acting.contact == contact else { return false }
    let count = observer.entries.count
    var engine = state.contacts[contact].contact
    if side == .agent { engine.swapExecutions() }
    let parameters = program.actionSources[acting.action.index].action.parameters?.members ?? []
    for parameter in parameters {
      let references = FoundReference.all(in: parameter.value.string ?? "")
      for reference in references where reference.names != nil {
        let value = program.text(atPath: reference.wording, of: engine)
        guard value?.isEmpty ?? true else { continue }
        let state = value == nil ? "has no value" : "is empty"
        record(.note, "\(parameter.name) needs \(reference.wording), which \(state)", contact, side: side)
      }
    }
    return observer.entries.count > count
  }
}

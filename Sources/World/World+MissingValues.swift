import FlowEngine
import JSON

// References that lead to nothing, where that is why nobody says a word, or why an action fails.
extension World {
  /// Tells which references of the action at work lead to nothing, when it took the branch of an error that nothing was
  /// told about.
  @inline(never) mutating func tellWhatIsMissing(_ contact: Int, _ side: Side) {
    guard let acting, acting.contact == contact, let step = observer.path.last,
      step.contact == state.contacts[contact].contact.serial, step.action == acting.action,
      step.firstEntry == observer.entries.count, let branch = step.branch,
      program.branches[branch.index].outcome == .error(ErrorType.noMatchingError.rawValue)
    else { return }
    sayMissingValues(contact, side)
  }

  /// Notes each reference in a parameter of the action at work that has no value now, or an empty one.
  mutating func sayMissingValues(_ contact: Int, _ side: Side) {
    guard observer.isOn, let acting, acting.contact == contact else { return }
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
  }
}

import ContactCenter
import FlowEngine
import JSON
import Routing

// Which agents a contact that waits is offered to, by the steps of its routing criteria.
extension World {
  /// Takes the criteria that an action gathered; false where they are not well formed. In a queue they hold from here on;
  /// nil where an agent took the contact at once, so that its flow is over.
  mutating func setRoutingCriteria(_ contact: Int) -> Bool? {
    guard let criteria = gatheredCriteria() else { return false }
    let waits = waitsStill(contact)
    let handle = state.routing.handle(for: criteria)
    state.contacts[contact].criteria = handle
    route(.criteriaChanged(ContactHandle(contact), handle))
    return waits && !waitsStill(contact) ? nil : true
  }

  private func gatheredCriteria() -> RoutingCriteria? {
    let steps = program.rules.routingStepsParameter
    let values = gathered()
    let text = (values.first { $0.name == "RoutingCriteria.\(steps)" } ?? values.first)?.value ?? ""
    guard let document = try? JSONDocument(parsing: text, named: "routing criteria") else { return nil }
    let root = document.root
    let list = root.kind == .array ? root.elements : root[steps]?.elements ?? []
    return RoutingCriteria(list, among: center.definition.agents)
  }
}

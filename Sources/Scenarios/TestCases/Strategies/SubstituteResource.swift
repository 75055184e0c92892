import ContactCenter
import JSON
import World

/// Another resource of the same kind takes the place of the one that the flow names.
struct SubstituteResource: TestStrategy {
  private let named: NamedUse

  init?(reading value: JSONValue, for action: TestFlowAction, _ reader: inout TestCaseReader) {
    guard let reference = reader.requiredText("SubstituteArn", in: value, "this strategy"),
      let place = value["SubstituteArn"]
    else { return nil }
    named = NamedUse(action, reference, at: place)
  }

  var substitute: NamedUse? { named }

  func effect(on resource: TestResource, _ action: TestFlowAction, _ center: TestCenter) -> Override.Effect? {
    switch (resource, center.resource(of: named)) {
    case (.lambda(let name), .lambda): .lambda(name: name, .substitute(named.reference ?? ""))
    case (.bot(let name), .bot): .bot(name: name, .substitute(named.reference ?? ""))
    case (.hours(let hours), .hours(let other)): .hours(hours, .substitute(other))
    case (.queue(let queue), .queue(let other)):
      .queue(
        queue, action.queueUses(sharingLine: center.rules.testQueueLineIsShared), .substitute(other))
    default: nil
    }
  }
}

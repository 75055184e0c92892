import ContactCenter
import FlowEngine

extension World {
  /// The contact record of a contact; of one that goes on, what it would be now.
  public func record(of contact: Int) -> ContactRecord {
    let known = state.contacts[contact]
    let engine = known.contact
    let program = program
    func text(_ field: SystemField) -> String? {
      let value = engine.field(field)
      return value.isMissing ? nil : engine.string(value, program)
    }
    var record = ContactRecord()
    record.add("ContactId", value: text(.contactId))
    record.add("InitialContactId", value: text(.initialContactId))
    record.add("PreviousContactId", value: text(.previousContactId))
    record.add(
      "RelatedContactId",
      value: related(to: contact).flatMap { state.contacts[$0].contact.data("ContactId", program) })
    record.add("Channel", value: engine.channel.rawValue)
    record.add("InitiationMethod", value: text(.initiationMethod))
    record.add("InitiationTimestamp", value: Self.moment(known.arrivedAt))
    record.add("DisconnectTimestamp", value: known.endedAt.map(Self.moment))
    record.add("DisconnectReason", value: known.endedBy?.reason(by: program.rules))
    record.add("CustomerEndpoint", "Address", value: text(.customerAddress))
    record.add("CustomerEndpoint", "Type", value: text(.customerAddressType))
    record.add("SystemEndpoint", "Address", value: text(.systemAddress))
    record.add("SystemEndpoint", "Type", value: text(.systemAddressType))
    record.add("Queue", "Name", value: text(.queueName))
    record.add("Queue", "ARN", value: text(.queueARN))
    record.add("Queue", "EnqueueTimestamp", value: known.queuedAt.map(Self.moment))
    record.add("Agent", "Username", value: text(.agentUserName))
    for (name, value) in engine.entries(engine.attributes, names: program.slotNames(.attributes), program) {
      record.add("Attributes", name, value: value)
    }
    record.add("ContactDetails", "Name", value: text(.name))
    record.add("ContactDetails", "Description", value: text(.description))
    record.add("CustomerId", value: text(.customerId))
    record.add("LanguageCode", value: text(.languageCode))
    record.add("TextToSpeechVoiceId", value: text(.voice))
    record.add("QueuePriority", value: known.priority == 5 ? nil : String(known.priority))
    record.add(
      "QueueTimeAdjustmentSeconds", value: known.ageAdjustment == 0 ? nil : String(known.ageAdjustment))
    for hook in EventHook.allCases {
      switch engine.hook(hook) {
      case .unset: break
      case .off: record.add("EventHooks", hook.name, value: "off")
      case .flow(let flow): record.add("EventHooks", hook.name, value: program.flows[flow.index].name)
      }
    }
    for (path, value) in engine.entries(engine.data, names: program.slotNames(.data), program) {
      record.add(data: path, value: value)
    }
    return record
  }

  private static func moment(_ moment: Timestamp) -> String {
    Timestamp(seconds: moment.seconds).description
  }
}

extension ContactEnd {
  /// The service's word for it (reference, section 6).
  fileprivate func reason(by rules: ServiceRules) -> String {
    switch self {
    case .byFlow: "CONTACT_FLOW_DISCONNECT"
    case .byCaller: "CUSTOMER_DISCONNECT"
    case .byAgent: "AGENT_DISCONNECT"
    case .byThirdParty: "THIRD_PARTY_DISCONNECT"
    case .notAnswered: rules.unansweredDisconnectReason
    case .flowNotHere, .byError, .merged: "OTHER"
    }
  }
}

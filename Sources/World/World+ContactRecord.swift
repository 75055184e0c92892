import ContactCenter
import FlowEngine

extension World {
  /// The contact record of a contact; of one that goes on, what it would be now. Of one that was transferred it tells of
  /// the last segment.
  public func record(of contact: Int) -> ContactRecord {
    let known = state.contacts[contact]
    let handling = state.handlings[contact]
    var record = record(
      of: contact, handling ?? Handling(), endedAt: known.endedAt,
      reason: handling?.agentLeft ?? known.endedBy)
    record.addWork(from: handling?.workBegan, to: handling?.workEnded)
    record.add(handling?.report)
    record.add("LastUpdateTimestamp", value: known.endedAt.map { max($0, handling?.workEnded ?? $0) })
    return record
  }

  /// The contact records of a contact, one for each segment, the first one first: a transfer begins another one, with an id
  /// of its own.
  public func records(of contact: Int) -> [ContactRecord] {
    (state.handlings[contact]?.earlier.map(\.whole) ?? []) + [record(of: contact)]
  }

  /// The record of a segment of a contact, without the work after it.
  func record(
    of contact: Int, _ handling: Handling, endedAt: Timestamp?, reason: ContactEnd?,
    isTransferred: Bool = false
  ) -> ContactRecord {
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
    record.add("NextContactId", value: handling.next)
    record.add(
      "RelatedContactId",
      value: related(to: contact).flatMap { state.contacts[$0].contact.data("ContactId", program) })
    record.add("Channel", value: engine.channel.rawValue)
    record.add("InitiationMethod", value: text(.initiationMethod))
    let began = handling.began ?? known.arrivedAt
    record.add("InitiationTimestamp", value: began)
    record.add("ScheduledTimestamp", value: handling.scheduledFor)
    record.add("ConnectedToSystemTimestamp", value: known.created == nil ? began : handling.connectedAt)
    record.add("DisconnectTimestamp", value: endedAt)
    record.add(
      "DisconnectReason",
      value: endedAt == nil ? nil : isTransferred ? "TRANSFERRED" : reason?.reason(by: program.rules))
    record.add("CustomerEndpoint", "Address", value: text(.customerAddress))
    record.add("CustomerEndpoint", "Type", value: text(.customerAddressType))
    record.add("SystemEndpoint", "Address", value: text(.systemAddress))
    record.add("SystemEndpoint", "Type", value: text(.systemAddressType))
    record.add("TransferredToEndpoint", "Address", value: handling.transferredTo)
    record.add("TransferredToEndpoint", "Type", value: handling.transferredTo.map { _ in "TELEPHONE_NUMBER" })
    record.add("TransferCompletedTimestamp", value: handling.transferredAt)
    let queue = handling.queue
    record.add("Queue", "Name", value: queue.map { engine.name(of: $0, program) } ?? text(.queueName))
    record.add("Queue", "ARN", value: queue.map { engine.reference(of: $0, program) } ?? text(.queueARN))
    record.add("Queue", "EnqueueTimestamp", value: handling.queuedAt)
    let dequeued = handling.queuedAt.flatMap { _ in handling.dequeuedAt ?? endedAt }
    record.add("Queue", "DequeueTimestamp", value: dequeued)
    record.add(
      "Queue", "Duration", number: Self.seconds(from: handling.queuedAt, to: dequeued))
    record.add("AgentConnectionAttempts", number: handling.attempts > 0 ? handling.attempts : nil)
    add(handling, until: endedAt ?? state.now, to: &record)
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
    let data = engine.entries(engine.data, names: program.slotNames(.data), program)
    for (path, value) in data where !path.hasPrefix("SegmentAttributes.") {
      record.add(data: path, value: value)
    }
    for (path, value) in engine.segmentAttributes(program) { record.add(data: path, value: value) }
    return record
  }

  /// What is known of the agent who answered.
  private func add(_ handling: Handling, until end: Timestamp, to record: inout ContactRecord) {
    guard let agent = handling.agent else { return }
    record.add("Agent", "Username", value: center.agents[agent].name)
    if center.definition.agents.indices.contains(agent),
      let profile = center.definition.agents[agent].profile
    {
      record.add(
        "Agent", "RoutingProfile", "Name", value: center.definition.routingProfiles[profile].name)
    }
    guard let joined = handling.joinedAt else { return }
    record.add("Agent", "ConnectedToAgentTimestamp", value: joined)
    record.add(
      "Agent", "AgentInteractionDuration",
      number: handling.interaction(until: end).map { Int($0.wholeSeconds) })
    record.add("Agent", "NumberOfHolds", number: handling.holds)
    let current = handling.onHoldSince.map { end - $0 } ?? .zero
    record.add("Agent", "CustomerHoldDuration", number: Int((handling.held + current).wholeSeconds))
    record.add(
      "Agent", "LongestHoldDuration", number: Int(max(handling.longestHold, current).wholeSeconds))
  }

  private static func seconds(from: Timestamp?, to: Timestamp?) -> Int? {
    guard let from, let to else { return nil }
    return Int((to - from).wholeSeconds)
  }
}

extension ContactEnd {
  /// The service's word for it (reference, section 6).
  fileprivate func reason(by rules: ServiceRules) -> String {
    switch self {
    case .byFlow: "CONTACT_FLOW_DISCONNECT"
    case .byCaller: "CUSTOMER_DISCONNECT"
    case .byAgent: "AGENT_DISCONNECT"
    case .byDeadTelephone: "TELECOM_PROBLEM"
    case .byThirdParty: "THIRD_PARTY_DISCONNECT"
    case .notAnswered: rules.unansweredDisconnectReason
    case .flowNotHere, .byError, .merged: "OTHER"
    }
  }
}

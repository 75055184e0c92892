import ContactCenter
import FlowEngine

/// Who calls whom.
public struct IncomingCall: Sendable, Hashable {
  public var caller: Caller
  /// The number dialed; nil when the call does not come in by one.
  public var dialed: PhoneNumber?
  public var flow: FlowIndex
  public var channel: Channel
  /// User attributes the contact has from its start.
  public var attributes: [NamedValue]
  /// Segment attributes the contact has from its start.
  public var segmentAttributes: [NamedValue]

  public init(
    from caller: Caller, to dialed: PhoneNumber?, flow: FlowIndex, channel: Channel = .voice,
    attributes: [NamedValue] = [], segmentAttributes: [NamedValue] = []
  ) {
    self.caller = caller
    self.dialed = dialed
    self.flow = flow
    self.channel = channel
    self.attributes = attributes
    self.segmentAttributes = segmentAttributes
  }
}

/// A call that comes in many times, with what it brings looked up in the program beforehand; handed on as one reference.
public final class PreparedCall: Sendable {
  public let call: IncomingCall
  let attributes: PreparedValues
  /// The caller's number and the number dialed, as texts.
  let endpoints: (customer: String?, system: String?)

  public init(_ call: IncomingCall, for program: Program) {
    self.call = call
    attributes = PreparedValues(call.attributes, in: .attributes, of: program)
    endpoints = (call.caller.number?.e164, call.dialed?.e164)
  }
}

extension WorldContact {
  /// Becomes a fresh contact for a call, in the room of the one before.
  mutating func begin(
    _ prepared: PreparedCall, serial: Int32, seed: UInt64, at now: Timestamp, _ program: Program
  ) {
    assert(
      isEnded && prompt == nil && agentPrompt == nil && lambda == nil && agentLambda == nil && agent == nil
        && records == nil && agentRecords == nil)
    contact.reset(serial: serial, channel: prepared.call.channel, seed: seed)
    contact.setEndpoints(customer: prepared.endpoints.customer, system: prepared.endpoints.system, program)
    contact.setId(ContactID(serial: serial, seed: seed), program)
    contact.set(prepared.attributes, program)
    for attribute in prepared.call.segmentAttributes {
      contact.setData("SegmentAttributes." + attribute.name, attribute.value, program)
    }
    stage = .inFlow
    caller = prepared.call.caller
    arrivedAt = now
    endedAt = nil
    endedBy.clear()
    queuedAt = nil
    conversation.clear()
    related = nil
    generation = 0
    created.clear()
    priority = 5
    ageAdjustment = 0
    laterPriority = 0
    laterAge = 0
    criteria = nil
    isOnHold = false
    transfer = nil
    partner = -1
    consultation = .none
    hasCallback = false
    queueMoves = 0
    declines = 0
    timers.cancelAll()
  }
}

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

  public init(
    from caller: Caller, to dialed: PhoneNumber?, flow: FlowIndex, channel: Channel = .voice,
    attributes: [NamedValue] = []
  ) {
    self.caller = caller
    self.dialed = dialed
    self.flow = flow
    self.channel = channel
    self.attributes = attributes
  }
}

/// A call that comes in many times, with what it brings looked up in the program beforehand.
public struct PreparedCall: Sendable {
  public let call: IncomingCall
  let attributes: [PreparedValue]

  public init(_ call: IncomingCall, for program: Program) {
    self.call = call
    attributes = call.attributes.map {
      PreparedValue($0.name, $0.value, in: .attributes, of: program)
    }
  }
}

extension WorldContact {
  /// Becomes a fresh contact for a call, in the room of the one before.
  mutating func begin(
    _ prepared: PreparedCall, serial: Int32, seed: UInt64, at now: Timestamp, _ program: Program
  ) {
    let call = prepared.call
    contact.reset(serial: serial, channel: call.channel, seed: seed)
    contact.setEndpoints(customer: call.caller.number?.e164, system: call.dialed?.e164, program)
    contact.setId(ContactID(serial: serial, seed: seed), program)
    contact.set(prepared.attributes, program)
    stage = .inFlow
    caller = call.caller
    arrivedAt = now
    endedAt = nil
    endedBy = nil
    queuedAt = nil
    prompt = nil
    agentPrompt = nil
    lambda = nil
    agentLambda = nil
    conversation = nil
    agent = nil
    related = nil
    generation = 0
    created = nil
    thirdParty = nil
    priority = 5
    ageAdjustment = 0
    queueMoves = 0
    timers.cancelAll()
  }
}

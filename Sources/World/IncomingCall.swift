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

extension WorldContact {
  /// Becomes a fresh contact for a call, in the room of the one before.
  mutating func begin(
    _ call: IncomingCall, serial: Int32, seed: UInt64, at now: Timestamp, _ center: WorldCenter
  ) {
    let program = center.program
    contact.reset(serial: serial, channel: call.channel, seed: seed)
    contact.setEndpoints(
      customer: call.caller.number?.e164, system: call.dialed?.e164, id: Self.id(serial: serial, seed: seed),
      program)
    for attribute in call.attributes { contact.setAttribute(attribute.name, attribute.value, program) }
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
    agent = nil
    related = nil
    generation = 0
    created = nil
    thirdParty = nil
    priority = 5
    ageAdjustment = 0
    queueMoves = 0
    cancelAllTimers()
  }

  /// A contact's id, made of the world's seed and its number: the same in every run.
  static func id(serial: Int32, seed: UInt64) -> String {
    var chance = Chance(seed: seed &+ UInt64(UInt32(bitPattern: serial)) &* 0xD1B5_4A32_D192_ED03)
    return String(unsafeUninitializedCapacity: 36) { bytes in
      var count = 0
      var bits: UInt64 = 0
      for place in 0..<32 {
        if place & 15 == 0 { bits = chance.next() }
        if place == 8 || place == 12 || place == 16 || place == 20 {
          bytes[count] = UInt8(ascii: "-")
          count += 1
        }
        let digit = UInt8(truncatingIfNeeded: bits) & 15
        bytes[count] = digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") - 10 + digit
        bits >>= 4
        count += 1
      }
      return count
    }
  }
}

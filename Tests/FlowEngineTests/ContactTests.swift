import FlowEngine
import FlowTestSupport
import Testing

@Suite struct ContactTests {
  static func program() throws -> Program {
    try .linking([
      FlowText([
        ActionText(
          "wait", "GetParticipantInput",
          #"{"Text": "Type", "InputTimeLimitSeconds": "5", "StoreInput": "True"}"#, next: "set"),
        ActionText(
          "set", "UpdateContactAttributes",
          #"{"Attributes": {"a": "$.StoredCustomerInput", "c": "$.Attributes.a x", "$.Attributes.a": "$.Attributes.c"}}"#,
          next: "flow", on: [.init("NoMatchingError", "error")]),
        ActionText(
          "flow", "UpdateFlowAttributes", #"{"FlowAttributes": {"f": {"Value": "f$.Attributes.a"}}}"#,
          next: "wait"),
      ])
    ])
  }

  static func values(_ call: Call) -> [String] {
    call.contact.entries(call.contact.attributes, names: call.program.slotNames(.attributes), call.program)
      .map {
        "\($0.name)=\($0.value)"
      } + [call.flowAttribute("f") ?? "-", call.storedInput ?? "-", call.contact.typeAhead.text]
  }

  @Test func aCopyNeverSeesTheOthersChanges() throws {
    let call = Call(try Self.program())
    call.contact.setAttribute("a", "0", call.program)
    call.begin()
    call.press("12#")
    let copy = call.contact
    let before = Self.values(call)
    call.press("34#5")
    call.contact.setTargetQueue(QueueIndex(0), call.program)
    call.contact.setHook(.customerQueue, .off)
    let after = Self.values(call)
    let other = Call(call.program)
    other.contact = copy
    #expect(Self.values(other) == before)
    #expect(other.contact.targetQueue == nil)
    #expect(other.contact.hook(.customerQueue) == .unset)
    other.press("77#")
    #expect(other.storedInput == "77")
    #expect(Self.values(call) == after)
    #expect(before != after)
  }

  @Test func twoCopiesGoOnAlike() throws {
    let call = Call(try Self.program())
    call.contact.setAttribute("a", "0", call.program)
    call.begin()
    call.press("1#")
    let other = Call(call.program)
    other.contact = call.contact
    for keys in ["2#", "3*4#", "#"] {
      call.press(keys)
      other.press(keys)
      #expect(Self.values(call) == Self.values(other))
      #expect(call.effects == other.effects)
    }
  }

  @Test func textsThatNothingHoldsAreGivenBack() throws {
    let call = Call(try Self.program())
    call.contact.setAttribute("a", "0", call.program)
    call.begin()
    var largest = 0
    for round in 0..<20_000 {
      let keys = String(round % 50)
      for key in keys { call.deliver(.digit(DTMFDigit(key)!)) }
      call.deliver(.digit(.hash))
      largest = max(largest, call.contact.arena.byteCount)
    }
    #expect(largest < 256 * 1024)
    #expect(call.storedInput == "49")
    #expect(call.attribute("a") == "49")
    #expect(call.attribute("c") == "48 x")
    #expect(call.flowAttribute("f") == "f49")
    // A name that the flow computes is an attribute of its own, with the value it was given last.
    for name in 0..<49 { #expect(call.attribute(String(name)) == "\((name + 49) % 50) x") }
  }

  @Test func aContactThatIsUsedAgainIsFresh() throws {
    let program = try Self.program()
    let call = Call(program)
    call.begin()
    call.press("12#3")
    call.contact.setHook(.agentHold, .off)
    call.contact.setTargetQueue(QueueIndex(0), program)
    call.contact.setLogging(true)
    call.contact.reset(serial: 1, channel: .voice, seed: 0)
    var fresh = Contact(program: program)
    fresh.reset(serial: 1, channel: .voice, seed: 0)
    #expect(Self.digest(call.contact, program) == Self.digest(fresh, program))
  }

  static func digest(_ contact: Contact, _ program: Program) -> [String] {
    var found: [String] = []
    // Two closures cannot change one array at once, so numbers and texts are compared apart.
    var numbers: [Int64] = []
    contact.feed(program, { numbers.append($0) }, bytes: { found.append($0) })
    return found + numbers.map(String.init)
  }

  @Test func eventsThatNobodyWaitsForChangeNothing() throws {
    let call = Call(try Self.program())
    call.begin()
    let before = Self.digest(call.contact, call.program)
    for event in [
      ContactEvent.lambdaAnswered, .lambdaFailed(.failed), .hoursAnswered(.open), .metricAnswered(3),
      .metricsLoaded(true),
      .queueAnswered(.entered), .timerFired(.wait), .timerFired(.interruption),
    ] {
      call.deliver(event)
      #expect(call.effects.isEmpty)
      #expect(Self.digest(call.contact, call.program) == before)
    }
  }

  @Test func afterTheEndEventsChangeNothing() throws {
    let call = try Call.begin(ActionText("end", "DisconnectParticipant"))
    call.deliver(.promptFinished)
    call.press("1")
    #expect(call.departure == .disconnected)
    #expect(call.effects == ["1 lost"])
  }

  @Test func aRunCanBeCutAfterAnyNumberOfActions() throws {
    let flow = FlowText([
      ActionText("a", "UpdateContactAttributes", #"{"Attributes": {"x": "1"}}"#, next: "b"),
      ActionText("b", "UpdateContactAttributes", #"{"Attributes": {"y": "$.Attributes.x"}}"#, next: "c"),
      ActionText("c", "MessageParticipant", #"{"Text": "$.Attributes.y"}"#, next: "end"),
    ])
    for limit in 1...4 {
      let call = Call(try Program.linking([flow]))
      var turns = 0
      while call.contact.execution.state == .ready {
        call.begin(limit: limit)
        turns += 1
      }
      #expect(call.actions == ["a", "b", "c"])
      #expect(turns == (3 + limit - 1) / limit)
      #expect(call.effects == ["say \"1\""])
    }
  }
}

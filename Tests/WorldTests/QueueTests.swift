import FlowTestSupport
import Testing

@testable import World

/// The orders in which a world goes on: of timers, and of runs that are ready.
@Suite struct QueueTests {
  /// A small source of numbers, the same in every run.
  private struct Numbers {
    var state: UInt64
    mutating func next(below bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(bound))
    }
  }

  @Test(arguments: [1, 2, 3, 4, 5]) func sweptTimersFireInTheSameOrder(seed: Int) {
    var numbers = Numbers(state: UInt64(seed))
    var (queue, swept) = (TimerQueue(), TimerQueue())
    var cancelled: Set<Int64> = []
    for sequence in 1...Int64(300) {
      let entry = TimerQueue.Entry(
        due: Int64(numbers.next(below: 50)), sequence: sequence, owner: 0, kind: .wait)
      queue.insert(entry)
      swept.insert(entry)
      if numbers.next(below: 4) > 0 {
        cancelled.insert(sequence)
        swept.forget(sequence)
      }
    }
    #expect(swept.isMostlyCancelled)
    swept.sweep { !cancelled.contains($0.sequence) }
    #expect(!swept.isMostlyCancelled)
    func rest(_ queue: TimerQueue) -> [Int64] {
      var queue = queue
      var order: [Int64] = []
      while !queue.isEmpty {
        let first = queue.removeFirst().sequence
        if !cancelled.contains(first) { order.append(first) }
      }
      return order
    }
    #expect(rest(swept) == rest(queue))
    #expect(rest(swept).count == 300 - cancelled.count)
  }

  @Test(arguments: [1, 2, 3, 4, 5]) func timersFireInTheOrderTheyAreDueAndWereStarted(seed: Int) {
    var numbers = Numbers(state: UInt64(seed))
    var queue = TimerQueue()
    var expected: [TimerQueue.Entry] = []
    for sequence in 1...2000 {
      if numbers.next(below: 3) == 0 {
        #expect(queue.isEmpty == expected.isEmpty)
        if queue.isEmpty { continue }
        expected.sort { ($0.due, $0.sequence) < ($1.due, $1.sequence) }
        #expect(queue.removeFirst().sequence == expected.removeFirst().sequence)
      } else {
        let entry = TimerQueue.Entry(
          due: Int64(numbers.next(below: 50)), sequence: Int64(sequence),
          owner: Int32(numbers.next(below: 9)),
          kind: .wait)
        queue.insert(entry)
        expected.append(entry)
      }
      let sorted = expected.sorted { ($0.due, $0.sequence) < ($1.due, $1.sequence) }
      #expect(queue.inOrder.map(\.sequence) == sorted.map(\.sequence))
      #expect(queue.first?.sequence == sorted.first?.sequence)
    }
  }

  @Test func aForgottenTimerIsGoneAndAnyOtherStays() {
    var queue = TimerQueue()
    for sequence in 1...4 as ClosedRange<Int64> {
      queue.insert(TimerQueue.Entry(due: 10 * sequence, sequence: sequence, owner: 7, kind: .wait))
    }
    queue.insert(TimerQueue.Entry(due: 5, sequence: 5, owner: 8, kind: .wait))
    queue.forgetAll(of: 7, count: 4)
    #expect(queue.first?.sequence == 5)
    queue.forget(5)
    #expect(queue.first?.sequence == 1)
    #expect(queue.inOrder.map(\.sequence) == [1, 2, 3, 4])
  }

  @Test func aReadyRunGoesOnOnceAndOneThatWasStoppedGoesOnFirst() {
    var queue = ReadyQueue()
    let runs = (0..<3).map { ReadyQueue.Run(contact: $0, side: .customer) }
    for run in runs + runs { queue.append(run) }
    let urgent = ReadyQueue.Run(contact: 0, side: .agent)
    queue.insert(urgent)
    queue.insert(runs[2])
    #expect(queue.runs == [urgent] + runs)
    #expect(queue.popFirst() == urgent)
    queue.removeAll(of: 1)
    #expect(queue.popFirst() == runs[0])
    #expect(queue.popFirst() == runs[2])
    #expect(queue.popFirst() == nil)
  }

  /// What one list of contacts changes, another that it was copied from does not see.
  @Test func contactsAreAValue() throws {
    let center = try SmallCenter([FlowText([.probe("DisconnectParticipant", "{}")])])
    var contacts = ContactList()
    for _ in 0..<9 { contacts.append(WorldContact(program: center.world.program)) }
    let before = contacts
    contacts.own()
    contacts[3].stage = .inFlow
    contacts.append(WorldContact(program: center.world.program))
    #expect(before.count == 9)
    #expect(contacts.count == 10)
    #expect(before[3].stage == .ended)
    #expect(contacts[3].stage == .inFlow)
  }

  /// The block is "End flow / Resume".
  @Test func theEndOfTheFlowResumesThePromptsThatWereInterrupted() throws {
    let waiting = FlowText(
      [
        ActionText(
          "loop", "MessageParticipantIteratively",
          #"{"Messages": [{"Text": "music"}], "InterruptFrequencySeconds": "20"}"#,
          if: [.init("MessagesInterrupted", "offer")]),
        Act.say("offer", "press one for a callback", next: "end"), ActionText("end", "EndFlowExecution"),
      ], named: "waiting")
    let center = try SmallCenter(
      [FlowText([Act.hook("hook", "CustomerQueue", "waiting", next: "queue")] + Act.queue()), waiting],
      .withAgents(["Ann": nil]))
    let contact = try center.call()
    center.wait(.seconds(70))
    #expect(center.heard(contact).count { $0 == "press one for a callback" } == 3)
    #expect(center.heard(contact).last == "music")
  }

  @Test func promptsThatGoOnAreHeardToTheirEnd() throws {
    let long = "this is a long comfort message with many words in it"
    let waiting = FlowText(
      [
        ActionText(
          "loop", "MessageParticipantIteratively",
          #"""
          {"Messages": [{"Text": "\#(long)"}, {"Text": "second"}], "InterruptFrequencySeconds": "2",
           "ContinueMessagingDuringInterrupt": "true"}
          """#, if: [.init("MessagesInterrupted", "set")]),
        Act.set("set", "seen", "yes", next: "loop"),
      ], named: "waiting")
    let center = try SmallCenter(
      [FlowText([Act.hook("hook", "CustomerQueue", "waiting", next: "queue")] + Act.queue()), waiting],
      .withAgents(["Ann": nil]))
    let contact = try center.call()
    center.wait(.seconds(6))
    #expect(center.heard(contact).contains("second"))
  }
}

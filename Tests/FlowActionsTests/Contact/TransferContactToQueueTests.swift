import FlowEngine
import FlowTestSupport
import Testing

@Suite struct TransferContactToQueueTests {
  static let setQueue = ActionText(
    "queue", "UpdateContactTargetQueue", #"{"QueueId": "Sales"}"#, next: "probe")

  func call(_ answer: QueueAnswer, on errors: [String] = ["QueueAtCapacity", "NoMatchingError"]) throws
    -> Call
  {
    let call = try Call.begin(Self.setQueue, .probe("TransferContactToQueue", on: errors))
    #expect(call.effects == ["enter Sales"])
    call.deliver(.queueAnswered(answer))
    return call
  }

  @Test func endsTheFlowInTheQueue() throws {
    let call = try call(.entered)
    #expect(call.departure == .queued)
    #expect(call.last == "probe")
  }

  @Test func aFullQueueTakesItsBranch() throws { #expect(try call(.atCapacity).last == "QueueAtCapacity") }

  @Test func aRefusalIsAnError() throws { #expect(try call(.refused).last == "NoMatchingError") }

  @Test func aFullQueueWithoutItsBranchIsAnyError() throws {
    #expect(try call(.atCapacity, on: ["NoMatchingError"]).last == "NoMatchingError")
    #expect(try call(.atCapacity, on: []).departure == .unhandled(.queueAtCapacity))
  }

  @Test func withoutATargetQueueItIsAnError() throws {
    let call = try Call.begin(.probe("TransferContactToQueue", on: ["QueueAtCapacity", "NoMatchingError"]))
    #expect(call.last == "NoMatchingError")
    #expect(call.reasons == ["no queue is set"])
  }
}

import FlowEngine
import FlowTestSupport
import Testing

@Suite struct LoopTests {
  static func loop(_ count: String?, on errors: [ActionText.Failure] = [.init("NoMatchingError", "error")])
    -> [ActionText]
  {
    [
      ActionText(
        "loop", "Loop", count.map { "{\"LoopCount\": \($0)}" } ?? "{}", next: "done",
        if: [.init("ContinueLooping", "again"), .init("DoneLooping", "done")], on: errors),
      ActionText("again", "MessageParticipant", #"{"Text": "Again"}"#, next: "loop"),
    ]
  }

  func rounds(_ call: Call) -> Int {
    var rounds = 0
    while call.isWaiting, rounds < 200 {
      rounds += 1
      call.deliver(.promptFinished)
    }
    return rounds
  }

  @Test(arguments: [
    ("\"0\"", 0), ("\"1\"", 1), ("3", 3), ("\"100\"", 100), ("\" 2 \"", 2), ("\"2.0\"", 2),
    ("\"$.Attributes.n\"", 4),
  ])
  func goesRoundSoOftenAndIsThenDone(count: String, expected: Int) throws {
    let call = Call(try Program.linking([FlowText(Self.loop(count))]))
    call.contact.setAttribute("n", "4", call.program)
    call.begin()
    #expect(rounds(call) == expected)
    #expect(call.last == "done")
  }

  @Test func beginsAgainOnceDone() throws {
    let call = try Call.begin(
      ActionText(
        "loop", "Loop", #"{"LoopCount": "2"}"#, next: "wait",
        if: [.init("ContinueLooping", "loop"), .init("DoneLooping", "wait")]),
      ActionText("wait", "MessageParticipant", #"{"Text": "Again"}"#, next: "loop"))
    call.deliver(.promptFinished)
    #expect(call.actions == ["loop", "loop", "loop", "wait", "loop", "loop", "loop", "wait"])
  }

  @Test func eachLoopCountsForItself() throws {
    let call = try Call.begin(
      ActionText(
        "outer", "Loop", #"{"LoopCount": "2"}"#, next: "end",
        if: [.init("ContinueLooping", "inner"), .init("DoneLooping", "end")]),
      ActionText(
        "inner", "Loop", #"{"LoopCount": "3"}"#, next: "outer",
        if: [.init("ContinueLooping", "inner"), .init("DoneLooping", "outer")]))
    #expect(call.actions.filter { $0 == "inner" }.count == 8)
    #expect(call.last == "end")
  }

  @Test(arguments: [
    "\"101\"", "\"-1\"", "\"many\"", "\"$.Attributes.none\"", "\"$.Attributes.bad\"", "\"1.5\"", "\"\"",
  ])
  func aBadCountIsAnError(count: String) throws {
    let call = Call(try Program.linking([FlowText(Self.loop(count))]))
    call.contact.setAttribute("bad", "101", call.program)
    call.begin()
    #expect(call.last == "error")
  }

  @Test func noCountIsAnError() throws {
    let call = Call(try Program.linking([FlowText(Self.loop(nil))]))
    call.begin()
    #expect(call.last == "error")
  }

  @Test func aBadCountWithoutABranchEndsTheContact() throws {
    let call = Call(try Program.linking([FlowText(Self.loop("\"many\"", on: []))]))
    call.begin()
    #expect(call.departure == .unhandled(.noMatchingError))
  }

  @Test(arguments: [("\"101\"", "parameter-range"), ("\"many\"", "parameter-number")])
  func aBadCountIsAFinding(count: String, rule: String) throws {
    #expect(try Program.linking([FlowText(Self.loop(count))]).problems.map(\.rule) == [rule])
  }

  @Test func entersTheFlowAfreshWithItsCountAtZero() throws {
    let call = Call(
      try Program.linking([
        FlowText([
          ActionText(
            "loop", "Loop", #"{"LoopCount": "3"}"#, next: "done",
            if: [.init("ContinueLooping", "prompt"), .init("DoneLooping", "done")]),
          ActionText("prompt", "MessageParticipant", #"{"Text": "x"}"#, next: "again"),
          ActionText("again", "TransferToFlow", #"{"ContactFlowId": "test"}"#),
        ])
      ]))
    call.begin()
    #expect(rounds(call) == 200)
  }
}

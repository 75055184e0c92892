import ContactCenter
import Scenarios
import TerminalUI
import TestSupport
import Testing
import World

@testable import touchtone

/// Who asked to be called back is: the phone rings, and the call goes on there.
@Suite struct CallbackCallTests {
  /// Meera does not answer Asha, who asks to be called back, and then is there.
  private func ringing() throws -> FixedCall {
    var call = try FixedCall(speed: .veryFast)
    call.give(.sitDown(agent: 0))
    call.give(.act(.becomesUnavailable, agent: 0))
    call.wait(2)
    try call.press("1")
    for _ in 0..<2 {
      for _ in 0..<400 where call.call.model(view: PhoneView()).keypad.labels.isEmpty { call.wait(0.1) }
      try call.press("1")
      call.wait(0.3)
    }
    for _ in 0..<400 where !call.call.isEnded { call.wait(0.1) }
    call.give(.act(.becomesAvailable, agent: 0))
    for _ in 0..<400 where call.call.world.status(ofAgent: 0) != .pending { call.wait(0.1) }
    call.give(.act(.answers, agent: 0))
    for _ in 0..<400 where call.call.ring == nil { call.wait(0.1) }
    return call
  }

  @Test func timeGoesOnUntilThePhoneRingsAndRingsInRealTime() throws {
    var call = try ringing()
    let model = call.call.model(view: PhoneView())
    #expect(model.header.state == .ringing)
    guard case .ringing("Amberleaf Estates calls back", let before) = model.wait.kind else {
      Issue.record("\(model.wait)")
      return
    }
    call.wait(2)
    guard case .ringing(_, let after) = call.call.model(view: PhoneView()).wait.kind else {
      Issue.record("it rings no more")
      return
    }
    #expect(before.remainingMilliseconds - after.remainingMilliseconds == 2000)
    let picture = call.picture(Size(columns: 60, rows: 16)).text
    #expect(picture.contains("a answer") && picture.contains("to answer"), "\(picture)")
  }

  @Test func theCallGoesOnAtThePhoneThatAnswered() throws {
    var call = try ringing()
    call.call.takeRing(true, call.now)
    call.setSpeed(.normal)
    call.wait(12)
    let first = call.call.firstContact
    let contact = call.call.contact
    #expect(contact != first)
    let texts = call.call.model(view: PhoneView()).transcript.map { "\($0.kind)" }
    #expect(texts.contains { $0.contains("ended by the flow") }, "what was before stays in sight")
    #expect(texts.contains { $0.contains("You asked us to call you back") }, "\(texts)")
    #expect(texts.contains { $0.contains("joined with Meera Nair") }, "\(texts)")
    try call.press("7")
    let isLost = call.call.model(view: PhoneView()).transcript.contains {
      if case .keys(["7"], _) = $0.kind { true } else { false }
    }
    #expect(isLost)
    call.hangUp()
    let (isEnded, isOver) = (call.call.isEnded, call.call.isOver)
    #expect(isEnded && isOver)
  }

  @Test func whatWasDeclinedIsStillToCome() throws {
    var call = try ringing()
    call.call.takeRing(false, call.now)
    let model = call.call.model(view: PhoneView())
    guard case .ended(let summary) = model.wait.kind else {
      Issue.record("\(model.wait)")
      return
    }
    #expect(summary.next == "to be called back")
    let loss = call.call.lossWithoutIt
    #expect(loss == "A callback is to come, and is lost.")
  }

  @Test func thePastOfBothCallsIsOneLine() throws {
    var call = try ringing()
    call.call.takeRing(true, call.now)
    call.setSpeed(.normal)
    call.wait(12)
    try call.call.enterTime(call.now)
    let (first, second) = (call.call.firstContact, call.call.contact)
    try call.call.stand(at: LiveCall.firstPosition, call.now)
    let early = call.call.contact
    #expect(early == first)
    // A key there makes a line on which nobody was called back.
    try call.press("5")
    var view = PhoneView()
    view.compares = true
    let model = call.call.model(view: view)
    #expect(model.time?.lanes.count == 2 && model.time?.comparison != nil)
    try call.call.choose(0, call.now)
    try call.call.stand(at: call.call.shown.recording.length, call.now)
    let late = call.call.contact
    #expect(late == second)
    #expect(call.picture(Size(columns: 120, rows: 36)).text.contains("joined with Meera Nair"))
  }

  @Test func aCallWithACallbackIsSavedAndPasses() throws {
    var call = try ringing()
    call.call.takeRing(false, call.now)
    for _ in 0..<400 where call.call.world.status(ofAgent: 0) != .pending { call.wait(0.1) }
    call.give(.act(.answers, agent: 0))
    for _ in 0..<400 where call.call.ring == nil { call.wait(0.1) }
    call.call.takeRing(true, call.now)
    call.setSpeed(.normal)
    call.wait(12)
    call.give(.act(.hangsUp, agent: 0))
    for _ in 0..<100 where !call.call.isEnded { call.wait(0.1) }
    var recorded = try RecordedCall(
      of: call.call.incoming, to: try FixedCall.center.get(), seed: 0, conditions: call.call.declared,
      in: call.call.world, contact: call.call.firstContact)
    recorded.deskInputs = call.call.shown.recording.deskInputs
    let text = try ScenarioWriter.text(of: recorded, center: "center ../center.json", title: "called back")
    let (declined, answered) = (text.range(of: "callback declined"), text.range(of: "callback answered"))
    #expect(declined != nil && answered != nil, "\(text)")
    #expect(text.contains("You asked us to call you back\""), "\(text)")
    let file = packagePath("flows/site-visit/scenarios/called-back.scenario")
    let result = ScenarioRunner(CenterShelf()).play(try Scenario(parsing: text, named: file))
    #expect(result.isPassed, "\(result)\n\(text)")
  }

  @Test func anotherCallAsksBeforeItTakesThePlaceOfOneThatIsOn() throws {
    let phone = try PlayedProgram()
    let contact = phone.program.call.live.recording.length
    phone.press("c")
    let after = phone.program.call.live.recording.length
    #expect(after == contact)
    #expect(phone.text().contains("The call ends as a hang-up. c calls anew, any other key stays."))
    phone.press("Dc")
    #expect(phone.text().contains("c calls anew"), "another key takes it back")
    phone.press("c")
    #expect(!phone.text().contains("c calls anew"))
  }

  @Test func wherePhoneDoesNotRingNothingIsAnswered() throws {
    let phone = try PlayedProgram()
    phone.press("a")
    #expect(phone.text().contains("nobody calls this telephone now"))
  }
}

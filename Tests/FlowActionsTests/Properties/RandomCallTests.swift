import ContactCenter
import Diagnostics
import FlowActions
import FlowDocument
import FlowEngine
import FlowTestSupport
import Foundation
import JSON
import Testing

/// Whatever is answered, a flow reaches an end or waits on something that can happen; and the same answers lead the same way.
@Suite struct RandomCallTests {
  static func siteVisit(_ rules: ServiceRules = ServiceRules()) throws -> Program {
    let folder = FlowFiles.package.appending(path: "flows/site-visit/center.json")
    let surroundings = CenterSurroundings(name: "site-visit", exists: { _ in true })
    let reading = ContactCenterReading(
      parsing: Array(try Data(contentsOf: folder)), named: "center.json", in: surroundings)
    let center = try #require(reading.definition)
    var builder = ProgramBuilder(center: center, catalog: .standard, rules: rules)
    return builder.link(
      try FlowFiles.siteVisit.map { file in
        let name = file.deletingPathExtension().lastPathComponent
        let arn = center.flows?.first { $0.name == name }?.arn
        return (
          try FlowDocument(parsing: Array(try Data(contentsOf: file)), named: file.lastPathComponent),
          references: [name] + (arn.map { [$0] } ?? [])
        )
      })
  }

  @Test func theSiteVisitFlowsCompileWithoutAProblem() throws {
    let program = try Self.siteVisit()
    #expect(program.problems.map(\.text) == [])
    #expect(program.flows.count == FlowFiles.siteVisit.count)
  }

  @Test func everySiteVisitCallEndsOrWaitsOnSomethingReal() throws {
    let program = try Self.siteVisit()
    var endings: [RandomCaller.Ending: Int] = [:]
    for seed in 0..<UInt64(300) {
      var caller = RandomCaller(seed: seed)
      let ending = caller.play(Call(program, seed: seed), steps: 400)
      endings[ending, default: 0] += 1
      switch ending {
      case .stuck, .left("silent loop"), .left("fault"), .left("flow not here"):
        Issue.record("seed \(seed): \(ending)")
      case .left(let way): #expect(!way.hasPrefix("unhandled"), "seed \(seed): \(way)")
      case .stillWaiting: break
      }
      #expect(caller.forgotten.isEmpty, "seed \(seed)")
    }
    #expect((endings[.left("disconnected")] ?? 0) > 0)
    #expect((endings[.left("queued")] ?? 0) > 0)
  }

  @Test func theSameSeedGivesTheSameTrace() throws {
    let program = try Self.siteVisit()
    for seed in 0..<UInt64(40) {
      let traces = (0..<2).map { _ in
        var caller = RandomCaller(seed: seed)
        _ = caller.play(Call(program, seed: seed), steps: 200)
        return caller.trace
      }
      #expect(traces[0] == traces[1], "seed \(seed)")
    }
  }

  /// Every setting of `service-rules.json` the other way round.
  @Test func otherServiceRulesLeadToAnEndToo() throws {
    var rules = ServiceRules()
    rules.firstDigitTimerStarts = .promptStart
    rules.cancelKey = .ends
    rules.missingEqualsNull = false
    rules.waitWorksOnVoice = true
    rules.speakDocumentInTextIsSSML = false
    let program = try Self.siteVisit(rules)
    for seed in 0..<UInt64(100) {
      var caller = RandomCaller(seed: seed)
      let ending = caller.play(Call(program, seed: seed), steps: 400)
      if case .stuck = ending { Issue.record("seed \(seed): \(ending)") }
      #expect(caller.forgotten.isEmpty, "seed \(seed)")
    }
  }

  /// Menus, stores of every kind, type-ahead and comfort messages in a ring, so that each is met in every state.
  @Test(
    arguments: [ServiceRules.FirstDigitTimerStart.promptEnd, .promptStart],
    [ServiceRules.CancelKey.goesOn, .ends])
  func actionsThatAskForKeysNeverGetStuck(
    start: ServiceRules.FirstDigitTimerStart, cancelKey: ServiceRules.CancelKey
  )
    throws
  {
    let input = { (identifier: String, parameters: String, next: String) in
      ActionText(
        identifier, "GetParticipantInput",
        "{\"Text\": \"Keys\", \"InputTimeLimitSeconds\": \"5\", \(parameters)}", next: next,
        if: [.init("1", next), .init("*", "off")],
        on: ["NoMatchingCondition", "InputTimeLimitExceeded", "InvalidPhoneNumber", "NoMatchingError"].map {
          .init($0, next)
        })
    }
    let ring = [
      input("menu", #""StoreInput": "False""#, "store"), input("store", #""StoreInput": "True""#, "short"),
      input(
        "short", #""StoreInput": "True", "InputValidation": {"CustomValidation": {"MaximumLength": "2"}}"#,
        "long"),
      input(
        "long",
        ##""StoreInput": "True", "DTMFConfiguration": {"InputTerminationSequence": "#1#", "DisableCancelKey": "True"}"##,
        "phone"),
      input(
        "phone",
        #""StoreInput": "True", "InputValidation": {"PhoneNumberValidation": {"NumberFormat": "E164"}}"#, "on"
      ),
      input("on", #""EnableDTMFBuffer": "true""#, "say"),
      ActionText(
        "say", "MessageParticipant", #"{"Text": "Hi", "SkipWhenDTMFBufferEnabled": "true"}"#, next: "comfort"),
      ActionText(
        "comfort", "MessageParticipantIteratively",
        #"{"Messages": [{"Text": "A"}, {"SSML": "<speak>$.StoredCustomerInput</speak>"}], "InterruptFrequencySeconds": "20"}"#,
        if: [.init("MessagesInterrupted", "menu")], on: [.init("NoMatchingError", "menu")]),
      input("off", #""EnableDTMFBuffer": "false", "StoreInput": "True""#, "menu"),
    ]
    var rules = ServiceRules()
    rules.firstDigitTimerStarts = start
    rules.cancelKey = cancelKey
    let program = try Program.linking([FlowText(ring)], rules: rules)
    #expect(program.problems.isEmpty)
    for seed in 0..<UInt64(20) {
      var caller = RandomCaller(seed: seed)
      let call = Call(program, seed: seed)
      #expect(caller.play(call, steps: 1500) == .stillWaiting, "seed \(seed)")
      #expect(caller.forgotten.isEmpty, "seed \(seed)")
      #expect(Set(call.actions).count == ring.count)
    }
  }

  static func lone(_ file: URL) throws -> Program {
    var builder = ProgramBuilder(center: .named("lone"), catalog: .standard, isLoneFlow: true)
    return builder.link([
      (
        try FlowDocument(parsing: Array(try Data(contentsOf: file)), named: file.lastPathComponent),
        references: []
      )
    ])
  }

  @Test(.enabled(if: !FlowFiles.corpus.isEmpty)) func everyRealExportEndsOrWaitsOnSomethingReal() throws {
    var count = 0
    for file in FlowFiles.corpus {
      guard let program = try? Self.lone(file) else { continue }
      count += 1
      for seed in 0..<UInt64(12) {
        var caller = RandomCaller(seed: seed)
        let ending = caller.play(Call(program, seed: seed), steps: 200)
        #expect(caller.forgotten.isEmpty, "\(file.lastPathComponent), seed \(seed)")
        if case .stuck(let action) = ending {
          Issue.record("\(file.lastPathComponent), seed \(seed): stuck at \(action)")
        }
        if ending == .left("silent loop") {
          var again = RandomCaller(seed: seed)
          let call = Call(program, seed: seed)
          _ = again.play(call, steps: 200)
          #expect(!program.silentLoop(of: call.contact).isEmpty)
        }
      }
    }
    #expect(count > 0)
  }
}

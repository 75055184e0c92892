import CenterFiles
import ContactCenter
import FlowEngine
import Store
import TestSupport
import Testing
import World

@testable import Scenarios

/// What a caller of a desk does on the way there, and when.
@Suite struct TrainingCallerTests {
  private let loaded: LoadedCenter

  init() throws { loaded = try CenterShelf.shipped.center(at: packagePath("flows/site-visit")) }

  /// The center at the moment at which the callers' scenarios begin.
  private func world() throws -> World {
    let definition = loaded.center.definition
    let now = try TimeText("2026-11-23 10:05").timestamp(in: definition.zone)
    let store = try Store.inMemory()
    try store.topUpSample(definition.sample, now: definition.zone.localTime(at: now))
    return World(loaded.center, store: store, seed: 0, now: now, observer: Transcript())
  }

  /// Plays a call in which nobody answers, and gives what the transcript tells of it.
  private func told(for length: Milliseconds, _ lines: String...) throws -> [String] {
    let text = (["center .", "at 2026-11-23 10:05"] + lines).joined(separator: "\n")
    let scenario = try Scenario(parsing: text, named: "small.scenario")
    let call = try TrainingCall(scenario, in: loaded)
    var world = try world()
    let now = world.state.now
    for agent in 0..<world.agentCount { _ = world.act(.becomesUnavailable, agent: agent) }
    let contact = world.receive(call.call)
    var caller = TrainingCaller(scenario, contact: contact, in: world)
    let end = now + length
    while !world.state.contacts[contact].isEnded {
      while world.hasReadyAction { world.step() }
      caller.take(world)
      let due = [world.nextDue, caller.nextDue(world)].compactMap { $0 }.min()
      guard let due, due <= end else { break }
      world.advance(to: max(due, world.state.now))
      for input in caller.inputs(world) { world.take(input) }
    }
    return world.observer.entries.map(\.text)
  }

  @Test func aCallerInAQueueWaitsForTheOfferToBeCalledBack() throws {
    let told = try told(
      for: .minutes(20), "call from +919811112222", "hear \"For villas, press 2\"", "press 2",
      "hear \"To be called back, press 1\"", "press 1", "hear \"the number that you are calling from\"",
      "press 1")
    #expect(told.contains { $0.contains("You keep your place in line") }, "\(told)")
  }

  @Test func twoTextsOfOnePromptAreHeardInTheirOrder() throws {
    let told = try told(
      for: .minutes(5), "call from +919811112222", "hear \"For plots, press 1\"",
      "hear \"For villas, press 2\"",
      "press 2")
    #expect(told.contains { $0.contains("entered queue Villas") }, "\(told)")
  }

  @Test func whoHearsSomethingElsePressesNothing() throws {
    let told = try told(
      for: .seconds(40), "call from +919811112222", "hear \"For balloons, press 2\"", "press 2")
    #expect(!told.contains { $0.contains("Villas") })
  }

  @Test func whoWaitsToHearSomethingLosesPatience() throws {
    let told = try told(
      for: .minutes(5), "patience 20s", "call from +919811112222", "hear \"For balloons, press 2\"", "press 2"
    )
    #expect(told.contains { $0.contains("caller hung up") }, "\(told)")
  }

  // MARK: With an agent

  private typealias Act = (after: Int64, input: Recording.Input)

  private static func says(_ words: String) -> Recording.Input {
    .agentSays(words, agent: 0, isMuted: false)
  }

  /// Plays a call that the first agent answers at once, and does things in milliseconds after both were joined; gives what the
  /// caller said, and when.
  private func said(_ lines: [String], _ acts: [Act]) throws -> [String] {
    let text =
      (["center .", "at 2026-11-23 10:05"] + lines + ["call from +919811112222", "press 2"]).joined(
        separator: "\n")
    let scenario = try Scenario(parsing: text, named: "small.scenario")
    let call = try TrainingCall(scenario, in: loaded)
    var world = try world()
    let now = world.state.now
    world.sitDown(0)
    for agent in 1..<world.agentCount { _ = world.act(.becomesUnavailable, agent: agent) }
    let contact = world.receive(call.call)
    var caller = TrainingCaller(scenario, contact: contact, in: world)
    var joined: Timestamp?
    var acts = acts[...]
    let end = now + .minutes(4)
    while true {
      while world.hasReadyAction { world.step() }
      caller.take(world)
      if world.status(ofAgent: 0) == .pending { world.take(.act(.answers, agent: 0)) }
      if joined == nil, world.talk(ofAgent: 0) != nil { joined = world.state.now }
      let act = joined.flatMap { joined in acts.first.map { joined + Milliseconds($0.after) } }
      let due = [world.nextDue, caller.nextDue(world), act].compactMap { $0 }.min()
      guard let due, due <= end else { break }
      world.advance(to: max(due, world.state.now))
      if let act, act <= world.state.now, let input = acts.popFirst()?.input { world.take(input) }
      for input in caller.inputs(world) { world.take(input) }
    }
    let began = try #require(joined)
    return world.observer.entries.compactMap { entry in
      switch entry.detail {
      case .said(let isHeard, _): "\((entry.at - began).count) \(entry.text)\(isHeard ? "" : ", not heard")"
      case .ended: "\((entry.at - began).count) \(entry.text)"
      default: nil
      }
    }
  }

  private static let wishes = [#"wants "I want a villa""#, #"asked "day" says "Wednesday""#]

  @Test func eachSentenceIsAnsweredAfterTheOther() throws {
    #expect(
      try said(Self.wishes, [(0, Self.says("Good morning")), (500, Self.says("Which day?"))]) == [
        "2133 I want a villa", "3933 Wednesday",
      ])
  }

  @Test func whatWasToBeSaidWhenAHoldBeganIsSaidAfterIt() throws {
    let told = try said(
      Self.wishes,
      [
        (0, Self.says("Good morning")), (500, Self.says("Which day?")), (1000, .act(.holds, agent: 0)),
        (5000, Self.says("Still there?")), (11_000, .act(.resumes, agent: 0)),
      ])
    #expect(told == ["12133 I want a villa", "13933 Wednesday"], "\(told)")
  }

  @Test func whoeverIsToldGoodbyeDoesNotStayOnHold() throws {
    #expect(
      try said(
        Self.wishes,
        [
          (0, Self.says("Good morning")), (5000, Self.says("Goodbye")), (5500, .act(.holds, agent: 0)),
        ]) == ["2133 I want a villa", "6500 the caller hung up"])
  }
}

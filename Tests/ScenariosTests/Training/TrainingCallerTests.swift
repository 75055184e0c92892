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

  /// Plays a call in which nobody answers, and gives what the transcript tells of it.
  private func told(for length: Milliseconds, _ lines: String...) throws -> [String] {
    let text = (["center .", "at 2026-11-23 10:05"] + lines).joined(separator: "\n")
    let scenario = try Scenario(parsing: text, named: "small.scenario")
    let call = try TrainingCall(scenario, in: loaded)
    let definition = loaded.center.definition
    let now = try TimeText("2026-11-23 10:05").timestamp(in: definition.zone)
    let store = try Store.inMemory()
    try store.topUpSample(definition.sample, now: definition.zone.localTime(at: now))
    var world = World(loaded.center, store: store, seed: 0, now: now, observer: Transcript())
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
}

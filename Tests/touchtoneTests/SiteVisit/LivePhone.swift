import FlowEngine
import Store
import World

@testable import touchtone

/// A call to the site-visit center that is held between two keys, so that something can happen meanwhile.
struct LivePhone: ~Copyable {
  var world: World
  let contact: Int

  /// Asha calls on that monday, or as the words say.
  init(store: String, _ words: String...) throws {
    let words =
      ["play", Played.siteVisitFolder, "--store", store]
      + (words.contains("--from") ? [] : ["--from", "+919811112222"])
      + (words.contains("--at") ? [] : ["--at", Played.monday]) + words
    guard case .run(_, let arguments) = try Touchtone.description.parse(words) else { throw NotACall() }
    let setup = try PlaySetup(arguments)
    world = World(
      setup.loaded.center, store: setup.store, seed: setup.seed, now: setup.now, observer: Transcript())
    world.declare(setup.conditions)
    contact = world.receive(setup.call)
  }

  /// Presses each key when the prompt before it was spoken.
  mutating func answer(_ keys: String) {
    for key in keys {
      listen()
      if let digit = DTMFDigit(key) { world.press(digit, contact) }
    }
  }

  /// Lets time pass until keys are waited for, or the call is over.
  mutating func listen() {
    while !world.state.contacts[contact].isEnded, world.due(.firstDigit, contact) == nil, world.step() {}
  }

  /// Lets time pass until the call is over.
  mutating func finish() { while !world.state.contacts[contact].isEnded, world.step() {} }

  var isEnded: Bool { world.state.contacts[contact].isEnded }

  var prompts: [String] { world.observer.entries.filter { $0.kind == .prompt }.map(\.text) }

  private struct NotACall: Error {}
}

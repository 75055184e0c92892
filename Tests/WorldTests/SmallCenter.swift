import Bots
import ContactCenter
import FlowActions
import FlowDocument
import FlowEngine
import FlowTestSupport
import Simulation
import Store
import Testing

@testable import World

/// A center of a few short flows, driven by a test; after everything that happens the invariants are looked at.
final class SmallCenter {
  var world: World

  /// The first flow answers; the clock stands at 2026-11-23 10:05 UTC.
  init(
    _ flows: [FlowText], _ definition: ContactCenterDefinition = .withAgents(["Ann Lee": (20, 180)]),
    bots: [Bot] = [], store: Store? = nil, rules: ServiceRules = ServiceRules(), isLone: Bool = false,
    isObserved: Bool = true
  ) throws {
    var builder = ProgramBuilder(
      center: definition, catalog: .standard, rules: rules, isLoneFlow: isLone, branches: [:])
    let documents = try flows.map { flow in
      (
        document: try FlowDocument(parsing: Array(flow.text.utf8), named: flow.name + ".json"),
        references: [String]()
      )
    }
    let program = builder.link(documents + DefaultFlows.documents.map { ($0, []) })
    world = World(
      WorldCenter(program: program, prompts: [], bots: bots), store: try store ?? .inMemory(), seed: 7,
      now: Timestamp(seconds: 1_795_428_300), observer: Transcript(isOn: isObserved))
  }

  var program: Program { world.program }

  func call(from number: String? = nil) throws -> Int {
    let caller = try number.map { Caller.number(try PhoneNumber($0)) } ?? .withheld
    let contact = world.receive(IncomingCall(from: caller, to: nil, flow: FlowIndex(0)))
    look()
    return contact
  }

  func press(_ keys: String, _ contact: Int) throws {
    for key in keys {
      world.press(try #require(DTMFDigit(key)), contact)
      look()
    }
  }

  func say(_ words: String, _ contact: Int) {
    world.say(words, contact)
    look()
  }

  /// The texts of all entries of a kind.
  func texts(_ kind: TranscriptEntry.Kind, _ contact: Int) -> [String] {
    world.observer.entries.filter { $0.contact == contact && $0.kind == kind }.map(\.text)
  }

  func hangUp(_ contact: Int) {
    world.hangUp(contact)
    look()
  }

  /// Lets time pass, one timer at a time.
  func wait(_ length: Milliseconds) {
    let until = world.state.now + length
    while let due = world.nextDue, due <= until {
      world.step()
      look()
    }
    world.advance(to: until)
  }

  func declare(_ change: (inout Conditions) -> Void) {
    var conditions = world.state.conditions
    change(&conditions)
    world.declare(conditions)
  }

  func look(_ location: SourceLocation = #_sourceLocation) {
    #expect(Invariants.broken(in: world) == [], sourceLocation: location)
  }

  /// The first agent acts.
  func act(_ act: AgentAct, isDone: Bool = true, _ location: SourceLocation = #_sourceLocation) {
    let done = world.act(act, agent: 0)
    #expect(done == isDone, sourceLocation: location)
    look(location)
  }

  /// How many wait in the first queue.
  var figures: Int { world.figures(of: QueueIndex(0)).contactsInQueue }

  /// Every agent can be offered a contact.
  func expectFreeAgents(_ location: SourceLocation = #_sourceLocation) {
    let statuses = (0..<world.agentCount).map { world.status(ofAgent: $0) }
    #expect(statuses.allSatisfy { $0 == .available }, sourceLocation: location)
  }

  func stage(_ contact: Int) -> WorldContact.Stage { world.state.contacts[contact].stage }

  /// What happened, a line an entry: seconds since the start, kind, text.
  func story(of contact: Int? = nil, _ kinds: Set<TranscriptEntry.Kind>? = nil) -> [String] {
    world.observer.entries
      .filter { (contact ?? $0.contact) == $0.contact && (kinds?.contains($0.kind) ?? true) }
      .map {
        "\(Double(($0.at - Timestamp(seconds: 1_795_428_300)).count) / 1000) \($0.kind.rawValue) \($0.text)"
      }
  }

  /// The prompts that were begun, without their times.
  func heard(_ contact: Int) -> [String] {
    world.observer.entries.filter { $0.contact == contact && $0.kind == .prompt }.map(\.text)
  }

  func attribute(_ name: String, _ contact: Int) -> String? {
    let engine = world.state.contacts[contact].contact
    return engine.entries(engine.attributes, names: program.slotNames(.attributes), program)
      .first { $0.name == name }?.value
  }
}

extension ContactCenterDefinition {
  /// One queue, Desk, with agents who answer and talk for so many seconds; nil for one who never answers.
  static func withAgents(
    _ agents: KeyValuePairs<String, (Int64, Int64)?>, capacity: Int? = nil, lambdas: [LambdaDefinition] = [],
    sample: SampleDefinition = .none, callbacks: CallbackDefinition = CallbackDefinition()
  ) -> ContactCenterDefinition {
    ContactCenterDefinition(
      name: "small",
      queues: [QueueDefinition(name: "Desk", capacity: capacity, agents: Array(agents.indices))],
      agents: agents.map { name, script in
        AgentDefinition(
          name: name, answersAfter: script.map { .seconds($0.0) }, talks: .seconds(script?.1 ?? 60))
      },
      lambdas: lambdas, sample: sample, callbacks: callbacks)
  }
}

/// Actions that many of these tests use.
enum Act {
  static func say(_ identifier: String, _ text: String, next: String) -> ActionText {
    ActionText(
      identifier, "MessageParticipant", "{\"Text\": \(quoted(text))}", next: next,
      on: [.init("NoMatchingError", next)])
  }

  static func invoke(
    _ identifier: String, _ name: String, next: String, seconds: Int = 3, parameters: String = "{}",
    isAsynchronous: Bool = false, responseType: String? = nil, on errors: [ActionText.Failure]? = nil
  ) -> ActionText {
    let validation = responseType.map { ", \"ResponseValidation\": {\"ResponseType\": \"\($0)\"}" } ?? ""
    return ActionText(
      identifier, "InvokeLambdaFunction",
      """
      {"LambdaFunctionARN": \(quoted(name)), "InvocationTimeLimitSeconds": "\(seconds)",
       "InvocationType": "\(isAsynchronous ? "ASYNCHRONOUS" : "SYNCHRONOUS")",
       "LambdaInvocationAttributes": \(parameters)\(validation)}
      """,
      next: next, on: errors ?? [.init("NoMatchingError", "failed")])
  }

  static func set(_ identifier: String, _ name: String, _ value: String, next: String) -> ActionText {
    ActionText(
      identifier, "UpdateContactAttributes", "{\"Attributes\": {\(quoted(name)): \(quoted(value))}}",
      next: next,
      on: [.init("NoMatchingError", next)])
  }

  static func hook(_ identifier: String, _ hook: String, _ flow: String, next: String) -> ActionText {
    ActionText(
      identifier, "UpdateContactEventHooks", "{\"EventHooks\": {\(quoted(hook)): \(quoted(flow))}}",
      next: next,
      on: [.init("NoMatchingError", next)])
  }

  static func switchOff(_ identifier: String, _ hook: String, next: String) -> ActionText {
    ActionText(
      identifier, "UpdateContactEventHooks",
      "{\"EventHooks\": {}, \"EventHooksConfiguration\": {\(quoted(hook)): {\"DisableExecution\": \"true\"}}}",
      next: next,
      on: [.init("NoMatchingError", next)])
  }

  /// Takes the queue and enters it.
  static func queue(_ identifier: String = "queue", _ name: String = "Desk") -> [ActionText] {
    [
      ActionText(
        identifier, "UpdateContactTargetQueue", "{\"QueueId\": \(quoted(name))}", next: "transfer",
        on: [.init("NoMatchingError", "no queue")]),
      ActionText(
        "transfer", "TransferContactToQueue", next: "refused",
        on: [.init("QueueAtCapacity", "full"), .init("NoMatchingError", "refused")]),
    ]
  }

  static let end = ActionText("end", "EndFlowExecution", "{}")
}

import CenterFiles
import ContactCenter
import FlowActions
import FlowEngine
import FlowTestSupport
import Foundation
import Store
import World

/// A center with the flow that answers, at a fixed moment, for callers by chance.
public struct SimulatedCenter: Sendable {
  /// What a failure calls it: its folder or file, without the path.
  public let name: String
  public let center: WorldCenter
  public let flow: FlowIndex
  /// Monday 2026-11-23 10:05 on the center's clock.
  public let start: Timestamp
  let callers: [Caller]

  /// Loads a center's folder or a lone flow file.
  public init(path: String) throws {
    let loaded = try CenterLoader.load(path)
    let definition = loaded.center.definition
    name = UserFile.name(of: path)
    center = loaded.center
    flow =
      loaded.loneFlow ?? definition.numbers.first.flatMap { loaded.program.flow($0.flow) } ?? FlowIndex(0)
    start = try TimeText("2026-11-23T10:05").timestamp(in: definition.zone)
    let known = definition.sample.customers.map { Caller.number($0.phoneNumber) }
    callers = known + [.number(try PhoneNumber("+919833366666")), .withheld]
  }

  /// The same flows in a center of our own: their queues with few places, and agents who answer at different times, decline,
  /// talk briefly, or never answer; parties who do not answer the first callback.
  public func withAgents() -> SimulatedCenter {
    let program = center.program
    let agents = [
      AgentDefinition(name: "Soon", answersAfter: .seconds(2), talks: .seconds(5)),
      AgentDefinition(name: "Later", answersAfter: .seconds(15), talks: .seconds(40), declines: 1),
      AgentDefinition(name: "Unwilling", answersAfter: .seconds(3), talks: .seconds(10), declines: 3),
      AgentDefinition(name: "Never", answersAfter: nil),
    ]
    let queues = program.queues.enumerated().map { number, queue in
      QueueDefinition(
        name: queue.name, arn: queue.reference, capacity: 2,
        agents: number % 2 == 0 ? [0, 1, 3] : [1, 2])
    }
    let definition = ContactCenterDefinition(
      name: program.center.name, queues: queues, agents: agents,
      callbacks: CallbackDefinition(unanswered: 1, rings: .seconds(5)))
    return linked(as: definition, named: name)
  }

  /// The same flows and rows, with every other Lambda a function outside, whose answers come from the callers by chance.
  public func withOutsideFunctions() -> SimulatedCenter {
    let command = LambdaBinding.command(LambdaCommand(arguments: ["outside"]))
    let known = center.program.center
    let lambdas = known.lambdas.enumerated().map { number, lambda in
      LambdaDefinition(
        name: lambda.name, arn: lambda.arn, binding: number % 2 == 0 ? command : lambda.binding,
        keys: lambda.keys, duration: lambda.duration)
    }
    let definition = ContactCenterDefinition(
      name: known.name, zone: known.zone, hours: known.hours, lambdas: lambdas, sample: known.sample)
    return linked(as: definition, named: name + " outside")
  }

  private func linked(as definition: ContactCenterDefinition, named name: String) -> SimulatedCenter {
    var builder = ProgramBuilder(
      center: definition, catalog: .standard, rules: center.program.rules, isLoneFlow: true)
    let linked = builder.link(center.program.flows.map { ($0.document, []) })
    return SimulatedCenter(
      name: name, center: WorldCenter(program: linked, prompts: []), flow: flow, start: start,
      callers: callers)
  }

  private init(name: String, center: WorldCenter, flow: FlowIndex, start: Timestamp, callers: [Caller]) {
    self.name = name
    self.center = center
    self.flow = flow
    self.start = start
    self.callers = callers
  }

  /// The center that the package ships.
  public static func siteVisit() throws -> SimulatedCenter {
    try SimulatedCenter(path: FlowFiles.package.appending(path: "flows/site-visit").path)
  }

  /// The paths of real exports, where the folder that holds them is; sorted.
  public static let corpusPaths: [String] = FlowFiles.corpus.map(\.path)

  /// A private world with the sample rows of its start.
  public func world(seed: UInt64, isObserved: Bool = true) throws -> World {
    let store = try Store.inMemory()
    let definition = center.definition
    try store.topUpSample(definition.sample, now: definition.zone.localTime(at: start))
    return World(center, store: store, seed: seed, now: start, observer: Transcript(isOn: isObserved))
  }

  /// A call to the flow that answers.
  public func call(from caller: Caller) -> IncomingCall {
    IncomingCall(from: caller, to: center.definition.numbers.first?.number, flow: flow)
  }
}

import CenterFiles
import ContactCenter
import FlowAnalysis
import FlowEngine
import Store
import World

extension LiveCall {
  /// A call to a center that begins now.
  ///
  /// - Parameters:
  ///   - setup: the center, its store and chance.
  ///   - breakpoints: where it stops.
  ///   - real: now, on the clock of the machine, in nanoseconds.
  ///   - scope: whose actions are written to the flow log; nil for no log.
  static func dialing(
    _ setup: PlaySetup, _ labels: FlowLabels, _ call: IncomingCall, _ conditions: Conditions,
    at now: Timestamp, speed: PlaySpeed, isPaused: Bool, breakpoints: [Breakpoint] = [], real: Int64,
    logging scope: FlowLog.Scope? = nil
  ) -> LiveCall {
    let loaded = setup.loaded
    var world = World(
      loaded.center, store: setup.store, seed: setup.seed, now: now,
      observer: Transcript(log: scope.map { FlowLog(loaded.program, $0) }))
    world.declare(conditions)
    world.asksUnknownLambdas = true
    let number = call.dialed.flatMap { loaded.center.definition.number($0) }
    let name = call.caller.number.flatMap { number in
      try? setup.store.reading { try $0.customer(withNumber: number.e164)?.name }
    }
    let presenter = PhonePresenter(
      labels: labels, callerName: name ?? "",
      calledName: number?.name ?? loaded.program.flows[call.flow.index].name,
      calledNumber: call.dialed?.nationalDisplay ?? "")
    return LiveCall(
      world, call, presenter: presenter, speed: speed, isPaused: isPaused, breakpoints: breakpoints,
      real: real)
  }
}

import ContactCenter
import Diagnostics
import FlowEngine
import Store
import World

/// Runs scripted calls in a world: prompts take their time on the virtual clock, timers run, the Lambda has its
/// duration; its answer and the hours are declared.
struct WorldBenchmark: ~Copyable {
  var world: World
  private let call: PreparedCall
  /// For each call what is declared for it: one of few.
  private let conditions: [Conditions]
  private let conditionOfCall: [Int]
  private let keys: ScriptedKeys

  init(program: Program, scripts: [CallScript]) throws(StoreError) {
    let center = WorldCenter(program: program, prompts: [])
    world = World(
      center, store: try .inMemory(), seed: 0, now: Timestamp(seconds: 1_700_000_000),
      observer: Transcript(isOn: false),
      keepsEndedContacts: false)
    call = PreparedCall(
      IncomingCall(
        from: .withheld, to: nil, flow: FlowIndex(0),
        attributes: [NamedValue(name: "topic", value: "0")]),
      for: program)
    var kinds: [String] = []
    var conditions: [Conditions] = []
    conditionOfCall = scripts.map { script in
      let kind = "\(script.status) \(script.isOpen)"
      if let known = kinds.firstIndex(of: kind) { return known }
      var declared = Conditions(for: program)
      if let main = program.hours("main") { declared.set(main, script.isOpen ? .open : .closed) }
      declared.set(.answers(LambdaAnswer([("status", String(script.status))])), ofLambda: "status")
      kinds.append(kind)
      conditions.append(declared)
      return kinds.count - 1
    }
    self.conditions = conditions
    keys = ScriptedKeys(scripts)
  }

  /// Runs one script; the outcome is the queue's number, or 5 when the flow hung up.
  mutating func run(_ number: Int) -> (outcome: Int, actions: Int) {
    world.declare(conditions[conditionOfCall[number]])
    let contact = world.receive(call)
    var left = keys.range(of: number)
    while true {
      switch world.state.contacts[contact].stage {
      case .ended: return (5, world.state.contacts[contact].contact.actionCount)
      case .queued(let queue):
        let actions = world.state.contacts[contact].actionsBeforeQueue
        world.hangUp(contact)
        return (queue.index, actions)
      case .inFlow, .agentWhisper, .customerWhisper, .joined, .disconnectFlow, .withThirdParty, .scheduled,
        .dialing, .outboundWhisper:
        break
      }
      guard world.due(.firstDigit, contact) != nil else {
        world.step()
        continue
      }
      if let key = keys.next(&left) { world.press(key, contact) } else { world.step() }
    }
  }
}

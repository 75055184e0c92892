import ContactCenter
import FlowEngine

/// One contact on the engine alone: every event is given by the test, every effect is written down.
public final class Call {
  public let program: Program
  public var contact: Contact
  public var now = Timestamp(seconds: 0)
  /// The effects of the last event, in words.
  public private(set) var effects: [String] = []
  /// The effects of the whole call, in words.
  public private(set) var log: [String] = []
  /// Why actions of the call failed or did nothing, as far as they said so.
  public private(set) var reasons: [String] = []
  /// The effects of the last event.
  public private(set) var buffer = Effects()
  /// How the flow was left; nil while it goes on.
  public private(set) var departure: Departure?
  private var trace = CallTrace()

  /// A call at the start of the program's first flow; `begin` runs it.
  public init(_ program: Program, channel: Channel = .voice, seed: UInt64 = 0) {
    self.program = program
    contact = Contact(program: program)
    contact.reset(serial: 1, channel: channel, seed: seed)
    program.enter(FlowIndex(0), &contact)
  }

  /// A call of a flow of a few actions, the first one's begun.
  public static func begin(
    _ actions: ActionText..., channel: Channel = .voice, rules: ServiceRules = ServiceRules(),
    seed: UInt64 = 0,
    attributes: [(String, String)] = []
  ) throws -> Call {
    let call = Call(try Program.linking([FlowText(actions)], rules: rules), channel: channel, seed: seed)
    for (name, value) in attributes { call.contact.setAttribute(name, value, call.program) }
    call.begin()
    return call
  }

  /// Runs the action that is ready.
  public func begin(limit: Int? = nil) {
    buffer.removeAll()
    note(program.run(&contact, at: now, &buffer, &trace, limit: limit))
  }

  public func deliver(_ event: ContactEvent) {
    buffer.removeAll()
    note(program.deliver(event, to: &contact, at: now, &buffer, &trace))
  }

  /// Presses keys, one after the other; the effects of all of them are the last ones.
  public func press(_ keys: String) {
    var all: [String] = []
    for key in keys {
      guard let digit = DTMFDigit(key) else { preconditionFailure("\(key) is no key") }
      deliver(.digit(digit))
      all += effects
    }
    effects = all
  }

  private func note(_ pause: Pause) {
    if case .left(let way) = pause { departure = way }
    effects = []
    for effect in buffer.list.elements {
      switch effect {
      case .why(let words), .lacks(let words): reasons.append(program.string(words, in: buffer))
      default: effects.append(words(of: effect, in: program, buffer))
      }
    }
    log += effects
  }

  /// The identifiers of the actions begun, in order.
  public var actions: [String] { trace.actions.map(program.identifier) }
  /// The last action begun.
  public var last: String { trace.actions.last.map(program.identifier) ?? "" }
  /// The outcomes taken, in order.
  public var outcomes: [String] { trace.branches.map { program.branches[$0.index].outcome.name } }
  /// True while the flow waits for an event.
  public var isWaiting: Bool { departure == nil && contact.execution.state == .waiting }

  /// What a reference such as "$.Attributes.a" leads to; nil when it is missing.
  public func attribute(_ name: String) -> String? { value(name, contact.attributes, .attributes) }
  public func flowAttribute(_ name: String) -> String? {
    value(name, contact.execution.flowAttributes, .flowAttributes)
  }
  public var storedInput: String? {
    contact.storedInput.isMissing ? nil : contact.string(contact.storedInput, program)
  }
  public func field(_ field: SystemField) -> String? {
    let value = contact.field(field)
    return value.isMissing ? nil : contact.string(value, program)
  }

  /// Data of the contact as a whole, by its path without "$.".
  public func data(_ path: String) -> String? { contact.data(path, program) }

  private func value(_ name: String, _ values: AttributeSpace, _ space: Reference.Space) -> String? {
    contact.entries(values, names: program.slotNames(space), program).first { $0.name == name }?.value
  }

  /// Sets `$.External` as a Lambda's answer does, and gives the answer.
  public func answerLambda(_ values: [(String, String)]) {
    contact.emptyExternal()
    for (name, value) in values { contact.setExternal(name, value, program) }
    deliver(.lambdaAnswered)
  }
}

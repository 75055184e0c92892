import CenterFiles
import ContactCenter
import Diagnostics
import FlowEngine
import Glibc
import Outside
import Scenarios
import Store
import World

/// A call that is ready to be made: the center, the rows, the conditions, who calls.
struct PlaySetup {
  private let arguments: ParsedArguments
  private(set) var loaded: LoadedCenter
  let store: Store
  /// Where the rows are, or nil when they are only in memory.
  let storePath: String?
  private(set) var call: IncomingCall
  let conditions: Conditions
  private(set) var now: Timestamp
  /// True when a person set the clock, so that later calls count on from there.
  private(set) var clockIsGiven: Bool
  /// The seed of the call's chance, and of what its contacts are called.
  private(set) var seed: UInt64

  /// The same call with chance of its own.
  func with(seed: UInt64) -> PlaySetup {
    var setup = self
    setup.seed = seed
    return setup
  }

  /// The same call, with the clock set to another moment.
  func at(_ moment: Timestamp) -> PlaySetup {
    var setup = self
    setup.now = moment
    setup.clockIsGiven = true
    return setup
  }

  /// The same call to the center as its files are now, on the same rows; the conditions are those of the center before.
  ///
  /// - Throws: what is wrong with the files, or why no flow of them answers this call.
  func readAgain() throws(CommandFailure) -> PlaySetup {
    var setup = self
    setup.loaded = try Self.load(arguments)
    var options = CallOptions(loaded: setup.loaded)
    let (flow, dialed) = options.destination(arguments)
    guard options.problems.isEmpty, let flow else { throw CommandFailure(options.problems, .impossible) }
    setup.call.flow = flow
    setup.call.dialed = dialed
    return setup
  }

  private static func load(_ arguments: ParsedArguments) throws(CommandFailure) -> LoadedCenter {
    let branches = arguments.all(PlayOptions.branch).map { ($0.name, $0.value) }
    do throws(LoadingFailure) {
      return try CenterLoader.load(
        arguments.required(PlayOptions.path), branches: Dictionary(branches) { _, last in last },
        actionsWithoutWaitLimit: arguments[PlayCommand.steps])
    } catch {
      throw CommandFailure(error.problems, error.isUnreadable ? .impossible : .problem)
    }
  }

  /// Reads the center and checks every option against it; all that is wrong is thrown together.
  init(_ arguments: ParsedArguments) throws(CommandFailure) {
    self.arguments = arguments
    loaded = try Self.load(arguments)
    var options = CallOptions(loaded: loaded)
    now = options.time(arguments[PlayOptions.at])
    let (flow, dialed) = options.destination(arguments)
    var caller = options.caller(arguments[PlayOptions.from])
    conditions = options.conditions(arguments)
    options.checkBranches(arguments)
    clockIsGiven = arguments.has(PlayOptions.at)
    seed = UInt64(arguments[PlayOptions.seed] ?? 0)
    guard options.problems.isEmpty, let flow else { throw CommandFailure(options.problems, .impossible) }
    let opened = try StoreOpening.open(for: loaded, named: arguments[PlayOptions.store], at: now)
    store = opened.store
    storePath = opened.path
    if !arguments.has(PlayOptions.from), let first = loaded.center.definition.sample.customers.first {
      caller = .number(first.phoneNumber)
    }
    let channel = arguments[PlayOptions.channel].flatMap { Channel(rawValue: $0.uppercased()) } ?? .voice
    call = IncomingCall(
      from: caller, to: dialed, flow: flow, channel: channel,
      attributes: arguments.all(PlayOptions.attribute).map { NamedValue(name: $0.name, value: $0.value) })
  }
}

/// Reads the options of a call against a center, and gathers what is wrong with them.
private struct CallOptions {
  let loaded: LoadedCenter
  var problems: [Diagnostic] = []

  init(loaded: LoadedCenter) { self.loaded = loaded }

  private mutating func refuse(_ option: String, _ message: String, why: String? = nil, fix: String? = nil) {
    problems.append(Diagnostic(in: "--" + option, message, rule: "usage", why: why, fix: fix))
  }

  mutating func time(_ text: String?) -> Timestamp {
    guard let text else { return WallClock().now }
    do throws(TimeTextError) {
      return try TimeText(text).timestamp(in: loaded.center.definition.zone)
    } catch {
      refuse("at", "\"\(text)\" is no time: \(error.words)", fix: "write it like \(TimeTextError.form)")
      return Timestamp(seconds: 0)
    }
  }

  mutating func number(_ option: String, _ text: String) -> PhoneNumber? {
    do throws(PhoneNumberError) { return try PhoneNumber(text) } catch {
      refuse(option, "\"\(text)\" is no telephone number: \(error.words)", fix: "write it like +919811112222")
      return nil
    }
  }

  mutating func caller(_ text: String?) -> Caller {
    guard let text else { return .withheld }
    if text.lowercased() == Caller.withheldWord { return .withheld }
    return number("from", text).map { .number($0) } ?? .withheld
  }

  /// The flow that answers, and the number dialed.
  mutating func destination(_ arguments: ParsedArguments) -> (flow: FlowIndex?, dialed: PhoneNumber?) {
    let number = arguments[PlayOptions.to]
    let flow = flow(arguments[PlayOptions.flow], dialed: number)
    if let number { return (flow, try? PhoneNumber(number)) }
    return (flow, arguments.has(PlayOptions.flow) ? nil : loaded.center.definition.numbers.first?.number)
  }

  private mutating func flow(_ name: String?, dialed: String?) -> FlowIndex? {
    let dialedNumber = dialed.flatMap { number("to", $0) }
    if name == nil, dialed != nil, dialedNumber == nil, loaded.loneFlow == nil { return nil }
    do throws(EntryFlow.Problem) {
      return try EntryFlow(loaded).find(flow: name, dialed: dialedNumber).flow
    } catch {
      refuse(
        error.kind == .unansweredNumber ? "to" : "flow", error.message, why: error.why,
        fix: error.fix { "--flow " + $0.quotedForShell })
      return nil
    }
  }

  mutating func conditions(_ arguments: ParsedArguments) -> Conditions {
    var conditions = Conditions(for: loaded.program)
    for given in arguments.all(PlayOptions.hours) {
      guard let setting = ["open": Conditions.Hours.open, "closed": .closed][given.value] else {
        refuse(
          "hours", "\"\(given.value)\" is no setting of hours",
          fix: "write --hours '\(given.name)=open' or --hours '\(given.name)=closed'")
        continue
      }
      do throws(UnknownResource) {
        try conditions.set(hours: given.name, setting, in: loaded.center)
      } catch {
        refuse("hours", error)
      }
    }
    for given in arguments.all(PlayOptions.queue) {
      guard let setting = ["full": Conditions.Queue.full, "empty": .empty][given.value] else {
        refuse(
          "queue", "\"\(given.value)\" is no setting of a queue",
          fix: "write --queue '\(given.name)=full' or --queue '\(given.name)=empty'")
        continue
      }
      do throws(UnknownResource) {
        try conditions.set(queue: given.name, setting, in: loaded.center)
      } catch {
        refuse("queue", error)
      }
    }
    for given in arguments.all(PlayOptions.lambda) { declare(given, &conditions) }
    return conditions
  }

  private mutating func declare(_ given: Assignment, _ conditions: inout Conditions) {
    let name: String
    do throws(UnknownResource) { name = try loaded.center.declarableLambda(given.name) } catch {
      return refuse("lambda", error)
    }
    switch given.value {
    case "error": conditions.add(.fails, ofLambda: name)
    case "timeout": conditions.add(.timesOut, ofLambda: name)
    default:
      do throws(Diagnostic) {
        conditions.add(
          .answers(try LambdaAnswer(parsing: given.value, named: "--lambda \(given.name)")), ofLambda: name)
      } catch {
        problems.append(error)
      }
    }
  }

  /// Every declared branch must be one of an action that is not simulated.
  mutating func checkBranches(_ arguments: ParsedArguments) {
    problems += arguments.all(PlayOptions.branch).compactMap { DeclaredBranch(given: $0).problem(in: loaded) }
  }

  private mutating func refuse(_ option: String, _ unknown: UnknownResource) {
    refuse(
      option, "there is no \"\(unknown.name)\" in \(loaded.path)", why: unknown.why, fix: unknown.fix)
  }
}

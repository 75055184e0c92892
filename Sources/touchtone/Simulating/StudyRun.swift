import CenterFiles
import CenterSimulation
import ContactCenter
import Diagnostics
import FlowAnalysis
import Glibc
import JSON
import Outside
import Scenarios
import Store
import Synchronization
import World

/// Reads a center and its plan, and plays its replications on all cores.
struct StudyRun {
  let loaded: LoadedCenter
  private let subject: StudySubject
  /// One for the plan, and one for the change where there is one.
  private let settings: [SimulationSetting]

  init(
    path: String, plan file: String?, seed: UInt64, replications: Int, calls: Int?, whatIf: String?
  ) throws(CommandFailure) {
    loaded = try LoadedCenter.load(path)
    // Who serves the queues of a plan with a roster, the plan says.
    let unserved = loaded.problems.filter { $0.rule == "queue-unserved" }
    Output.problems(loaded.problems.filter { $0.rule != "queue-unserved" })
    var digest = StableHasher()
    for file in loaded.files where UserFile.kind(of: file) == .file {
      Self.add((try? UserFile.read(file)) ?? [], to: &digest)
    }
    var plans = [try Self.plan(file ?? Self.planFile(beside: path), loaded, &digest)]
    if plans[0].roster == nil { Output.problems(unserved) }
    do throws(Diagnostic) {
      if let whatIf { plans.append(try plans[0].changed(by: WhatIf.list(whatIf))) }
    } catch {
      throw CommandFailure(error)
    }
    for number in [Int64(bitPattern: seed), Int64(replications), Int64(calls ?? -1)] { digest.add(number) }
    digest.add(whatIf ?? "")
    var settings: [SimulationSetting] = []
    for plan in plans {
      do throws(LoadingFailure) {
        let staffed = try CenterLoader.load(path) { plan.staffed($0) }
        settings.append(SimulationSetting(plan, in: staffed.center, staffed.labels))
      } catch {
        throw CommandFailure(error.problems, error.isUnreadable ? .impossible : .problem)
      }
    }
    self.settings = settings
    subject = StudySubject(
      settings[0], path: path, digest: digest.value, seed: seed, replications: replications, calls: calls,
      whatIf: whatIf)
  }

  /// In the center's folder, or beside a flow's file.
  private static func planFile(beside path: String) -> String {
    let folder = UserFile.kind(of: path) == .folder ? path : UserFile.folder(of: path)
    return UserFile.join(folder, CenterLoader.simulationFile)
  }

  private static func add(_ bytes: [UInt8], to digest: inout StableHasher) {
    digest.add(bytes.count)
    for byte in bytes { digest.add(byte: byte) }
  }

  private static func plan(
    _ file: String, _ loaded: LoadedCenter, _ digest: inout StableHasher
  ) throws(CommandFailure) -> SimulationPlan {
    let document: JSONDocument
    do throws(Diagnostic) { document = try JSONDocument(parsing: UserFile.read(file), named: file) } catch {
      guard error.rule == "unreadable" else { throw CommandFailure(error, .problem) }
      throw CommandFailure(
        Diagnostic(
          in: file, "this plan of a simulation cannot be read", rule: "unreadable", why: error.why,
          fix: "write one as docs/simulation.md has it, or name another with --plan"))
    }
    add(document.bytes, to: &digest)
    let others = Mutex<[[UInt8]]>([])
    let folder = UserFile.folder(of: file)
    func contents(_ path: String) throws(Diagnostic) -> (name: String, bytes: [UInt8]) {
      let name = UserFile.join(folder == "." ? "" : folder, path)
      let bytes = try UserFile.read(name)
      others.withLock { $0.append(bytes) }
      return (name, bytes)
    }
    let logs = Mutex<[String: LogReading]>([:])
    // One log may tell what callers did and how long they waited.
    func logReading(_ path: String) throws(Diagnostic) -> LogReading {
      if let known = logs.withLock({ $0[path] }) { return known }
      let (name, bytes) = try contents(path)
      let log = try LogReader.read(bytes, named: name)
      Output.problems(log.told(named: name))
      logs.withLock { $0[path] = log }
      return log
    }
    let reading = PlanReading(
      document, for: loaded.center.definition, loaded.labels, program: loaded.program,
      file: { path throws(Diagnostic) in try contents(path) },
      log: { path throws(Diagnostic) in
        LoggedChoices(try logReading(path).calls, in: loaded).counts.map { counted in
          switch counted.choice {
          case .keys(let keys): (counted.action, .keys(keys), counted.count)
          case .silence: (counted.action, .silence, counted.count)
          case .hangUp: (counted.action, .hangsUp, counted.count)
          }
        }
      },
      records: { path throws(Diagnostic) in
        var contacts: [PastContact] = []
        for call in try logReading(path).calls {
          if let contact = try PastContact(recorded: call) { contacts.append(contact) }
        }
        return contacts
      })
    for bytes in others.withLock({ $0 }) { add(bytes, to: &digest) }
    guard let plan = reading.plan else { throw CommandFailure(reading.problems, .problem) }
    Output.problems(reading.problems)
    return plan
  }

  // MARK: Playing

  /// Plays the replications of a shard; tells how far it is where somebody looks on.
  func play(_ shard: StudyPart.Shard) throws(CommandFailure) -> StudyPart {
    let numbers = shard.replications(of: subject.replications)
    let (settings, subject) = (settings, subject)
    let board = Board(numbers.count * settings.count)
    let shows = isatty(2) == 1
    Workers.run(numbers.count * settings.count) {
    } _: { _, piece in
      let run = SimulationRun(
        settings[piece % settings.count], seed: subject.seed,
        replication: numbers[piece / settings.count], calls: subject.calls)
      do throws(StoreError) {
        board.put(try run.figures(), at: piece, shows: shows)
        return true
      } catch {
        board.fail(error)
        return false
      }
    }
    if shows { Self.show("") }
    if let failure = board.failure {
      throw CommandFailure(failure.diagnostic(for: "the store in memory"), .impossible)
    }
    let results = board.results
    let variants = settings.indices.map { index in
      var variant = StudyPart.Variant(subject)
      for piece in stride(from: index, to: results.count, by: settings.count) {
        variant.replications.append(results[piece].0)
        variant.pooled.add(results[piece].1)
      }
      return variant
    }
    return StudyPart(subject, shard, variants: variants)
  }

  /// Writes a line over the one before, on standard error.
  fileprivate static func show(_ text: String) {
    let line = "\r\u{1B}[K" + text
    line.utf8CString.withUnsafeBytes { _ = write(2, $0.baseAddress, $0.count - 1) }
  }

  /// Where results come together.
  private final class Board: Sendable {
    private struct State {
      var results: [(ReplicationFigures, PooledFigures)?]
      var done = 0
      var calls: Int64 = 0
      var failure: StoreError?
    }

    private let state: Mutex<State>

    init(_ count: Int) { state = Mutex(State(results: Array(repeating: nil, count: count))) }

    func put(_ result: (ReplicationFigures, PooledFigures), at piece: Int, shows: Bool) {
      state.withLock { state in
        state.results[piece] = result
        state.done += 1
        state.calls += result.0.calls
        if shows {
          StudyRun.show("played \(state.done) of \(state.results.count), \(state.calls) calls")
        }
      }
    }

    func fail(_ error: StoreError) { state.withLock { $0.failure = error } }

    var failure: StoreError? { state.withLock { $0.failure } }

    var results: [(ReplicationFigures, PooledFigures)] { state.withLock { $0.results.compactMap { $0 } } }
  }
}

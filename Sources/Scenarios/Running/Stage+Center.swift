import ContactCenter
import Diagnostics
import FlowEngine
import Store
import World

// What steps find in the center by its name.
extension Stage {
  /// Changes what is declared to be so.
  mutating func declare(
    _ change: (inout Conditions, WorldCenter) throws(UnknownResource) -> Void
  ) throws(StepFailure) {
    var conditions = world.state.conditions
    do throws(UnknownResource) { try change(&conditions, loaded.center) } catch { throw unknown(error) }
    world.declare(conditions)
  }

  private func unknown(_ resource: UnknownResource) -> StepFailure {
    StepFailure(
      "there is no \(resource.name.quotedForReading) in \(loaded.path)", why: resource.why, fix: resource.fix)
  }

  func agent(named name: String) throws(StepFailure) -> Int {
    let names = (0..<world.agentCount).map { loaded.center.agentName($0) }
    guard let agent = names.firstIndex(of: name) else {
      throw unknown(UnknownResource("an agent", name, among: names))
    }
    return agent
  }

  /// The name of a queue as the center has it.
  func queue(named name: String) throws(StepFailure) -> String {
    let program = loaded.program
    guard let queue = program.queue(name) else {
      // An attribute of a lone flow may name any.
      if program.unknownQueue != nil { return name }
      throw unknown(UnknownResource("a queue", name, among: program.queues.map(\.name)))
    }
    return program.queues[queue.index].name
  }

  func lambda(named name: String) throws(StepFailure) -> String {
    do throws(UnknownResource) { return try loaded.center.declarableLambda(name) } catch {
      throw unknown(error)
    }
  }

  /// - Parameter pairs: the columns as the line has them, to show what is wrong with one.
  func put(
    _ columns: [NamedColumn], into table: String, as pairs: [StepLine.Pair] = []
  ) throws(StepFailure) {
    do throws(NamedRowError) { try world.store.put(columns, into: table) } catch {
      throw StepFailure(error, in: pairs)
    }
  }

  /// The flow that answers a call, and the number that was dialed.
  ///
  /// - Parameter part: what of the line says which.
  func flow(
    named name: String?, dialed: PhoneNumber?, at part: StepLine.Part
  ) throws(StepFailure) -> (flow: FlowIndex, dialed: PhoneNumber?) {
    let entry = EntryFlow(loaded)
    do throws(EntryFlow.Problem) { return try entry.find(flow: name, dialed: dialed) } catch {
      throw StepFailure(
        error.message, at: part, why: error.why, fix: error.fix { "call … flow \($0.quotedForReading)" })
    }
  }
}

extension StepFailure {
  /// A row that cannot be named like that.
  ///
  /// - Parameter pairs: its columns as the line has them.
  init(_ error: NamedRowError, in pairs: [StepLine.Pair]) {
    switch error {
    case .noTable(let name, let known):
      let near = nearest(to: name, among: known)
      self.init(
        "there is no table \(name.quotedForReading)",
        why: near == nil ? "the tables are " + known.joined(separator: ", ") : nil,
        fix: near.map { "did you mean \($0.quotedForReading)?" })
    case .noColumn(let name, let table, let known):
      let near = nearest(to: name, among: known)
      self.init(
        "\(table) has no column \(name.quotedForReading)", at: pairs.first { $0.name == name }?.part,
        why: near == nil ? "its columns are " + known.joined(separator: ", ") : nil,
        fix: near.map { "did you mean \($0.quotedForReading)?" })
    case .missing(let names, let table):
      self.init(
        "a row of \(table) needs " + names.joined(separator: " and ") + " too",
        fix: "add " + names.map { $0 + "=…" }.joined(separator: " "))
    case .refused(let refusal): self.init(refusal, in: pairs)
    case .store(let error):
      let diagnostic = error.diagnostic(for: "the store in memory")
      self.init(diagnostic.message, why: diagnostic.why)
    }
  }
}

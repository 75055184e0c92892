import CenterFiles
import ContactCenter
import FlowEngine
import Store
import World

/// All of a call that a scenario is made from.
public struct RecordedCall: Sendable {
  let loaded: LoadedCenter
  let call: IncomingCall
  let seed: UInt64
  /// When the call began.
  let start: Timestamp
  /// What was declared to be so, from which of the transcript's entries on.
  let conditions: [(entry: Int, conditions: Conditions)]
  let transcript: Transcript
  /// The contacts that were on the caller's telephone, in order, with their own numbers, which the steps of their flows go
  /// by, and from which of the transcript's entries on each was there: the first came in, the others called back.
  let contacts: [(contact: Int, serial: Int32, entry: Int)]
  /// What became of callbacks that rang.
  let rings: [Telephone.PastRing]
  /// What people at the desks of agents did, from which of the transcript's entries on.
  public var deskInputs: [(entry: Int, input: Recording.Input)] = []
  /// What was chosen on pages, in order, with what was typed there: of some pages the transcript does not tell it.
  public var choices: [PageChoice] = []
  /// Agents who were sent away before the call.
  var absentAgents: [String] = []
  /// The rows as they are now, with what the call did to them.
  let rows: [TableRows]
  /// The Lambdas that had not answered when the call was taken down, or were about to be invoked.
  let unansweredLambdas: [UnansweredLambda]
  /// The visits to actions that were left by force, in order.
  private(set) var forcedVisits: [ForcedVisit] = []

  /// - Parameters:
  ///   - loaded: the center that was called.
  ///   - seed: the seed of the world's chance.
  ///   - conditions: what was declared to be so, from which of the transcript's entries on; at least from the first.
  ///   - world: the world as it is now; its transcript must be on.
  ///   - contact: the contact that came in.
  public init(
    of call: IncomingCall, to loaded: LoadedCenter, seed: UInt64,
    conditions: [(entry: Int, conditions: Conditions)], in world: borrowing World, contact: Int
  ) throws(StoreError) {
    self.loaded = loaded
    self.call = call
    self.seed = seed
    self.conditions = conditions
    transcript = world.observer
    rings = world.state.telephone?.past ?? []
    var contacts = [(contact, world.state.contacts[contact].contact.serial, 0)]
    for ring in rings where ring.fate == .answered {
      contacts.append((ring.contact, world.state.contacts[ring.contact].contact.serial, ring.entry))
    }
    self.contacts = contacts
    unansweredLambdas = contacts.flatMap { world.unansweredLambdas(of: $0.0) }
    start = world.state.contacts[contact].arrivedAt
    rows = try world.store.dump()
    forcedVisits = findForcedVisits()
  }

  /// True for an entry that tells of what happened on the caller's telephone.
  func isOnTelephone(_ entry: Int) -> Bool {
    let contact = transcript.entries[entry].contact
    return contacts.contains { $0.contact == contact && entry >= $0.entry }
  }

  /// The entry that tells of a contact's end; the number of entries where it is not over.
  func end(of contact: Int) -> Int {
    let end = transcript.entries.firstIndex { entry in
      if case .ended = entry.detail { entry.contact == contact } else { false }
    }
    return end ?? transcript.entries.count
  }

  /// True where the caller hung up while the way out of an action was taken by force, and nothing came behind it.
  func isLast(_ visit: ForcedVisit) -> Bool {
    guard let last = transcript.path.last(where: { step in contacts.contains { $0.serial == step.contact } })
    else { return false }
    return last.isForced && last.branch == visit.branch
  }

  /// A visit to an action that was left by force.
  struct ForcedVisit {
    let branch: BranchIndex
    let action: ActionIndex
    let identifier: String
    /// Which visit it was to an action with this identifier, from 1.
    let number: Int
    /// Where the transcript tells what was until the action was left.
    let entries: Range<Int>
  }

  /// True where chance decided a way of the call.
  var asksChance: Bool {
    transcript.path.contains { step in
      step.branch != nil && !step.isForced
        && loaded.program.actionSources[step.action.index].action.type == "DistributeByPercentage"
    }
  }

  /// How often actions with this identifier were begun.
  func visitCount(of identifier: String) -> Int {
    transcript.path.count { self.identifier($0) == identifier }
  }

  private func identifier(_ step: Transcript.PathStep) -> String {
    loaded.program.actionSources[step.action.index].action.identifier
  }

  private func findForcedVisits() -> [ForcedVisit] {
    let path = transcript.path
    return path.indices.compactMap { index in
      let step = path[index]
      guard step.isForced, let branch = step.branch else { return nil }
      let next = path[(index + 1)...].first { $0.contact == step.contact }
      let end = max(step.firstEntry, next?.firstEntry ?? transcript.entries.count)
      let name = identifier(step)
      return ForcedVisit(
        branch: branch, action: step.action, identifier: name,
        number: path[...index].count { identifier($0) == name }, entries: step.firstEntry..<end)
    }
  }

  /// The comparisons that went as an attribute has it which a person edited: until the flow set it again.
  var visitsDecidedByHand: [ForcedVisit] {
    let (entries, path) = (transcript.entries, transcript.path)
    var found: [ForcedVisit] = []
    for (number, entry) in entries.enumerated() where isOnTelephone(number) {
      guard let attribute = entry.editedAttribute,
        let serial = contacts.first(where: { $0.contact == entry.contact })?.serial
      else { continue }
      for place in path.indices where path[place].contact == serial && path[place].firstEntry > number {
        let action = loaded.program.actionSources[path[place].action.index].action
        if action.type == "UpdateContactAttributes", action.parameter("Attributes")?[attribute] != nil {
          break
        }
        let compared = action.type == "Compare" ? action.parameter("ComparisonValue")?.scalarText : nil
        guard let branch = path[place].branch, !path[place].isForced,
          FoundReference.all(in: compared ?? "").contains(where: { $0.names == ["Attributes", attribute] })
        else { continue }
        let name = identifier(path[place])
        let visit = path[...place].count { identifier($0) == name }
        if found.contains(where: { $0.identifier == name && $0.number == visit }) { continue }
        found.append(
          ForcedVisit(
            branch: branch, action: path[place].action, identifier: name, number: visit,
            entries: path[place].firstEntry..<path[place].firstEntry))
      }
    }
    return found
  }

  /// What the Lambda of an entry said, or is going to say; nil where nobody knows.
  func outcome(of report: TranscriptEntry.LambdaReport, at entry: Int) -> LambdaOutcome? {
    report.outcome ?? unansweredLambdas.first { $0.entry == entry }?.outcome
  }

  /// True for a Lambda of which something else than it says itself is what it says, this once.
  func isOverridden(_ report: TranscriptEntry.LambdaReport, at entry: Int) -> Bool {
    report.isOverridden || unansweredLambdas.contains { $0.entry == entry && $0.isOverridden }
  }

  /// True for an entry of a visit that was left by force: in the scenario the action does nothing then.
  func isOfForcedVisit(_ entry: Int) -> Bool {
    forcedVisits.contains {
      $0.entries.contains(entry) && transcript.entries[entry].actionIndex == $0.action
    }
  }

  /// True where a branch was forced behind all that was heard: a scenario that ends by listening would never come there.
  var wasForcedBehindLastWords: Bool {
    guard let forced = forcedVisits.last?.entries.upperBound else { return false }
    return !transcript.entries[min(forced, transcript.entries.count)...].indices.contains { index in
      guard case .prompt = transcript.entries[index].detail else { return false }
      return isOnTelephone(index)
    }
  }

  /// What the call did to the rows, in order.
  var changes: [RowChange] {
    transcript.entries.compactMap { entry in
      if case .row(let change) = entry.detail { change } else { nil }
    }
  }

  /// The rows of a table before the call, as the changes tell.
  func rowsBefore(_ table: TableRows) -> [[String]] {
    var rows = table.rows
    for change in changes.reversed() where change.table == table.table {
      if let after = change.after?.map(\.description), let place = rows.firstIndex(of: after) {
        rows.remove(at: place)
      }
      if let before = change.before { rows.append(before.map(\.description)) }
    }
    return rows.sorted { $0.lexicographicallyPrecedes($1) }
  }
}

extension TranscriptEntry {
  /// The attribute that a person edited; nil for any other entry.
  var editedAttribute: String? {
    let start = "edited: "
    guard case .standIn(Self.byHand, _) = detail, text.hasPrefix(start), let end = text.firstRange(of: " = ")
    else { return nil }
    return String(text[..<end.lowerBound].dropFirst(start.count))
  }
}

import FlowEngine

/// What a contact would notice of the changes between two versions of a flow. Identifiers, positions, the order of the file
/// and what metadata calls resources count for nothing; nor do ARNs of their copies in another account or instance, which
/// are told beside the changes.
public struct FlowComparison: Sendable {
  /// What can be noticed: added, removed, rewired, reworded, changed, each in the order of its file.
  public let changes: [FlowChange]
  /// How many actions were added, removed or changed that no contact reaches in either version.
  public let unreachedCount: Int
  /// What has another account, region or instance in its ARN and is the same by its name or id: "queue Support".
  public let copies: [String]

  /// - Parameters:
  ///   - oldWording: what a recorded prompt says in the old version, by its reference; nil where that is not known.
  ///   - newWording: the same of the new version.
  public init(
    from old: (flow: FlowIndex, program: Program, labels: FlowLabels),
    to new: (flow: FlowIndex, program: Program, labels: FlowLabels),
    oldWording: (String) -> String? = { _ in nil }, newWording: (String) -> String? = { _ in nil }
  ) {
    var before = FlowVersion(old.flow, of: old.program, old.labels, wording: oldWording)
    var after = FlowVersion(new.flow, of: new.program, new.labels, wording: newWording)
    let names = before.resourceNames.merging(after.resourceNames) { first, _ in first }
    before.nameResources(names)
    after.nameResources(names)
    var comparing = FlowComparing(before, after)
    comparing.compare()
    changes = FlowChange.Kind.allCases.flatMap { kind in comparing.changes.filter { $0.kind == kind } }
    unreachedCount = comparing.unreachedCount
    copies = comparing.copies
  }
}

private struct FlowComparing {
  let old: FlowVersion
  let new: FlowVersion
  let matching: ActionMatching
  let classes: BehaviorClasses
  var changes: [FlowChange] = []
  var unreachedCount = 0
  /// In the order of the old file, none twice.
  var copies: [String] = []
  /// True where the two versions are of two instances.
  private let areApart: Bool

  init(_ old: FlowVersion, _ new: FlowVersion) {
    self.old = old
    self.new = new
    matching = ActionMatching(old, new)
    classes = BehaviorClasses(old, new)
    let (before, after) = (old.instances, new.instances)
    areApart = !before.isEmpty && !after.isEmpty && before.isDisjoint(with: after)
  }

  mutating func compare() {
    compareTypes()
    compareStarts()
    for number in new.actions.indices where matching.oldOfNew[number] == nil { add(number) }
    for number in old.actions.indices where matching.newOfOld[number] == nil { remove(number) }
    for number in old.actions.indices {
      guard let other = matching.newOfOld[number] else { continue }
      guard old.isReached(number) || new.isReached(other) else {
        if !differences(number, other).paths.isEmpty { unreachedCount += 1 }
        continue
      }
      compareContents(number, other)
      compareWays(number, other)
      compareOrder(number, other)
    }
    joinRewirings()
  }

  /// What a flow is for decides who hears it; a flow that does not say is an inbound one.
  private mutating func compareTypes() {
    guard old.type != new.type else { return }
    changes.append(
      FlowChange(
        kind: .changed, name: "type", words: "\(old.type.words) → \(new.type.words)", before: nil, after: nil)
    )
  }

  private mutating func compareStarts() {
    guard old.actions.indices.contains(old.start), new.actions.indices.contains(new.start),
      !leadsToTheSame(old.start, new.start), matching.oldOfNew[new.start] != nil
    else { return }
    changes.append(
      FlowChange(
        kind: .rewired, name: "start", words: names(old.start, new.start),
        before: old.action(old.start), after: new.action(new.start)))
  }

  // MARK: Added and removed

  /// What a contact cannot tell from an action that was there before is no addition: a second "hang up", say.
  private mutating func add(_ number: Int) {
    guard new.isReached(number) else {
      unreachedCount += 1
      return
    }
    guard !isCopy(added: number) else { return }
    let place = arrivals(at: number, in: new)
    changes.append(
      FlowChange(
        kind: .added, name: new.name(number), words: place.isEmpty ? "" : "after " + place, before: nil,
        after: new.action(number)))
  }

  /// A count of its own is no copy of another one.
  private func isCopy(added number: Int) -> Bool {
    new.actions[number].type != "Loop"
      && old.actions.indices.contains { classes.old[$0] == classes.new[number] && old.isReached($0) }
  }

  private func isCopy(removed number: Int) -> Bool {
    old.actions[number].type != "Loop"
      && new.actions.indices.contains { classes.new[$0] == classes.old[number] && new.isReached($0) }
  }

  private mutating func remove(_ number: Int) {
    guard old.isReached(number) else {
      unreachedCount += 1
      return
    }
    guard !isCopy(removed: number) else { return }
    let place = arrivals(at: number, in: old)
    changes.append(
      FlowChange(
        kind: .removed, name: old.name(number), words: place.isEmpty ? "" : "it was after " + place,
        before: old.action(number), after: nil))
  }

  /// The ways that lead to an action: "Main menu [6], Some help", the first three.
  private func arrivals(at number: Int, in version: FlowVersion) -> String {
    var found: [String] = version.start == number ? ["the start"] : []
    for source in version.actions.indices where version.isReached(source) {
      let ways = version.ways[source].filter { $0.target == number }
      guard let way = ways.first else { continue }
      found.append(ways.count == 1 ? ending(version.name(source), way) : version.name(source))
    }
    let shown = found.prefix(3).joined(separator: ", ")
    return found.count > 3 ? "\(shown) and \(found.count - 3) more" : shown
  }

  private func ending(_ name: String, _ way: FlowVersion.Way) -> String {
    way.cause == .done ? name : "\(name) \(way.deciding)"
  }

  // MARK: Parameters

  private typealias Fields = [String: ActionContent.Field]

  /// The paths of parameters that differ, in order, and the copies of resources that do not.
  private func differences(_ number: Int, _ other: Int) -> (
    paths: [String], copies: [NamedResource], before: Fields, after: Fields
  ) {
    let before = Dictionary(old.contents[number].fields.map { ($0.path, $0) }) { first, _ in first }
    let after = Dictionary(new.contents[other].fields.map { ($0.path, $0) }) { first, _ in first }
    var copies: [NamedResource] = []
    let paths = Set(before.keys).union(after.keys).sorted().filter { path in
      guard let from = before[path], let to = after[path] else {
        return [before[path], after[path]].contains { $0?.isDefault == false }
      }
      guard from.resource != nil || to.resource != nil else { return from.value != to.value }
      let resource = from.resource ?? NamedResource(named: from.value)
      switch resource.likeness(to: to.resource ?? NamedResource(named: to.value), areApart: areApart) {
      case .same: return false
      case .copy:
        copies.append(resource)
        return false
      case .other: return true
      }
    }
    return (paths, copies, before, after)
  }

  private mutating func compareContents(_ number: Int, _ other: Int) {
    let (differing, copied, before, after) = differences(number, other)
    for words in copied.map(\.copyWords) where !copies.contains(words) { copies.append(words) }
    // Text that became SSML, or a recorded prompt, is one change of words.
    let wordings = differing.filter { (before[$0] ?? after[$0])?.isWording == true }
    let gone = wordings.filter { after[$0] == nil }
    let come = wordings.filter { before[$0] == nil }
    var moved: Set<String> = []
    for (from, to) in zip(gone, come) {
      moved.formUnion([from, to])
      // The same words, now as SSML.
      if before[from]?.value == after[to]?.value { continue }
      report(.reworded, number, other, words(from: before[from], to: after[to]))
    }
    for path in differing where !moved.contains(path) {
      let isWording = (before[path] ?? after[path])?.isWording == true
      let words = words(from: before[path], to: after[path])
      report(
        isWording ? .reworded : .changed, number, other,
        isWording ? words : "\(ActionContent.name(of: path)) \(words)")
    }
  }

  /// "5 → 8", "5 is gone", "new: 8".
  private func words(from before: ActionContent.Field?, to after: ActionContent.Field?) -> String {
    guard let before else { return after.map { "new: " + words($0) } ?? "" }
    guard let after else { return words(before) + " is gone" }
    return words(before, beside: after) + " → " + words(after, beside: before)
  }

  private func words(_ field: ActionContent.Field, beside other: ActionContent.Field? = nil) -> String {
    guard let resource = field.resource, let other = other?.resource, resource.words == other.words else {
      return field.words
    }
    return resource.words(beside: other)
  }

  private mutating func report(_ kind: FlowChange.Kind, _ number: Int, _ other: Int, _ words: String) {
    changes.append(
      FlowChange(
        kind: kind, name: new.name(other), words: words, before: old.action(number), after: new.action(other))
    )
  }

  // MARK: Branches

  private mutating func compareWays(_ number: Int, _ other: Int) {
    let before = old.ways[number]
    let after = new.ways[other]
    // A condition that stands twice is taken where it stands first.
    for (place, way) in after.enumerated()
    where !after[..<place].contains(where: { $0.outcome == way.outcome }) {
      guard let same = before.first(where: { $0.outcome == way.outcome }) else {
        if !goesAlike(general(before, for: way), way) {
          report(.rewired, number, other, "\(way.deciding): new → \(name(way.target, new))")
        }
        continue
      }
      guard !leadsToTheSame(same.target, way.target) else { continue }
      report(.rewired, number, other, "\(way.deciding): \(names(same.target, way.target))")
    }
    for (place, way) in before.enumerated()
    where !after.contains(where: { $0.outcome == way.outcome })
      && !before[..<place].contains(where: { $0.outcome == way.outcome })
      && !goesAlike(way, general(after, for: way))
    {
      report(.rewired, number, other, "\(way.deciding): \(name(way.target, old)) → gone")
    }
  }

  /// Two conditions that changed places, where a value may meet both and they lead apart.
  private mutating func compareOrder(_ number: Int, _ other: Int) {
    let before = old.decidingOrder(of: number).map(\.outcome)
    let after = new.decidingOrder(of: other)
    for (index, late) in after.enumerated() {
      guard let formerly = before.firstIndex(of: late.outcome) else { continue }
      for early in after[..<index] {
        guard let former = before.firstIndex(of: early.outcome), former > formerly, early.mayHold(with: late),
          new.target(of: other, by: early.outcome) != new.target(of: other, by: late.outcome)
        else { continue }
        let words = [early, late].map { condition in
          new.ways[other].first { $0.outcome == condition.outcome }?.deciding ?? condition.outcome.name
        }
        return report(.changed, number, other, "\(words[0]) is looked at before \(words[1])")
      }
    }
  }

  /// The way by which an error goes that has no branch of its own; nil where the way is none of such an error.
  private func general(_ ways: [FlowVersion.Way], for way: FlowVersion.Way) -> FlowVersion.Way? {
    guard case .error(let type) = way.outcome, type != ErrorType.noMatchingCondition.rawValue else {
      return nil
    }
    return ways.first { $0.outcome == .error(ErrorType.noMatchingError.rawValue) }
  }

  private func goesAlike(_ before: FlowVersion.Way?, _ after: FlowVersion.Way?) -> Bool {
    guard let before, let after else { return false }
    return leadsToTheSame(before.target, after.target)
  }

  private func name(_ target: Int?, _ version: FlowVersion) -> String {
    target.map { version.name($0) } ?? "not connected"
  }

  /// "Main menu → Apology"; two that are called alike are told apart.
  private func names(_ before: Int?, _ after: Int?) -> String {
    let (from, to) = (name(before, old), name(after, new))
    return "\(from) → \(from == to ? "another " : "")\(to)"
  }

  /// True when both lead to one action, or to two that a contact cannot tell apart; added and removed ones that only go on
  /// aside: what was put in between is told as added, not as rewired.
  private func leadsToTheSame(_ before: Int?, _ after: Int?) -> Bool {
    if let before, let after, classes.old[before] == classes.new[after] { return true }
    let from = passing(before, in: old) { matching.newOfOld[$0] == nil && !isCopy(removed: $0) }
    let to = passing(after, in: new) { matching.oldOfNew[$0] == nil && !isCopy(added: $0) }
    guard let from else { return to == nil }
    guard let to else { return false }
    return matching.newOfOld[from] == to || classes.old[from] == classes.new[to]
  }

  /// The first action from here on that is in both versions.
  private func passing(_ target: Int?, in version: FlowVersion, _ isPassed: (Int) -> Bool) -> Int? {
    var at = target
    for _ in version.actions.indices {
      guard let here = at, isPassed(here) else { return at }
      let onward = version.ways[here].filter { $0.cause != .failure }
      guard onward.count == 1, onward[0].cause == .done else { return at }
      at = onward[0].target
    }
    return at
  }

  /// The same rewiring of many actions is one line.
  private mutating func joinRewirings() {
    var joined: [FlowChange] = []
    var counts: [String: Int] = [:]
    for change in changes where change.kind == .rewired { counts[change.words, default: 0] += 1 }
    var told: Set<String> = []
    for change in changes {
      guard change.kind == .rewired, let count = counts[change.words], count > 2 else {
        joined.append(change)
        continue
      }
      guard told.insert(change.words).inserted else { continue }
      joined.append(
        FlowChange(
          kind: .rewired, name: "\(change.name) and \(count - 1) more", words: change.words,
          before: change.before,
          after: change.after))
    }
    changes = joined
  }
}

import ContactCenter
import FlowEngine
import Store

/// How two timelines of a call differ from where they part: what was heard, the attributes at their ends, the rows.
///
/// A line that was not played as far as the other one does not differ by what it has not come to yet.
public struct TimelineComparison: Sendable {
  /// Two things at the same place of both lines, or one that happened on one of them only.
  public struct Pair<Thing: Sendable & Equatable>: Sendable {
    public let left: Thing?
    public let right: Thing?
    public let differs: Bool
  }

  /// What the caller heard and did, lined up by event and not by time.
  public let heard: [Pair<TranscriptEntry>]
  /// The attributes that either line set, by name.
  public let attributes: [(name: String, pair: Pair<String>)]
  /// What the lines did to the rows.
  public let rows: [Pair<RowChange>]

  /// How many things differ.
  public var differences: Int {
    heard.count(where: \.differs) + attributes.count { $0.pair.differs } + rows.count(where: \.differs)
  }

  /// - Parameter contact: the contact by which the caller called.
  public init(_ left: Timeline, _ right: Timeline, contact: Int) {
    let parting = Self.parting(left, right)
    let unplayed = Unplayed(left, right, contact)
    heard = unplayed.excused(
      Self.aligned(Self.told(left, contact, from: parting), Self.told(right, contact, from: parting)))
    attributes = Self.attributes(left, right, contact, unplayed)
    rows = unplayed.excused(
      Self.rows(left.recording.changesOfLine.changes, right.recording.changesOfLine.changes))
  }

  /// Which of two lines was not played as far as the other one, and how far it was.
  private struct Unplayed {
    /// The end of the left line, where it is behind.
    let left: Timestamp?
    let right: Timestamp?

    init(_ one: Timeline, _ other: Timeline, _ contact: Int) {
      func end(of line: Timeline) -> (at: Timestamp, isOver: Bool) {
        let state = line.recording.stateAtEnd
        let ended = state.contacts[line.contacts(from: contact).last ?? contact].endedAt
        return (ended ?? state.now, ended != nil)
      }
      let (first, second) = (end(of: one), end(of: other))
      left = !first.isOver && first.at < second.at ? first.at : nil
      right = !second.isOver && second.at < first.at ? second.at : nil
    }

    /// The last things that one line alone has are none that differ, where the other has not come so far.
    func excused(_ pairs: [Pair<TranscriptEntry>]) -> [Pair<TranscriptEntry>] {
      var pairs = pairs
      for number in pairs.indices.reversed() {
        let pair = pairs[number]
        let isAhead: Bool
        switch (pair.left, pair.right) {
        case (let one?, nil): isAhead = right.map { one.at >= $0 } ?? false
        case (nil, let other?): isAhead = left.map { other.at >= $0 } ?? false
        case (.some, .some), (nil, nil): isAhead = false
        }
        guard isAhead else { break }
        pairs[number] = Pair(left: pair.left, right: pair.right, differs: false)
      }
      return pairs
    }

    /// So are rows that the other line did not come to.
    func excused(_ pairs: [Pair<RowChange>]) -> [Pair<RowChange>] {
      pairs.map { pair in
        let isAhead = pair.right == nil && right != nil || pair.left == nil && left != nil
        return Pair(left: pair.left, right: pair.right, differs: pair.differs && !isAhead)
      }
    }
  }

  /// What was told so shortly before the parting may have gone on after it: a Lambda that ran then.
  private static let mostOpen = 50

  /// The first entry that the lines need not have in common.
  private static func parting(_ left: Timeline, _ right: Timeline) -> Int {
    let (ones, others) = (left.recording.told.entries, right.recording.told.entries)
    for line in [right, left] {
      guard let fork = line.fork, fork.line == left.name || fork.line == right.name else { continue }
      let parting = min(line.recording.entryCount(at: fork.position), ones.count, others.count)
      let open = (max(0, parting - mostOpen)..<parting).first { !isSame(ones[$0], others[$0]) }
      return open ?? parting
    }
    return zip(ones, others).prefix { $0.at == $1.at && isSame($0, $1) }.count
  }

  private static func told(_ line: Timeline, _ contact: Int, from first: Int) -> [TranscriptEntry] {
    let entries = line.recording.told.entries
    let contacts = line.contacts(from: contact)
    return entries[min(first, entries.count)...].filter { entry in
      guard contacts.contains(entry.contact) else { return false }
      switch entry.kind {
      case .prompt, .message, .keys, .say, .choice, .lambda, .queue, .agent, .standIn, .approximated, .ended:
        return true
      case .call, .bot, .row, .note: return false
      }
    }
  }

  /// So many things after the parting are paired by what they are; later ones stand beside each other as they come.
  private static let mostAligned = 400

  /// What is told no further apart than this stands at the same time.
  private static let mostApart = Milliseconds(500)

  /// Pairs what is of one kind at one action: the way through both lines on which the most is the same or at the same time,
  /// and then the most is paired. What an agent did is paired with the same alone: it happens at no action.
  private static func aligned(
    _ left: [TranscriptEntry], _ right: [TranscriptEntry]
  ) -> [Pair<TranscriptEntry>] {
    guard max(left.count, right.count) <= mostAligned else {
      let (later, others) = (left.dropFirst(mostAligned), right.dropFirst(mostAligned))
      let pairs = (0..<max(later.count, others.count)).map { number in
        let one = number < later.count ? later[later.startIndex + number] : nil
        let other = number < others.count ? others[others.startIndex + number] : nil
        return Pair(left: one, right: other, differs: !isSame(one, other))
      }
      return aligned(Array(left.prefix(mostAligned)), Array(right.prefix(mostAligned))) + pairs
    }
    /// What it is worth to have two things beside each other; 0 for what is not paired.
    func worth(_ one: TranscriptEntry, _ other: TranscriptEntry) -> Int {
      guard one.kind == other.kind else { return 0 }
      if one.kind == .agent { return isSame(one, other) ? 3 : 0 }
      guard one.actionIndex == other.actionIndex, one.isLostKey == other.isLostKey else { return 0 }
      let apart = one.at > other.at ? one.at - other.at : other.at - one.at
      return (isSame(one, other) ? 3 : 2) + (apart <= mostApart ? 2 : 0)
    }
    var best = Array(repeating: Array(repeating: 0, count: right.count + 1), count: left.count + 1)
    for row in left.indices.reversed() {
      for column in right.indices.reversed() {
        let worth = worth(left[row], right[column])
        best[row][column] = max(
          best[row + 1][column], best[row][column + 1], worth > 0 ? best[row + 1][column + 1] + worth : 0)
      }
    }
    /// True where the left thing is told before the right one, which is not its pair: where both may be, the earlier one.
    func comesFirst(_ row: Int, _ column: Int) -> Bool {
      let (one, other) = (best[row + 1][column], best[row][column + 1])
      return one == other ? left[row].at <= right[column].at : one > other
    }
    var pairs: [Pair<TranscriptEntry>] = []
    var (row, column) = (0, 0)
    while row < left.count || column < right.count {
      if row < left.count, column < right.count, case let worth = worth(left[row], right[column]), worth > 0,
        best[row][column] == best[row + 1][column + 1] + worth
      {
        let differs = !isSame(left[row], right[column])
        pairs.append(Pair(left: left[row], right: right[column], differs: differs))
        (row, column) = (row + 1, column + 1)
      } else if row < left.count, column == right.count || comesFirst(row, column) {
        pairs.append(Pair(left: left[row], right: nil, differs: true))
        row += 1
      } else {
        pairs.append(Pair(left: nil, right: right[column], differs: true))
        column += 1
      }
    }
    return pairs
  }

  /// True for things of which a person has been told the same, and that came to the same.
  private static func isSame(_ one: TranscriptEntry?, _ other: TranscriptEntry?) -> Bool {
    guard let one, let other else { return false }
    if case .lambda(let report) = one.detail, case .lambda(let otherReport) = other.detail {
      // How long it took nobody sees to the millisecond, nor how its answer was written.
      return report.name == otherReport.name && isSame(report.outcome, otherReport.outcome)
    }
    guard one.text == other.text else { return false }
    return switch (one.detail, other.detail) {
    case (.keys(.stored(_, isEncrypted: true)), .keys(.stored(_, isEncrypted: true))): true
    case (.keys(let fate), .keys(let otherFate)): fate == otherFate
    case (.said(let isHeard, _), .said(let isOtherHeard, _)): isHeard == isOtherHeard
    case (.chose(let fields, let isShown), .chose(let otherFields, let isOtherShown)):
      fields == otherFields && isShown == isOtherShown
    default: true
    }
  }

  private static func isSame(_ one: LambdaOutcome?, _ other: LambdaOutcome?) -> Bool {
    guard case .answers(let answer) = one, case .answers(let otherAnswer) = other else { return one == other }
    let (values, others) = (answer.values, otherAnswer.values)
    return values.count == others.count && values.allSatisfy(others.contains)
  }

  private static func attributes(
    _ left: Timeline, _ right: Timeline, _ contact: Int, _ unplayed: Unplayed
  ) -> [(name: String, pair: Pair<String>)] {
    let program = left.recording.world.program
    func values(_ state: WorldState, _ line: Timeline) -> [(name: String, value: String)] {
      let contacts = line.contacts(from: contact).filter { state.contacts.indices.contains($0) }
      let engine = state.contacts[contacts.last ?? contact].contact
      return engine.entries(engine.attributes, names: program.slotNames(.attributes), program)
    }
    let (first, second) = (values(left.recording.stateAtEnd, left), values(right.recording.stateAtEnd, right))
    // Of a line that is behind, a value that it had when the lines parted may yet change.
    let before = right.fork?.line == left.name ? values(right.beginning, right) : nil
    var names = first.map(\.name)
    for value in second where !names.contains(value.name) { names.append(value.name) }
    return names.sorted().map { name in
      let one = first.first { $0.name == name }?.value
      let other = second.first { $0.name == name }?.value
      let former = before?.first { $0.name == name }?.value
      let isOpen =
        before != nil && (unplayed.left != nil && one == former || unplayed.right != nil && other == former)
      return (name, Pair(left: one, right: other, differs: one != other && !isOpen))
    }
  }

  /// Changes of one table stand beside each other, in their order.
  private static func rows(_ left: [RowChange], _ right: [RowChange]) -> [Pair<RowChange>] {
    var tables: [String] = []
    for change in left + right where !tables.contains(change.table) { tables.append(change.table) }
    return tables.flatMap { table in
      let ones = left.filter { $0.table == table }
      let others = right.filter { $0.table == table }
      return (0..<max(ones.count, others.count)).map { index in
        let one = index < ones.count ? ones[index] : nil
        let other = index < others.count ? others[index] : nil
        return Pair(left: one, right: other, differs: one != other)
      }
    }
  }
}

extension Recording {
  /// What the whole line came to in the rows, wherever the world stands.
  var changesOfLine: Changeset { .net(of: world.journal.map { $0.changes(in: 0..<$0.uses.count) } ?? []) }
}

extension TranscriptEntry {
  /// True for a key that nothing waited for.
  fileprivate var isLostKey: Bool {
    if case .keys(.lost) = detail { true } else { false }
  }
}

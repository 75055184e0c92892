import FlowEngine

/// Which action of the old version is which of the new one.
///
/// Identifiers, the order of the file and ARNs may all have changed. What is sure goes first: the same identifier and type,
/// then the same content where only one has it, then what the same branches of matched actions lead to; at last what is
/// like enough.
struct ActionMatching {
  private(set) var newOfOld: [Int?]
  private(set) var oldOfNew: [Int?]
  private let old: FlowVersion
  private let new: FlowVersion

  init(_ old: FlowVersion, _ new: FlowVersion) {
    self.old = old
    self.new = new
    newOfOld = Array(repeating: nil, count: old.actions.count)
    oldOfNew = Array(repeating: nil, count: new.actions.count)
    matchIdentifiers()
    matchSignatures()
    matchStarts()
    follow { $0.signature == $1.signature }
    follow { $0.type == $1.type }
    matchLikeness()
    follow { $0.type == $1.type }
  }

  private mutating func match(_ first: Int, _ second: Int) {
    newOfOld[first] = second
    oldOfNew[second] = first
  }

  private mutating func matchIdentifiers() {
    var places: [String: Int] = [:]
    for (number, action) in new.actions.enumerated() { places[action.identifier] = number }
    for (number, action) in old.actions.enumerated() {
      guard let place = places[action.identifier], oldOfNew[place] == nil,
        new.actions[place].type == action.type
      else { continue }
      match(number, place)
    }
  }

  private mutating func matchSignatures() {
    let olds = Dictionary(grouping: old.actions.indices.filter { newOfOld[$0] == nil }) {
      old.contents[$0].signature
    }
    let news = Dictionary(grouping: new.actions.indices.filter { oldOfNew[$0] == nil }) {
      new.contents[$0].signature
    }
    for (signature, numbers) in olds where numbers.count == 1 {
      if let other = news[signature], other.count == 1 { match(numbers[0], other[0]) }
    }
  }

  private mutating func matchStarts() {
    guard old.actions.indices.contains(old.start), new.actions.indices.contains(new.start),
      newOfOld[old.start] == nil, oldOfNew[new.start] == nil,
      old.actions[old.start].type == new.actions[new.start].type
    else { return }
    match(old.start, new.start)
  }

  /// Matches what the same branches of matched actions lead to, as long as that finds more.
  private mutating func follow(_ areAlike: (ActionContent, ActionContent) -> Bool) {
    var open = newOfOld.indices.filter { newOfOld[$0] != nil }
    while let first = open.popLast() {
      guard let second = newOfOld[first] else { continue }
      for way in old.ways[first] {
        guard let before = way.target, newOfOld[before] == nil,
          let after = new.target(of: second, by: way.outcome), oldOfNew[after] == nil,
          areAlike(old.contents[before], new.contents[after])
        else { continue }
        match(before, after)
        open.append(before)
      }
    }
  }

  /// Matches what is left by type and by how many parameters are the same; the best pair first, then in file order.
  private mutating func matchLikeness() {
    var pairs: [(likeness: Int, old: Int, new: Int)] = []
    let values = new.contents.map { Set($0.fields.map { "\($0.path)=\($0.value)" }) }
    for first in old.actions.indices where newOfOld[first] == nil {
      for second in new.actions.indices where oldOfNew[second] == nil {
        let likeness = likeness(first, second, values[second])
        if likeness > 0 { pairs.append((likeness, first, second)) }
      }
    }
    pairs.sort { ($1.likeness, $0.old, $0.new) < ($0.likeness, $1.old, $1.new) }
    for pair in pairs where newOfOld[pair.old] == nil && oldOfNew[pair.new] == nil {
      match(pair.old, pair.new)
    }
  }

  /// 0 when the two have nothing to do with each other.
  private func likeness(_ first: Int, _ second: Int, _ values: Set<String>) -> Int {
    let before = old.contents[first]
    let after = new.contents[second]
    guard before.type == after.type else { return 0 }
    if before.signature == after.signature { return 1000 }
    let same = before.fields.filter { values.contains("\($0.path)=\($0.value)") }.count
    let isNamesake = old.name(first) == new.name(second)
    let most = max(before.fields.count, after.fields.count)
    guard isNamesake || same * 2 >= most && same > 0 else { return 0 }
    return (isNamesake ? 500 : 0) + same
  }
}

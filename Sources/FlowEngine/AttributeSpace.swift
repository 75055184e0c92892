/// Named values of a contact: a slot for every name the program mentions, and a list for all others.
public struct AttributeSpace: Sendable {
  public internal(set) var slots: ContiguousArray<Value>
  /// Names the program does not mention, sorted.
  public internal(set) var others: [(name: String, value: Value)] = []
  /// True when anything was set since the last emptying.
  private(set) var isUsed = false

  init(slotCount: Int) { slots = ContiguousArray(repeating: .missing, count: slotCount) }

  @inline(__always) mutating func set(_ slot: Int, _ value: Value) {
    isUsed = true
    slots[slot] = value
  }

  mutating func set(_ name: String, _ value: Value) {
    isUsed = true
    let place = others.firstIndex { $0.name >= name } ?? others.count
    if place < others.count, others[place].name == name {
      others[place].value = value
    } else {
      others.insert((name, value), at: place)
    }
  }

  /// Takes away values under names that no slot has.
  mutating func removeOthers(where isUnwanted: (String) -> Bool) {
    if !others.isEmpty { others.removeAll { isUnwanted($0.name) } }
  }

  func value(named name: String) -> Value {
    others.first { $0.name == name }?.value ?? .missing
  }

  /// Shows every value to a closure, which may change it.
  mutating func updateAll(_ update: (inout Value) -> Void) {
    for slot in slots.indices { update(&slots[slot]) }
    for index in others.indices { update(&others[index].value) }
  }

  @inline(__always) mutating func removeAll() {
    if isUsed { removeUsed() }
  }

  @inline(never) private mutating func removeUsed() {
    isUsed = false
    slots.withUnsafeMutableBufferPointer { $0.update(repeating: .missing) }
    if !others.isEmpty { others.removeAll(keepingCapacity: true) }
  }
}

/// What is to happen, in the order of time; of two things at the same moment the one that was put in first goes first.
public struct EventQueue: ~Copyable {
  public struct Entry: BitwiseCopyable {
    public var due: Int64
    /// The order in which entries were put in, times 256, and the kind.
    var order: UInt64
    public var owner: Int32
    public var token: UInt32

    public var kind: UInt8 { UInt8(truncatingIfNeeded: order) }
  }

  /// How many entries stand below each: fewer levels than with two, and those beside each other are read at once.
  private static var width: Int { 4 }

  private var room: UnsafeMutablePointer<Entry>
  private var capacity = 64
  private var count = 0
  private var puts: UInt64 = 0
  /// The first entry was taken out, and its place is still empty: mostly something is put in next.
  private var hasGap = false

  public init() { room = .allocate(capacity: 64) }

  deinit { room.deallocate() }

  /// When the first thing is due; the end of time where there is none.
  @inline(__always) public var firstDue: Int64 {
    mutating get {
      if hasGap { fillGap() }
      return count == 0 ? .max : room[0].due
    }
  }

  @inline(__always) public mutating func put(_ due: Int64, kind: UInt8, owner: Int32, token: UInt32) {
    puts &+= 1
    let entry = Entry(due: due, order: puts << 8 | UInt64(kind), owner: owner, token: token)
    if hasGap {
      hasGap = false
      sink(entry)
    } else {
      rise(entry)
    }
  }

  /// Takes out the first entry, of which there must be one; `firstDue` was asked before.
  @inline(__always) public mutating func takeFirst() -> Entry {
    hasGap = true
    return room[0]
  }

  @inline(never) private mutating func fillGap() {
    hasGap = false
    count -= 1
    if count > 0 { sink(room[count]) }
  }

  @inline(__always) private mutating func rise(_ entry: Entry) {
    if count == capacity { grow() }
    var place = count
    count += 1
    while place > 0 {
      let parent = (place - 1) / Self.width
      guard Self.isBefore(entry, room[parent]) else { break }
      room[place] = room[parent]
      place = parent
    }
    room[place] = entry
  }

  @inline(__always) private func sink(_ entry: Entry) {
    var place = 0
    while true {
      let first = Self.width * place + 1
      guard first < count else { break }
      let child = first + Self.width <= count ? leastOfFour(first) : least(first..<count)
      guard Self.isBefore(room[child], entry) else { break }
      room[place] = room[child]
      place = child
    }
    room[place] = entry
  }

  @inline(__always) private func leastOfFour(_ first: Int) -> Int {
    let one = Self.isBefore(room[first + 1], room[first]) ? first + 1 : first
    let other = Self.isBefore(room[first + 3], room[first + 2]) ? first + 3 : first + 2
    return Self.isBefore(room[other], room[one]) ? other : one
  }

  private func least(_ places: Range<Int>) -> Int {
    var least = places.lowerBound
    for place in places.dropFirst() where Self.isBefore(room[place], room[least]) { least = place }
    return least
  }

  @inline(__always) private static func isBefore(_ one: Entry, _ other: Entry) -> Bool {
    one.due != other.due ? one.due < other.due : one.order < other.order
  }

  private mutating func grow() {
    let larger = UnsafeMutablePointer<Entry>.allocate(capacity: capacity * 2)
    larger.update(from: room, count: count)
    room.deallocate()
    room = larger
    capacity *= 2
  }
}

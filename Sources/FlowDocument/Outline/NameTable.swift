/// Numbers for names, found by their bytes: an open table that can be used again for the next text.
struct NameTable {
  private struct Entry {
    var hash: UInt64
    /// Where the name stands in `bytes`.
    var start: Int32
    var count: Int32
  }

  private var entries: [Entry] = []
  private var bytes: [UInt8] = []
  /// The number of an entry plus one; 0 is free. Its size is a power of 2, at least twice the number of entries.
  private var places: [Int32] = Array(repeating: 0, count: 256)

  var count: Int { entries.count }

  mutating func removeAll() {
    entries.removeAll(keepingCapacity: true)
    bytes.removeAll(keepingCapacity: true)
    for index in places.indices { places[index] = 0 }
  }

  /// False for a name that is here already.
  mutating func insert(_ name: UnsafeBufferPointer<UInt8>) -> Bool {
    let hash = Self.hash(name)
    let place = self.place(of: name, hash)
    if places[place] != 0 { return false }
    entries.append(Entry(hash: hash, start: Int32(bytes.count), count: Int32(name.count)))
    bytes.append(contentsOf: name)
    places[place] = Int32(entries.count)
    if entries.count * 2 > places.count { grow() }
    return true
  }

  /// The number of a name, in the order in which they came; nil for one that is not here.
  func number(of name: UnsafeBufferPointer<UInt8>) -> Int? {
    let found = places[place(of: name, Self.hash(name))]
    return found == 0 ? nil : Int(found) - 1
  }

  /// Where a name is, or would be.
  private func place(of name: UnsafeBufferPointer<UInt8>, _ hash: UInt64) -> Int {
    var place = Int(truncatingIfNeeded: hash) & (places.count - 1)
    while places[place] != 0 {
      let entry = entries[Int(places[place]) - 1]
      if entry.hash == hash, Int(entry.count) == name.count, holds(name, at: Int(entry.start)) {
        return place
      }
      place = (place + 1) & (places.count - 1)
    }
    return place
  }

  private func holds(_ name: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
    for index in name.indices where bytes[start + index] != name[index] { return false }
    return true
  }

  private mutating func grow() {
    places = Array(repeating: 0, count: places.count * 2)
    for (number, entry) in entries.enumerated() {
      var place = Int(truncatingIfNeeded: entry.hash) & (places.count - 1)
      while places[place] != 0 { place = (place + 1) & (places.count - 1) }
      places[place] = Int32(number + 1)
    }
  }

  /// Fowler, Noll and Vo's hash, and its high bits brought down.
  private static func hash(_ name: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in name { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return hash ^ hash >> 32
  }
}

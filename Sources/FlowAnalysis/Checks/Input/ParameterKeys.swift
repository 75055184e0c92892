/// The keys that an action type describes at one place of its parameters, and those inside of them.
struct ParameterKeys: Sendable {
  /// True where the description of a parameter ends: what is inside is the author's own.
  private(set) var isWhole = false
  private(set) var keys: [Key] = []

  struct Key: Sendable {
    let name: String
    /// The name in bytes.
    let bytes: [UInt8]
    fileprivate(set) var inside = ParameterKeys()
  }

  /// Adds the keys that lead to one parameter.
  mutating func add(_ path: ArraySlice<String>) {
    guard let name = path.first else {
      isWhole = true
      return
    }
    let place = keys.firstIndex { $0.name == name } ?? keys.count
    if place == keys.count { keys.append(Key(name: name, bytes: Array(name.utf8))) }
    keys[place].inside.add(path.dropFirst())
  }
}

/// The keys that an action type describes at one place of its parameters, and those inside of them.
struct ParameterKeys: Sendable {
  /// True where the description of a parameter ends: what is inside is the author's own.
  private(set) var isWhole = false
  private(set) var keys: [(name: String, inside: ParameterKeys)] = []

  /// Adds the keys that lead to one parameter.
  mutating func add(_ path: ArraySlice<String>) {
    guard let name = path.first else {
      isWhole = true
      return
    }
    let place = keys.firstIndex { $0.name == name } ?? keys.count
    if place == keys.count { keys.append((name, ParameterKeys())) }
    keys[place].inside.add(path.dropFirst())
  }
}

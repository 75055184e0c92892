/// The keys that an action type describes at one place of its parameters, and those inside of them.
public struct ParameterKeys: Sendable {
  /// True where the description of a parameter ends: what is inside is the author's own.
  public private(set) var isWhole = false
  public private(set) var keys: [Key] = []
  /// The names of the keys in bytes.
  private(set) var names: [[UInt8]] = []

  public struct Key: Sendable {
    public let name: String
    /// The name in bytes.
    public let bytes: [UInt8]
    public fileprivate(set) var inside = ParameterKeys()
  }

  /// The keys of these parameters.
  init(_ parameters: [ParameterDescription]) {
    for parameter in parameters {
      add(parameter.path.utf8.split(separator: UInt8(ascii: ".")).map { String(Substring($0)) }[...])
    }
  }

  private init() {}

  /// Adds the keys that lead to one parameter.
  private mutating func add(_ path: ArraySlice<String>) {
    guard let name = path.first else {
      isWhole = true
      return
    }
    let place = keys.firstIndex { $0.name == name } ?? keys.count
    if place == keys.count {
      let bytes = Array(name.utf8)
      keys.append(Key(name: name, bytes: bytes))
      names.append(bytes)
    }
    keys[place].inside.add(path.dropFirst())
  }
}

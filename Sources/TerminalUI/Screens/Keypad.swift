/// The keys of the telephone, with what each does from here.
public struct Keypad: Sendable, Equatable {
  /// A key and the name of its branch.
  public struct Label: Sendable, Equatable {
    public var key: Character
    public var text: String

    public init(_ key: Character, _ text: String) {
      self.key = key
      self.text = text
    }
  }

  /// In the order of the flow; keys without a branch are not in it.
  public var labels: [Label]
  /// The key that is lit because it was pressed a moment ago.
  public var pressed: Character?

  /// False in a chat: digits are text there.
  public var hasTones: Bool

  public init(labels: [Label] = [], pressed: Character? = nil, hasTones: Bool = true) {
    self.labels = labels
    self.pressed = pressed
    self.hasTones = hasTones
  }

  /// The keys as a telephone has them, row by row.
  static let rows: [[Character]] = [["1", "2", "3"], ["4", "5", "6"], ["7", "8", "9"], ["*", "0", "#"]]
  /// The keys in one row.
  static let strip: [Character] = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "*", "0", "#"]

  func label(of key: Character) -> String? { labels.first { $0.key == key }?.text }
}

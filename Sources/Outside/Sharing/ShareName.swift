/// What a shared world is called on its machine: letters, digits, `-` and `_`, so that it is never a path.
public struct ShareName: Sendable, Hashable, CustomStringConvertible {
  public static let longest = 32

  public let text: String
  public var description: String { text }

  /// - Throws: `ShareError.badName`.
  public init(_ text: String) throws(ShareError) {
    let isPlain = text.unicodeScalars.allSatisfy { scalar in
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9", "-", "_": true
      default: false
      }
    }
    guard isPlain, !text.isEmpty, text.utf8.count <= Self.longest, !text.hasPrefix("-") else {
      throw .badName(text)
    }
    self.text = text
  }
}

/// A reference to data of the contact as it stands in a text of a flow (reference, section 4).
public struct FoundReference: Sendable, Hashable {
  /// As the text has it: `$.Attributes.name`.
  public let wording: String
  /// The names on its path; nil when a part of it is in backticks, so that it is only known while the flow runs.
  public let names: [String]?

  /// Every reference in the text, in its order.
  public static func all(in text: String) -> [FoundReference] {
    guard text.utf8.contains(UInt8(ascii: "$")) else { return [] }
    var found: [FoundReference] = []
    var rest = Substring(text)
    while let dollar = rest.utf8.firstIndex(of: UInt8(ascii: "$")) {
      rest = rest[dollar...]
      if let (path, after) = ReferencePath.prefix(of: rest) {
        found.append(
          FoundReference(wording: String(rest[..<after.startIndex]), names: path.names))
        rest = after
      } else {
        rest = rest[rest.utf8.index(after: rest.startIndex)...]
      }
    }
    return found
  }
}

/// A reference to data of the contact as it stands in a text of a flow (reference, section 4).
public struct FoundReference: Sendable, Hashable {
  /// As the text has it: `$.Attributes.name`.
  public let wording: String
  /// The names on its path; nil when a part of it is in backticks, so that it is only known while the flow runs.
  public let names: [String]?

  /// Every reference in the text, in its order.
  public static func all(in text: String) -> [FoundReference] {
    var text = text
    let plain = text.withUTF8 { bytes in
      bytes.contains(UInt8(ascii: "$")) ? inPlainText(bytes) : []
    }
    if let plain { return plain }
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

  /// Every reference in a text of ASCII without brackets and backticks, as most are; nil for any other text.
  private static func inPlainText(_ bytes: UnsafeBufferPointer<UInt8>) -> [FoundReference]? {
    let isPlain = bytes.allSatisfy {
      $0 < 0x80 && $0 != UInt8(ascii: "[") && $0 != UInt8(ascii: "`")
    }
    guard isPlain else { return nil }
    var found: [FoundReference] = []
    var place = 0
    while place < bytes.count {
      guard bytes[place] == UInt8(ascii: "$") else {
        place += 1
        continue
      }
      var end = place + 1
      var names: [String] = []
      names.reserveCapacity(2)
      while end + 1 < bytes.count, bytes[end] == UInt8(ascii: "."), ReferencePath.isNameByte(bytes[end + 1]) {
        let start = end + 1
        end = start
        while end < bytes.count,
          ReferencePath.isNameByte(bytes[end])
            || bytes[end] == UInt8(ascii: "-") && end + 1 < bytes.count
              && ReferencePath.isNameByte(bytes[end + 1])
        {
          end += 1
        }
        names.append(String(decoding: bytes[start..<end], as: UTF8.self))
      }
      if !names.isEmpty {
        found.append(
          FoundReference(wording: String(decoding: bytes[place..<end], as: UTF8.self), names: names))
      }
      place = max(end, place + 1)
    }
    return found
  }

  /// A wording with a value in the place of each reference in it; what has none is nothing.
  public static func filling(_ wording: String, with value: (_ path: String) -> String?) -> String {
    var text = ""
    var rest = Substring(wording)
    while let dollar = rest.utf8.firstIndex(of: UInt8(ascii: "$")) {
      text += rest[..<dollar]
      rest = rest[dollar...]
      if let (_, after) = ReferencePath.prefix(of: rest) {
        text += value(String(rest[..<after.startIndex])) ?? ""
        rest = after
      } else {
        text.append(rest.removeFirst())
      }
    }
    return text + rest
  }

  /// True for a text that is one reference and nothing else.
  public static func isWhole(_ text: String) -> Bool { ReferencePath.whole(text)?.names != nil }
}

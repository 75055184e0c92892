import ContactCenter
import FlowEngine

/// One thing a scripted caller does (docs/playing.md, "Without a screen").
public enum KeyItem: Sendable, Hashable {
  /// Keys, pressed when the prompt was spoken or, with barge-in, in the middle of it.
  case digits([DTMFDigit], bargesIn: Bool)
  /// Silence until the waiting action's own timer fires.
  case silence
  /// Time passes, whatever fires.
  case wait(Milliseconds)
  case say(String)
  /// Something is chosen on the page that is shown, with what was typed in there.
  case choose(String, [NamedValue])
  case hangUp

  /// Reads one item; nil when it is none.
  public init?(_ text: String) {
    let text = text.trimmed
    if text == "timeout" {
      self = .silence
    } else if text == "hangup" {
      self = .hangUp
    } else if text.hasPrefix("say:") {
      let words = String(text.dropFirst(4)).trimmed
      guard !words.isEmpty else { return nil }
      self = .say(words)
    } else if text.hasPrefix("choose:") {
      guard let choice = Self.choice(text.dropFirst(7)) else { return nil }
      self = choice
    } else if text.hasPrefix("wait ") || text.hasPrefix("wait:") {
      guard let length = Milliseconds(waiting: text.dropFirst(5)) else { return nil }
      self = .wait(length)
    } else {
      let bargesIn = text.hasPrefix("!")
      let keys = bargesIn ? text.dropFirst() : Substring(text)
      let digits = keys.compactMap { DTMFDigit($0) }
      guard !digits.isEmpty, digits.count == keys.count else { return nil }
      self = .digits(digits, bargesIn: bargesIn)
    }
  }

  /// Reads `Submit;name=Asha;seats=2`.
  private static func choice(_ text: Substring) -> KeyItem? {
    let parts = text.split(separator: ";", omittingEmptySubsequences: false).map { String($0).trimmed }
    guard let action = parts.first, !action.isEmpty else { return nil }
    var fields: [NamedValue] = []
    for part in parts.dropFirst() {
      let sides = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard sides.count == 2, !sides[0].isEmpty else { return nil }
      fields.append(NamedValue(name: String(sides[0]), value: String(sides[1])))
    }
    return .choose(action, fields)
  }

  /// Reads a list such as `5,1,1`; the empty text is no item at all. The first text that is none is thrown back.
  public static func list(_ text: String) throws(NotAnItem) -> [KeyItem] {
    if text.trimmed.isEmpty { return [] }
    var items: [KeyItem] = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      guard let item = KeyItem(String(part)) else { throw NotAnItem(text: String(part)) }
      items.append(item)
    }
    return items
  }

  /// A text that is no item.
  public struct NotAnItem: Error, Hashable {
    public let text: String

    public init(text: String) { self.text = text }

    /// What to write where the text is several items with blanks between them; nil for any other.
    public var fix: String? {
      let parts = text.split(whereSeparator: \.isWhitespace).map(String.init)
      guard parts.count > 1, parts.allSatisfy({ KeyItem($0) != nil }) else { return nil }
      return "put commas between items: \(parts.joined(separator: ","))"
    }
  }

  /// What an item looks like, for messages and help.
  public static let form = "keys (0-9 * #), !keys, timeout, wait 60s, say:words, choose:action or hangup"
}

extension String {
  /// Without blanks at both ends.
  public var trimmed: String {
    var text = self[...]
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}

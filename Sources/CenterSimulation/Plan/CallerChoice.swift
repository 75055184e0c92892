import FlowEngine

/// What a caller does where a flow asks for something.
public enum CallerChoice: Sendable, Hashable {
  /// Keys, one after the other.
  case keys([DTMFDigit])
  case says(String)
  /// Nothing, until the flow goes on by itself.
  case silence
  case hangsUp

  /// As a plan has it: keys, "silence", "hang up" or "say: words"; nil for anything else.
  public init?(_ text: String) {
    switch text {
    case "silence": self = .silence
    case "hang up": self = .hangsUp
    case let text where text.hasPrefix("say:"):
      let words = text.dropFirst(4).drop { $0 == " " }
      guard !words.isEmpty else { return nil }
      self = .says(String(words))
    default:
      let keys = text.compactMap { DTMFDigit($0) }
      guard !keys.isEmpty, keys.count == text.count else { return nil }
      self = .keys(keys)
    }
  }
}

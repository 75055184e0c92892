/// How fast prompts, music and queue waits pass; the time a person has for a key is never cut short.
enum PlaySpeed: Int, CaseIterable {
  case normal = 1
  case double = 2
  case fast = 5
  case veryFast = 20
  /// Prompts are over as soon as they begin.
  case instant = 1000

  var words: String { self == .instant ? "instant" : "\(rawValue)×" }

  var faster: PlaySpeed { Self.allCases.first { $0.rawValue > rawValue } ?? self }
  var slower: PlaySpeed { Self.allCases.last { $0.rawValue < rawValue } ?? self }
}

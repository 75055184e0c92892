/// The story of a line at moments of it, so that any other moment is told soon.
struct ToldStories {
  private var told: [(position: Int, story: CallStory)] = []

  /// Between two stories that are kept.
  static let spacing = 256

  /// The last story that is kept at or before a position.
  func last(before position: Int) -> (position: Int, story: CallStory)? {
    told.last { $0.position <= position }
  }

  /// Keeps a story, where none is kept soon before.
  mutating func keep(_ story: CallStory, at position: Int) {
    guard position >= (told.last?.position ?? -Self.spacing) + Self.spacing else { return }
    told.append((position, story))
  }

  /// What is told of the beginning that another line has in common with this one, until a position.
  func beginning(until position: Int) -> ToldStories {
    var beginning = self
    beginning.told.removeAll { $0.position > position }
    return beginning
  }
}

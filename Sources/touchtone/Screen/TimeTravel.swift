import World

/// The past of a call that is looked at, and what is known of it: beside each line the story at moments of it, so that
/// any other moment is told soon.
struct TimeTravel {
  /// A story at a position of a line.
  struct Told {
    let position: Int
    let story: CallStory
  }

  var timelines: Timelines
  /// True while the past or a what-if is shown, false once one is back in the live call.
  var isOn = true
  /// Whether the live call stood still before.
  var wasPaused: Bool
  /// The story of the live call, for when one comes back to it.
  var liveStory: CallStory?
  /// As `liveStory`, the values that changed.
  var liveChanges = ContactChanges()
  /// By a line's name, the stories in order of their positions.
  var told: [String: [Told]] = [:]
  /// Why the past cannot be shown; nil where it can.
  var obstacle: String?

  /// Between two stories that are kept.
  static let positionsBetweenStories = 256

  /// The last story of a line that is kept, at or before a position.
  func told(of line: Timeline, before position: Int) -> Told? {
    told[line.name]?.last { $0.position <= position }
  }

  mutating func keep(_ story: CallStory, of line: Timeline, at position: Int) {
    let last = told[line.name]?.last?.position ?? -Self.positionsBetweenStories
    guard position >= last + Self.positionsBetweenStories else { return }
    told[line.name, default: []].append(Told(position: position, story: story))
  }
}

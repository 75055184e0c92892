import World

/// The past of a call that is looked at.
struct TimeTravel {
  var timelines: Timelines
  /// True while the past or a what-if is shown, false once one is back in the live call.
  var isOn = true
  /// Whether the live call stood still before.
  var wasPaused: Bool
  /// The story of the live call, for when one comes back to it.
  var liveStory: CallStory?
  /// As `liveStory`, the values that changed.
  var liveChanges = ContactChanges()
  /// Why the past cannot be shown; nil where it can.
  var obstacle: String?
}

import FlowEngine

/// What a call did in its flows, for their maps.
struct MapPassage {
  /// When it was at each action last: "0:12".
  var times: [ActionIndex: String] = [:]
  /// How often it came to each.
  var visits: [ActionIndex: Int] = [:]
  /// The branches it took.
  var taken: Set<BranchIndex> = []
  /// The action it stands at; nil when it has ended.
  var present: ActionIndex?
  /// The actions that have a breakpoint.
  var breakpoints: Set<ActionIndex> = []
  /// The action to look at first, of a call of which a test failed.
  var suspect: ActionIndex?
  /// The action it came to last.
  var latest: ActionIndex?
}

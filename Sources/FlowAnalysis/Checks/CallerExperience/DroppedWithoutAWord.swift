import FlowDocument

/// Errors after which the call ends in silence.
enum DroppedWithoutAWord: Check {
  static let description = CheckDescription(
    "dropped-without-a-word", in: .callerExperience, .warning, "after an error the call ends without a word",
    why: "the caller hears the line go dead, and does not know whether to call again",
    fix: "say that something went wrong before the call ends, or send the caller to a person",
    bad: CheckExample(
      .lambda("lookUp", "hello", else: "end"), .say("hello", "Hello.", "end"), .end()),
    good: CheckExample(
      .lambda("lookUp", "hello", else: "sorry"), .say("hello", "Hello.", "end"),
      .say("sorry", "Something went wrong. Please call again.", "end"), .end()))

  static func check(_ flow: AnalyzedFlow, _ findings: inout Findings) {
    guard flow.isHeardByCallers else { return }
    let isSilentEnd = flow.endsInSilence
    for action in flow.reachableActions where !action.nature.ends {
      let onward = action.liveEdges.filter { !$0.isFailure }
      // Where the call ends just so after success, the error takes nothing away.
      guard !onward.contains(where: { $0.target.map { isSilentEnd[$0] } ?? false }) else { continue }
      let dropping = action.edges.filter { $0.isFailure && $0.target.map { isSilentEnd[$0] } ?? false }
      guard let first = dropping.first, let value = first.value else { continue }
      let names = dropping.compactMap { edge -> String? in
        if case .error(let type) = edge.outcome { type } else { nil }
      }
      findings.report(
        self, at: value,
        "after \(names.joined(separator: " and ")) of \(action.quoted) the call ends without a word")
    }
  }
}

extension AnalyzedFlow {
  /// True for flows in which a caller listens, and a call can end.
  ///
  /// A flow that says nothing at all is for tasks, or hands contacts on at once.
  var isHeardByCallers: Bool {
    guard type == .customerQueue || type == .contactFlow && !isDisconnectFlow else { return false }
    return reachableActions.contains { $0.nature.speaks }
  }

  /// For each action whether every way on from it ends the call with nothing more said.
  var endsInSilence: [Bool] {
    var ends = actions.map { $0.type == "DisconnectParticipant" }
    var isChanging = true
    while isChanging {
      isChanging = false
      for action in actions where !ends[action.number] {
        let nature = action.nature
        guard !nature.speaks, !nature.leaves, !nature.reachesPerson, !nature.ends, action.description != nil
        else {
          continue
        }
        let edges = action.liveEdges
        guard !edges.isEmpty, edges.allSatisfy({ $0.target.map { ends[$0] } ?? false }) else { continue }
        ends[action.number] = true
        isChanging = true
      }
    }
    return ends
  }
}

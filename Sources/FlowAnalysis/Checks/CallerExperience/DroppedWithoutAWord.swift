import FlowDocument
import FlowEngine
import JSON

/// Errors after which the call ends in silence.
enum DroppedWithoutAWord: FlowCheck {
  static let description = CheckDescription(
    "dropped-without-a-word", in: .callerExperience, .warning, "after an error the call ends without a word",
    why: "the caller hears the line go dead, and does not know whether to call again",
    fix: "say that something went wrong before the call ends, or send the caller to a person",
    bad: CheckExample(
      .lambda("lookUp", "hello", else: "end"), .say("hello", "Hello.", "end"), .end()),
    good: CheckExample(
      .lambda("lookUp", "hello", else: "sorry"), .say("hello", "Hello.", "end"),
      .say("sorry", "Something went wrong. Please call again.", "end"), .end()))

  /// One finding for each end, at the first branch that leads there.
  static func check(_ flow: AnalyzedFlow, _ findings: inout Findings) {
    guard flow.isHeardByCallers else { return }
    var ends: [End] = []
    let isSilentEnd = flow.endsInSilence
    let records = flow.actions.contains { $0.type == "UpdateContactMediaStreamingBehavior" }
    for action in flow.reachableActions
    where !action.nature.ends && !cannotFail(action) && !(records && isRecorder(action)) {
      func drops(_ edge: FlowEdge) -> Bool { edge.target.map { isSilentEnd[$0] } ?? false }
      // Where the call ends just so after success, the error takes nothing away. A wrong key is no success; who presses one of
      // several keys, that which ends the call, wanted to go.
      if action.isMenu || action.isBot {
        let answers = action.liveEdges.filter { !$0.isError }
        if !answers.isEmpty, answers.allSatisfy(drops) { continue }
      } else if action.liveEdges.contains(where: { !$0.isFailure && drops($0) }) {
        continue
      }
      // An error that the action never has drops nobody; that is said elsewhere.
      let dropping = action.edges.filter { edge in
        edge.isFailure && drops(edge)
          && (!action.kind.isKnown || action.errorType(of: edge).map(action.kind.errors.contains) ?? true)
      }
      guard let first = dropping.first, let value = action.value(of: first) else { continue }
      if let known = ends.firstIndex(where: { $0.target == first.target }) {
        ends[known].others.append((action, value))
      } else {
        ends.append(End(target: first.target, action: action, dropping: dropping, value: value))
      }
    }
    for end in ends { report(end, &findings) }
  }

  /// An end that comes without a word, with the first action whose errors lead there.
  private struct End {
    let target: Int?
    let action: AnalyzedAction
    let dropping: [FlowEdge]
    let value: JSONValue
    /// The branches of further actions.
    var others: [(action: AnalyzedAction, value: JSONValue)] = []
  }

  private static func report(_ end: End, _ findings: inout Findings) {
    let names = end.dropping.compactMap(end.action.errorType).joined(separator: " and ")
    let count = end.others.count
    let further =
      count == 0 ? "" : " (so it does after errors of \(count) other action\(count == 1 ? "" : "s"))"
    findings.report(
      self, at: end.value, "after \(names) of \(end.action.quoted) the call ends without a word\(further)",
      others: end.others)
  }

  /// True for a menu that takes no key, where audio is streamed: a message is left while it waits, and its end is the end.
  private static func isRecorder(_ action: AnalyzedAction) -> Bool {
    action.isMenu && action.action.conditions.isEmpty
  }

  /// True for a prompt whose words stand in the flow, and can be spoken: nothing is looked up for it.
  private static func cannotFail(_ action: AnalyzedAction) -> Bool {
    guard action.type == "MessageParticipant", let prompt = action.prompts.first, action.prompts.count == 1
    else { return false }
    guard prompt.form == .text || prompt.form == .ssml, !prompt.text.isEmpty, !prompt.text.isPlaceholder,
      FoundReference.all(in: prompt.text).isEmpty
    else { return false }
    return !prompt.isMarkup || SpeechMarkup(PlainWords.trimmed(prompt.text)) != nil
  }
}

import FlowEngine
import JSON
import World

// What a test case reads of its contact, and what it is told of instead of what it waits for.
extension TestCaseRun {
  /// What a path leads to; nil where there is no single value, or nothing has opened it yet.
  func value(atPath path: String) -> String? {
    guard let names = FoundReference.all(in: path).first?.names, let root = names.first, isOpen(root) else {
      return nil
    }
    let contact = stage.world.state.contacts[stage.caller].contact
    guard let text = center.loaded.program.text(atPath: path, of: contact) else { return nil }
    return isList(names) ? nil : text
  }

  /// A wording with values in the places of its paths.
  func text(filling wording: String) -> String { FoundReference.filling(wording) { value(atPath: $0) } }

  /// Results of actions can be read once an observation has seen one complete (reference, section 2.5).
  private func isOpen(_ root: String) -> Bool {
    let isResult = TestFlowAction.allCases.contains { $0.resultNamespaces.contains(root) }
    return !isResult || opened.contains(root)
  }

  /// True for a list in a Lambda's answer, which no path resolves.
  private func isList(_ names: [String]) -> Bool {
    let keys: ArraySlice<String>
    switch names[0] {
    case "External": keys = names.dropFirst()
    case "LambdaInvocation": keys = names.dropFirst(2)
    default: return false
    }
    for entry in stage.entries.reversed() {
      guard case .lambda(let report) = entry.detail, case .answers(let answer)? = report.outcome else {
        continue
      }
      let root = try? JSONDocument(parsing: answer.text, named: "").root
      return root?[path: Array(keys)]?.kind == .array
    }
    return false
  }

  /// Why a path leads to nothing.
  func whyNothing(at path: String) -> String {
    guard let root = FoundReference.all(in: path).first?.names?.first, !isOpen(root) else {
      return "there is no value at \(path)"
    }
    return "$.\(root) can be read once an observation has seen FlowActionCompleted"
  }
}

extension TestCaseRun {
  /// What was heard since an observation began to watch.
  ///
  /// - Parameter text: what was waited for: a message that has most of its words is told in place of all.
  func heardInstead(since mark: Mark, nearestTo text: String? = nil) -> String {
    let heard = messages[mark.messages...]
    guard !heard.isEmpty else { return "heard nothing" }
    if let text {
      let shares = heard.map { Similarity.share(of: text, in: $0) }
      if let most = shares.max(), most > 50, let place = shares.firstIndex(of: most) {
        return "heard nothing nearer than \(heard[heard.startIndex + place].quotedForReading)"
      }
    }
    let first = heard.prefix(2).map(\.quotedForReading).joined(separator: ", then ")
    return "heard \(first)" + (heard.count > 2 ? " and \(heard.count - 2) more" : "")
  }

  /// The words of the first message that was waited for in vain.
  var messageInVain: String? {
    guard !failures.isEmpty else { return nil }
    return zip(testCase.observations, statuses).lazy.compactMap { observation, status in
      if case .active = status { (observation.event as? MessageReceivedEvent)?.text } else { nil }
    }.first.map { text(filling: $0) }
  }

  /// The message since then that is most like a text.
  func heardInstead(since mark: Mark, likest text: String) -> String {
    let heard = messages[mark.messages...]
    let likeness = heard.map { Similarity.percent(text, $0) }
    guard let most = likeness.max(), let place = likeness.firstIndex(of: most) else { return "heard nothing" }
    let enough = "where \(center.rules.testSimilarityThreshold) % is enough"
    if most == 0 { return heardInstead(since: mark) + ", 0 % similar \(enough)" }
    let likest = heard[heard.startIndex + place].quotedForReading
    return "the likest was \(likest), \(most) % similar \(enough)"
  }

  /// What became of flow actions since then.
  func usesInstead(completed: Bool, since mark: Mark) -> String {
    var seen: [String] = []
    for (use, step) in uses[mark.uses...] {
      var words = use.action.rawValue + (use.words.isEmpty ? "" : " " + use.words)
      switch step {
      case .started: if completed { continue }
      case .completed: if !completed { continue }
      case .failed(let error):
        guard completed else { continue }
        words += ", which took \(error)"
      }
      if !seen.contains(words) { seen.append(words) }
    }
    guard !seen.isEmpty else { return completed ? "but nothing completed" : "but none did" }
    return "found " + seen.joined(separator: ", ")
  }
}

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
  var heardInstead: String {
    let since = statuses.compactMap { if case .active(let since) = $0 { since } else { nil } }.min() ?? 0
    let heard = messages.dropFirst(since).suffix(2).map(\.quotedForReading)
    return heard.isEmpty ? "heard nothing" : "heard " + heard.joined(separator: ", then ")
  }

  /// As `heardInstead`, with the message that comes nearest to a text.
  func heardInstead(likest text: String) -> String {
    var best: (text: String, percent: Int)?
    for message in messages {
      let percent = Similarity.percent(text, message)
      if percent > best?.percent ?? 0 { best = (message, percent) }
    }
    guard let best else { return heardInstead }
    return
      "the likest was \(best.text.quotedForReading), \(best.percent) % similar where \(center.rules.testSimilarityThreshold) % is enough"
  }

  /// What flow actions were seen.
  func usesInstead(completed: Bool) -> String {
    var seen: [String] = []
    for use in uses where use.isCompleted == completed {
      let words = use.use.action.rawValue + (use.use.words.isEmpty ? "" : " " + use.use.words)
      if !seen.contains(words) { seen.append(words) }
    }
    guard !seen.isEmpty else { return completed ? "but nothing completed" : "but none did" }
    return "found " + seen.joined(separator: ", ")
  }
}

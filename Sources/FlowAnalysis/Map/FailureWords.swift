import FlowEngine

/// What the rows of a chain's failures are called: `error`, and where several actions fail different ways, or only one that
/// is not the last of the chain, of which action: `error in hours?`.
struct FailureWords {
  /// Names of actions are cut to so many characters, because all rows of a chain are as wide as the widest.
  private static let nameLimit = 32

  private let labels: FlowLabels

  init(_ labels: FlowLabels) { self.labels = labels }

  /// One for each failure, in their order.
  ///
  /// - Parameter last: the action that their rows stand under.
  func words(for failures: [MapFailure], under last: ActionIndex) -> [String] {
    let unnamed = failures.indices.filter { Self.isUnnamed(failures[$0].way.deciding) }
    if unnamed.count == 1, failures[unnamed[0]].sources.count == 1, failures[unnamed[0]].sources[0] != last {
      return failures.indices.map { $0 == unnamed[0] ? named(failures[$0]) : failures[$0].way.deciding }
    }
    guard unnamed.count > 1, Set(unnamed.flatMap { failures[$0].sources }).count > 1 else {
      return failures.map(\.way.deciding)
    }
    // Most rows name their actions; the one with the most, if several, has what is left.
    let most = unnamed.max { failures[$0].sources.count < failures[$1].sources.count }
    return failures.indices.map { index in
      let failure = failures[index]
      guard unnamed.contains(index) else { return failure.way.deciding }
      if index == most, failure.sources.count > 1 {
        return PlainWords.counted(failure.way.branches.count, "other error")
      }
      return named(failure)
    }
  }

  private func named(_ failure: MapFailure) -> String {
    failure.way.deciding + " in " + failure.sources.map(shortName).joined(separator: ", ")
  }

  /// True for words that only count errors.
  private static func isUnnamed(_ words: String) -> Bool { words == "error" || words.hasSuffix(" errors") }

  private func shortName(_ action: ActionIndex) -> String {
    let name = labels.name(of: action)
    let short = PlainWords.cut(name, to: Self.nameLimit)
    return short != name && name.hasPrefix("\"") ? short + "\"" : short
  }
}

/// Data that one type of action loads, and that is missing where none did.
struct LoadedData {
  /// The first name of its paths.
  let space: String
  /// The type of action that loads it.
  let source: String
  /// "no metrics were loaded", to end a sentence.
  let words: String
  /// "no metrics are loaded", to say so of a flow.
  let unprovidedWords: String
  /// "the bot failed", to end a sentence.
  let failedWords: String

  /// Reports every action that reads the data without it. A comparison may ask just whether there is any, and the action
  /// that loads it may hand on what it left the last time.
  func check(_ rule: any Check.Type, _ flow: AnalyzedFlow, _ findings: inout Findings) {
    let readers = flow.readers(of: space).filter { $0.type != "Compare" && $0.type != source }
    let sources = flow.actions(ofType: source)
    guard !readers.isEmpty, !flow.hasUnknownType else { return }
    let arrival = Arrival(of: space, in: flow, from: sources) { !$1.isFailure }
    findings.report(
      rule, unprovided: arrival.unprovided(readers) { !$0.actions(ofType: source).isEmpty },
      { $0.reads(space).first }, unprovidedWords)
    guard !sources.isEmpty else { return }
    let verdicts = arrival.verdicts(for: readers)
    guard !verdicts.isEmpty else { return }
    // Where each way has one of the actions that load it, that one has failed on some.
    let trying = Arrival(of: space, in: flow, from: sources) { _, _ in true }
    let untried = Set(trying.verdicts(for: readers).map(\.action.number))
    for (action, isMissingEverywhere) in verdicts {
      let use = action.reads(space)[0]
      guard isMissingEverywhere || untried.contains(action.number) else {
        findings.report(
          rule, at: use.value, part: use.wording,
          "\(action.quoted) reads \(use.wording), also where \(failedWords)",
          fix: "lead the error of \(source) elsewhere, or read nothing of it there")
        continue
      }
      findings.report(
        rule, at: use.value, part: use.wording,
        "\(action.quoted) reads \(use.wording), and " + (isMissingEverywhere ? "" : "on some way here ")
          + words
          + " before")
    }
  }
}

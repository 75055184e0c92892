import ContactCenter
import Diagnostics
import Scenarios

/// What a test run tells a person.
struct TestText {
  let isColored: Bool
  /// The width of the longest file's name.
  let width: Int
  let setting: TestSetting

  private func styled(_ text: String, _ code: String) -> String {
    isColored ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }

  /// The line of one test.
  func line(_ outcome: TestRun.Outcome) -> String {
    let result = outcome.result
    let mark =
      switch result.verdict {
      case .passed: styled("passed ", "32")
      case .failed: styled("FAILED ", "1;31")
      case .refused: styled("REFUSED", "1;31")
      }
    let source = result.source.visible
    guard let length = result.played?.length else { return "\(mark)  \(source)" }
    let pad = String(repeating: " ", count: max(0, width - source.count))
    let first = "\(mark)  \(source)\(pad)  \(styled(Self.clock(length), "2"))"
    return ([first] + Self.details(result).map { "           " + $0 }).joined(separator: "\n")
  }

  /// What a test case tells beside its verdict: what it logged, and how near similar messages came.
  private static func details(_ result: ScenarioResult) -> [String] {
    guard let details = result.details else { return [] }
    let remarks = details.observations.compactMap { observation in
      observation.remark.map { "\(observation.identifier.visible): \($0)" }
    }
    return details.logged.map { "\($0.name.visible) = \($0.value.visible)" } + remarks
  }

  /// What is odd about a test and failed nothing.
  func warnings(_ result: ScenarioResult) -> String {
    result.warnings.map { $0.text(isColored: isColored) }.joined(separator: "\n\n")
  }

  /// All that did not pass, in the order of their files; what is wrong with a center is told once, however many call it.
  func failures(_ outcomes: [TestRun.Outcome]) -> [String] {
    var callers: [[Diagnostic]: [ScenarioResult]] = [:]
    for result in outcomes.map(\.result) {
      callers[Self.findingsElsewhere(result), default: []].append(result)
    }
    var told: Set<[Diagnostic]> = []
    return outcomes.map(\.result).compactMap { result in
      if result.isPassed { return nil }
      let findings = Self.findingsElsewhere(result)
      let others = callers[findings] ?? []
      guard !findings.isEmpty, others.count > 1 else { return failure(result) }
      return told.insert(findings).inserted ? failure(of: others, findings) : nil
    }
  }

  /// What keeps a test from being played and stands in other files: of its center, as a rule.
  private static func findingsElsewhere(_ result: ScenarioResult) -> [Diagnostic] {
    guard case .refused(let findings) = result.verdict else { return [] }
    return findings.filter { $0.source != result.source }
  }

  /// Tests that cannot be played for the same reason.
  private func failure(of results: [ScenarioResult], _ findings: [Diagnostic]) -> String {
    let own = results.flatMap { result in
      result.verdict.findings.filter { $0.source == result.source && $0.rule != "center" }
    }
    let told = (findings + own).map { $0.text(isColored: isColored) }.joined(separator: "\n\n")
    return told + "\n\n" + Self.words(for: results.count, like: results) + " could not be played"
  }

  /// A failed test in full: what was expected where, and what happened before.
  func failure(_ result: ScenarioResult) -> String {
    switch result.verdict {
    case .passed: return ""
    case .refused(let findings):
      return findings.map { $0.text(isColored: isColored) }.joined(separator: "\n\n")
    case .failed(let findings):
      var text = findings.map { $0.text(isColored: isColored) }.joined(separator: "\n\n")
      let last = Self.lastLines(of: result)
      if !last.isEmpty {
        text += "\n\n  what happened before:\n" + last.map { "  " + $0 }.joined(separator: "\n")
      }
      let trail = FailureTrail(result).lines
      if !trail.isEmpty {
        text += "\n\n  the way through the flows:\n" + trail.map { "    " + $0 }.joined(separator: "\n")
        let maps = FailureTrail(result).flowsToLookAt.map { flow in
          "    touchtone graph \(result.source.quotedForShell) --flow \(flow.quotedForShell)"
            + setting.options
        }
        text += "\n\n  on the map:\n" + maps.joined(separator: "\n")
      }
      return text
    }
  }

  /// The last ten things that happened in the call, or to a callback to its caller that nobody answered yet.
  static func lastLines(of result: ScenarioResult) -> [String] {
    guard let played = result.played, let contact = played.contact else { return [] }
    let printer = TranscriptPrinter(format: .text, start: played.start)
    let lines = ([contact] + played.callbacks).flatMap { printer.lines(of: played.transcript, contact: $0) }
    return Array(lines.suffix(10))
  }

  /// "12 scenarios: 11 passed, 1 failed, in 0.08 s".
  func summary(_ outcomes: [TestRun.Outcome], of count: Int, nanoseconds: Int64) -> String {
    let passed = outcomes.count { $0.result.isPassed }
    let refused = outcomes.count { if case .refused = $0.result.verdict { true } else { false } }
    let failed = outcomes.count - passed - refused
    var parts = ["\(passed) passed"]
    if failed > 0 { parts.append("\(failed) failed") }
    if refused > 0 { parts.append("\(refused) could not be played") }
    if outcomes.count < count { parts.append("\(count - outcomes.count) not played") }
    let words = Self.words(for: count, like: outcomes.map(\.result)) + ": " + parts.joined(separator: ", ")
    let code = passed == count ? "32" : "1;31"
    return styled(words, code) + ", in \(Self.seconds(nanoseconds)) s"
  }

  /// "12 scenarios", "1 test case"; "12 tests" of both kinds.
  private static func words(for count: Int, like results: [ScenarioResult]) -> String {
    let caseCount = results.count { TestFiles.isTestCase($0.source) }
    let kind = caseCount == 0 ? "scenario" : caseCount == results.count ? "test case" : "test"
    return "\(count) \(kind)\(count == 1 ? "" : "s")"
  }

  /// A length as the transcript shows times: 1:32.4.
  private static func clock(_ length: Milliseconds) -> String {
    let rest = length.count / 1000 % 60
    return "\(length.count / 60_000):\(rest < 10 ? "0" : "")\(rest).\(length.count % 1000 / 100)"
  }

  /// Seconds with two decimals.
  static func seconds(_ nanoseconds: Int64) -> String {
    let hundredths = (nanoseconds + 5_000_000) / 10_000_000
    let rest = hundredths % 100
    return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)"
  }
}

import Diagnostics

/// Reads the lines of a scenario, and goes on behind what is wrong.
struct ScenarioReader {
  let source: String
  private(set) var lines: [Scenario.Line] = []
  private(set) var scene: Scene
  private(set) var problems: [Diagnostic] = []
  /// True below a line that names a center, or makes a call, or is meant to.
  private var (namesCenter, hasCall) = (false, false)
  /// The lines that are no step, and how many lines there are that say anything.
  private var unknownSteps: [Diagnostic] = []
  private var lineCount = 0
  /// The lines of the steps of which there is one at most, by their names.
  private var onlyLines: [String: Int] = [:]

  init(source: String) {
    self.source = source
    scene = Scene(source: source)
  }

  mutating func read(_ text: String) {
    let body = text.hasPrefix("\u{FEFF}") ? String(text.dropFirst()) : text
    let rows = body.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for (index, row) in rows.enumerated() {
      let line = StepLine(String(row), number: index + 1, in: source)
      guard !line.isAtEnd, line.peek?.text.hasPrefix("#") != true else { continue }
      lineCount += 1
      do throws(Diagnostic) { try read(line) } catch { problems.append(error) }
    }
    if isSomethingElse {
      problems = [somethingElse]
      return
    }
    // What nobody understands may have been just that line.
    guard unknownSteps.isEmpty else { return }
    if !namesCenter {
      refuse(
        "this scenario names no center", why: "nobody knows what is called",
        fix: "begin with a line such as: center ../center.json")
    } else if !hasCall {
      refuse(
        "this scenario makes no call", why: "so nothing of it can be heard",
        fix: "write a line such as: call from +919811112222")
    }
  }

  /// True for a text that hardly is a scenario: of many lines most are no steps.
  private var isSomethingElse: Bool { unknownSteps.count > 5 && unknownSteps.count * 2 > lineCount }

  private var somethingElse: Diagnostic {
    Diagnostic(
      in: source, "this is no scenario: \(unknownSteps.count) of its \(lineCount) lines are no steps",
      rule: "scenario", why: "the first of them is line \(unknownSteps[0].place?.position.line ?? 1)",
      fix: "name a file of steps such as: call from +919811112222 (docs/scenarios.md tells of all)")
  }

  private mutating func refuse(_ message: String, why: String, fix: String) {
    problems.append(Diagnostic(in: source, message, rule: "scenario", why: why, fix: fix))
  }

  private mutating func read(_ whole: StepLine) throws(Diagnostic) {
    var line = whole
    let first = line.firstPart
    guard let type = StepCatalog.take(&line) else {
      let finding = unknown(line)
      unknownSteps.append(finding)
      throw finding
    }
    if type == CenterStep.self || type == FlowStep.self { namesCenter = true }
    if type == CallStep.self { hasCall = true }
    let description = type.description
    let object = line.peekName
    let step = try type.init(reading: &line)
    try line.end()
    switch description.place {
    case .beforeCall where hasCall:
      throw line.finding(
        "\"\(description.name)\" comes too late here", at: first,
        why: "it says what is so before the call is made", fix: "put it above the line with \"call\"")
    case .inCall where !hasCall:
      throw line.finding(
        "nobody has called yet", at: first, why: "\"\(description.name)\" belongs in a call",
        fix: "put it below the line with \"call\"")
    case .beforeCall, .anywhere, .inCall: break
    }
    if description.standsOnce,
      let former = onlyLines.updateValue(line.number, forKey: description.name)
    {
      throw line.finding(
        "\"\(description.name)\" stands twice", at: first, why: "line \(former) has it already",
        fix: "take one of the two lines out")
    }
    if step is CallStep {
      scene.attributeLines = [:]
    }
    if let setting = step as? any SceneStep {
      do throws(StepFailure) { try setting.set(&scene) } catch {
        throw line.finding(error.message, at: error.part ?? first, why: error.why, fix: error.fix)
      }
    }
    lines.append(
      Scenario.Line(step: step, place: line.place(of: first), object: line.place(of: object ?? first)))
  }

  private mutating func unknown(_ line: StepLine) -> Diagnostic {
    let first = line.firstPart
    let names = StepCatalog.all.flatMap { $0.description.words.map { $0.joined(separator: " ") } }
    var firstWords: [String] = []
    for name in names {
      let word = String(name.prefix { $0 != " " })
      if !firstWords.contains(word) { firstWords.append(word) }
    }
    let siblings = names.filter { $0.hasPrefix(first.text + " ") }
    if !siblings.isEmpty {
      return line.finding(
        "\"\(first.text)\" is not followed by what it needs", at: first,
        fix: "write " + siblings.map { "\"\($0)\"" }.joined(separator: " or "))
    }
    let near = nearest(to: first.text.lowercased(), among: firstWords)
    if near == "call" { hasCall = true }
    return line.finding(
      "\"\(first.text)\" is no step of a scenario", at: first,
      why: near == nil ? "the steps are " + firstWords.joined(separator: ", ") : nil,
      fix: near.map { "did you mean \"\($0)\"?" })
  }
}

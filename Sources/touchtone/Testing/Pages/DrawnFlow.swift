import Diagnostics
import FlowAnalysis
import FlowEngine

/// A flow drawn for a page, with how often calls came by: as Graphviz lays it out or, where that is not to be had, as
/// the map of the terminal.
struct DrawnFlow {
  /// The drawing, ready to stand in a page.
  let html: String
  /// True for a picture with a place to go to for each action.
  let isPicture: Bool
  /// Why it is no picture.
  let shortcoming: Diagnostic?

  /// Graphviz takes minutes for more boxes than this.
  private static let mostBoxes = 400
  /// How wide the map is, in characters.
  private static let columns = 110

  init(_ flow: CoverageReport.Flow, _ part: TestCoverage.Part) {
    do throws(Diagnostic) {
      guard flow.actions.count <= Self.mostBoxes else {
        throw Diagnostic(
          in: flow.source, "a flow of \(flow.actions.count) actions is drawn as text", rule: "graphviz",
          why: "a picture of more than \(Self.mostBoxes) is too large to be looked at")
      }
      let picture = FlowPicture(
        [flow.flow], of: part.program, part.labels, tally: part.tally,
        failing: Set(part.failures.compactMap(\.action)))
      let svg = try Graphviz.svg(of: picture.dot, for: "--coverage-html")
      html = Self.inline(svg, titled: flow.name, Self.titles(flow))
      isPicture = true
      shortcoming = nil
    } catch {
      html = Self.map(flow, part)
      isPicture = false
      shortcoming = Diagnostic(
        .warning, in: error.source, error.message, rule: error.rule, why: error.why, fix: error.fix)
    }
  }

  /// What a browser tells of a box under the pointer, by the box.
  private static func titles(_ flow: CoverageReport.Flow) -> [String: String] {
    var titles: [String: String] = [:]
    for action in flow.actions {
      let ways = action.branches.map { "\($0.count == 0 ? "○" : "✓") \($0.deciding) \($0.count)" }
      let begun = action.count == 0 ? "never begun" : "begun \(action.count) times"
      titles[FlowPicture.id(action.action)] = ([action.name + ": " + begun] + ways).joined(separator: "\n")
    }
    return titles
  }

  /// Graphviz's picture as it may stand in a page: without its head, its remarks and its own names of boxes.
  private static func inline(_ svg: String, titled name: String, _ titles: [String: String]) -> String {
    var rest = svg[...]
    if let start = rest.range(of: "<svg") { rest = rest[start.upperBound...] }
    var text = "<svg role=\"img\" aria-label=\"\(name.escapedForXML)\""
    while let mark = rest.firstIndex(of: "<") {
      text += rest[..<mark]
      rest = rest[mark...]
      if rest.hasPrefix("<!--"), let end = rest.range(of: "-->") {
        rest = rest[end.upperBound...]
      } else if rest.hasPrefix("<title>"), let end = rest.range(of: "</title>") {
        let title = titles[String(rest[..<end.lowerBound].dropFirst("<title>".count))]
        if let title { text += "<title>\(title.escapedForXML)</title>" }
        rest = rest[end.upperBound...]
      } else {
        text.append("<")
        rest = rest.dropFirst()
      }
    }
    return text + rest
  }

  private static func map(_ flow: CoverageReport.Flow, _ part: TestCoverage.Part) -> String {
    let model = MapPresenter.model(
      flow.flow, of: part.program, part.labels, folding: .below(nil), tally: part.tally)
    let lines = model.lines(columns: columns).dropFirst(2).map { line in
      let text = line.text.escapedForXML
      guard let coverage = line.coverage else { return text }
      let look = coverage.count == 0 ? "never" : coverage.isWhole ? "taken" : "partly"
      return "<span class=\"\(look)\">\(text)</span>"
    }
    return "<pre class=\"map\">\(lines.joined(separator: "\n"))</pre>"
  }
}

extension Substring {
  /// Where a text stands first.
  fileprivate func range(of text: String) -> Range<Index>? {
    var start = startIndex
    while let found = self[start...].firstIndex(of: text.first ?? " ") {
      if self[found...].hasPrefix(text) { return found..<index(found, offsetBy: text.count) }
      start = index(after: found)
    }
    return nil
  }
}

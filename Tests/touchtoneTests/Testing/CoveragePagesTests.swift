import Foundation
import TestSupport
import Testing

@testable import touchtone

/// Coverage as pages for a browser.
@Suite struct CoveragePagesTests {
  /// A menu and a prompt whose names are what a browser would read as its own.
  private func hostileFlow() throws -> SmallFlow {
    let flow = try SmallFlow(
      SmallFlow.menu(
        "<script>alert(1)</script>", "Press one.", keys: [("1", "Said")], silence: "Bye", other: "Said"),
      SmallFlow.say("Said", "<img src=x onerror=alert(2)> a&lt;b \\\"quoted\\\" back\\\\slash", then: "Bye"),
      SmallFlow.hangUp())
    try flow.folder.write(
      "flow flow.json\ncall from anonymous\npress 1\nends by flow\n", to: "a.scenario")
    return flow
  }

  private func pages(of flow: SmallFlow) -> CoveragePages {
    CoveragePages(
      TestCoverage(
        TestRun(files: [flow.folder.path(of: "a.scenario")]).play { _ in }))
  }

  @Test func nothingOfAFlowIsReadByTheBrowserAsItsOwnAndNothingComesFromElsewhere() throws {
    let pages = pages(of: try hostileFlow()).pages
    #expect(pages.map(\.name) == ["index.html", "flow-flow.html"])
    for page in pages {
      #expect(!page.text.contains("<script") && !page.text.contains("<img"), "\(page.name)")
      #expect(!page.text.contains("src=") || page.text.contains("&lt;img src=x"), "\(page.name)")
      #expect(!page.text.contains("<link") && !page.text.contains("url(") && !page.text.contains("@import"))
      let outside = page.text.split(separator: "\"").filter { $0.hasPrefix("http") }
      #expect(outside.allSatisfy { $0.hasPrefix("http://www.w3.org/") }, "\(outside)")
      for link in page.text.split(separator: "href=\"").dropFirst() {
        let target = link.prefix { $0 != "\"" }
        #expect(
          target.hasPrefix("#a") || target == "#failures" || pages.contains { target.hasPrefix($0.name) },
          "\(target)")
      }
    }
  }

  @Test func thePageTellsWhatIsMissingTheWayThereAndHowOften() throws {
    let page = try #require(pages(of: try hostileFlow()).pages.last?.text)
    #expect(page.contains("<li class=\"never\">○ other key</li>"))
    #expect(page.contains("flow.json:6:21"), "\(page)")
    #expect(
      page.contains("The way to other key, as lines of a scenario:</p><pre>call\npress 9</pre>"), "\(page)")
    #expect(page.contains("<strong>40.0 %</strong>"), "\(page)")
    #expect(page.contains("<b>1</b>"))
  }

  @Test func everyNameOfAFlowMakesASafeNameOfAPageOfItsOwn() {
    var used: Set<String> = []
    let names = [
      "Main menu", "main/menu", "../../etc/passwd", "<b>&\"", "", "index", String(repeating: "x", count: 400),
    ]
    let pages = names.map { CoveragePages.pageName(for: $0, &used) }
    #expect(Set(pages).count == names.count)
    #expect(
      pages[...5] == [
        "flow-main-menu.html", "flow-main-menu-2.html", "flow-etc-passwd.html", "flow-b.html",
        "flow-center.html", "flow-index.html",
      ])
    #expect(pages.allSatisfy { $0.count < 90 && !$0.contains("/") })
  }

  @Test func withoutGraphvizTheFlowIsDrawnAsTextAndOneLineSaysWhatIsMissing() throws {
    let flow = try hostileFlow()
    let folder = flow.folder.path(of: "new/pages")
    let run = try FinishedProgram(
      builtProduct(named: "touchtone"),
      ["test", flow.folder.path(of: "a.scenario"), "--coverage-html", folder],
      environment: ["PATH": flow.folder.path])
    #expect(run.status == 0)
    #expect(run.output.contains("coverage pages: \(folder)/index.html"))
    #expect(run.errors.contains("warning: Graphviz's program dot is needed"))
    #expect(run.errors.contains("apt-get install graphviz"))
    let page = try String(contentsOfFile: folder + "/flow-flow.html", encoding: .utf8)
    #expect(page.contains("<pre class=\"map\">") && page.contains("○ never") && !page.contains("<script"))
  }

  @Test func aScenarioThatFailsIsShownAtTheActionWhereItStops() throws {
    let flow = try hostileFlow()
    try flow.folder.write(
      "flow flow.json\ncall from anonymous\nhear \"something else\"\n", to: "a.scenario")
    let pages = pages(of: flow).pages
    #expect(pages[0].text.contains("! What does not hold"))
    #expect(pages[0].text.contains("a.scenario:3:6"))
    #expect(pages[0].text.contains("flow-flow.html#a0"))
    #expect(pages[1].text.contains("! Scenarios that do not hold"))
  }

  @Test func aCallThatHeardOtherWordsIsShownAtTheActionThatSaidThem() throws {
    let flow = try hostileFlow()
    try flow.folder.write(
      "flow flow.json\ncall from anonymous\npress 1\nhear \"something else\"\n", to: "a.scenario")
    let outcomes = TestRun(files: [flow.folder.path(of: "a.scenario")]).play {
      _ in
    }
    let trail = FailureTrail(outcomes[0].result)
    #expect(trail.steps.map(\.name).count == 3 && trail.suspect == 1)
    #expect(trail.lines[0].hasPrefix("  ") && trail.lines[0].hasSuffix("  → [1]"), "\(trail.lines)")
    #expect(trail.lines[1].hasPrefix("! "))
    let place = "flow-flow.html#a\(trail.steps[1].action.index)"
    #expect(CoveragePages(TestCoverage(outcomes)).pages[0].text.contains(place))
  }

  @Test func aFolderThatCannotBeMadeIsSaid() throws {
    let flow = try hostileFlow()
    let run = try FinishedProgram(
      builtProduct(named: "touchtone"),
      ["test", flow.folder.path(of: "a.scenario"), "--coverage-html", flow.path + "/pages"])
    #expect(run.status == 2)
    #expect(run.errors.contains("this folder cannot be made"))
    #expect(run.errors.contains("\(flow.path)/pages: error") || run.errors.contains("\(flow.path): error"))
    #expect(!run.errors.contains("//"), "\(run.errors)")
  }
}

import CenterFiles
import Diagnostics
import Glibc

/// Coverage for a browser: an index and a page a flow, each whole in itself.
struct CoveragePages {
  struct Page {
    let name: String
    let text: String
  }

  let pages: [Page]
  /// Why flows are not drawn as pictures; nil where they are.
  let shortcoming: Diagnostic?

  static let indexName = "index.html"

  init(_ coverage: TestCoverage) {
    var used: Set<String> = []
    var shortcoming: Diagnostic?
    var pages: [Page] = []
    var parts: [CoverageIndexPage.Part] = []
    for part in coverage.parts {
      let names = part.report.flows.map { Self.pageName(for: $0.name, &used) }
      for (number, flow) in part.report.flows.enumerated() {
        let drawing = DrawnFlow(flow, part)
        shortcoming = shortcoming ?? drawing.shortcoming
        let page = CoverageFlowPage(
          part: part, flow: flow, drawing: drawing,
          before: number > 0 ? (part.report.flows[number - 1].name, names[number - 1]) : nil,
          after: number + 1 < names.count ? (part.report.flows[number + 1].name, names[number + 1]) : nil)
        pages.append(Page(name: names[number], text: page.text))
      }
      parts.append(CoverageIndexPage.Part(part: part, pageNames: names))
    }
    let index = CoverageIndexPage(coverage: coverage, parts: parts)
    self.pages = [Page(name: Self.indexName, text: index.text)] + pages
    self.shortcoming = shortcoming
  }

  /// A name that is safe on every disk and in every address, whatever the flow is called, and that no other flow has.
  static func pageName(for flow: String, _ used: inout Set<String>) -> String {
    let plain = "flow-" + CenterLoader.fileName(from: flow)
    var name = plain
    var number = 2
    while !used.insert(name).inserted {
      name = "\(plain)-\(number)"
      number += 1
    }
    return name + ".html"
  }

  /// Writes the pages into a folder, which is made where it is missing, in place of those that are there.
  func write(to folder: String) throws(Diagnostic) {
    var made = ""
    for part in folder.split(separator: "/") {
      made = made.isEmpty ? (folder.hasPrefix("/") ? "/" : "") + part : UserFile.join(made, String(part))
      if mkdir(made, 0o777) != 0, errno != EEXIST, UserFile.kind(of: made) != .folder {
        throw Diagnostic(
          in: made, "this folder cannot be made", rule: "unwritable", why: String(cString: strerror(errno)),
          fix: "the pages of --coverage-html are written into it")
      }
    }
    for page in pages { try TextFile.replace(page.text, at: UserFile.join(folder, page.name)) }
  }
}

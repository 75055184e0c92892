import CenterFiles
import Diagnostics
import FlowAnalysis
import FlowEngine
import Glibc
import Outside
import World

/// `touchtone graph`: the picture of a flow, or of all flows of a center.
enum GraphCommand: Subcommand {
  enum Format: String, CaseIterable, Sendable {
    case text, mermaid, dot, svg
  }

  static let path = Operand<String>(
    "PATH", .nonempty("a path"), "a center's folder, a flow file, or a scenario")
  static let format = Option<Format>(
    "format", "FORMAT", .oneCase, "text (drawn in the terminal), mermaid, dot, or svg (Graphviz lays it out)")
  static let flow = Option<String>("flow", "NAME", .nonempty("a flow's name"), "only this flow")
  static let depth = Option<Int>(
    "depth", "N", .integer(1...20), "text: what branches more often than this is folded")
  static let width = Option<Int>(
    "width", "COLUMNS", .integer(40...1000), "text: how wide (the terminal's width, else 100)")

  static let coverage = Option<String>(
    "coverage", "FILE", .nonempty("a file"),
    "says of each branch how often scenarios take it, by what \"touchtone test --coverage-format json\" wrote"
  )

  static let description = CommandDescription(
    "graph", "draws a flow: what it says, what each key does, where every branch leads",
    examples: [
      .init("touchtone graph flows/site-visit --flow main-menu", "draws one flow, in the terminal"),
      .init(
        "touchtone graph flows/site-visit --format svg > site-visit.svg",
        "draws the whole center, as a picture"),
      .init("touchtone graph export.json --format mermaid", "writes it for a page that draws Mermaid"),
      .init(
        "touchtone graph evening.scenario", "draws the way that a scenario takes, to where it ends or fails"),
    ],
    operands: [path],
    optionGroups: [
      OptionGroup("how it is drawn", [format, flow, depth, width, coverage]),
      OptionGroup(
        "the way of a scenario or test case", [TestSetting.center, TestSetting.at, TestSetting.seed]),
    ])

  static func run(_ arguments: ParsedArguments) throws(CommandFailure) -> ExitStatus {
    if TestFiles.isTest(arguments.required(path)) { return try drawWay(arguments) }
    let ofTests: [any AnyOption] = [TestSetting.center, TestSetting.at, TestSetting.seed]
    if let option = ofTests.first(where: arguments.has) {
      throw CommandFailure(
        Diagnostic(
          in: "--\(option.name)", "a flow is drawn without a call", rule: "usage",
          fix: "leave it out, or name a scenario or test case"))
    }
    let loaded = try LoadedCenter.load(arguments.required(path))
    let flows = try flows(of: loaded, arguments[flow])
    Output.problems(loaded.problems)
    let labels = loaded.labels
    let tally = try tally(arguments[coverage], loaded)
    func picture() -> FlowPicture { FlowPicture(flows, of: loaded.program, labels, tally: tally) }
    switch arguments[format] ?? .text {
    case .text:
      let columns = arguments[width] ?? Output.columns ?? 100
      let maps = flows.map {
        MapPresenter.model(
          $0, of: loaded.program, labels, folding: .below(arguments[depth]), tally: tally
        ).text(columns: columns)
      }
      Output.line(maps.joined(separator: "\n\n"))
    case .mermaid: Output.line(picture().mermaid)
    case .dot: Output.line(picture().dot)
    case .svg:
      do throws(Diagnostic) { Output.line(try Graphviz.svg(of: picture().dot, for: "--format svg")) } catch {
        throw CommandFailure(error)
      }
    }
    return .well
  }

  /// Plays a scenario or test case and draws the way that its call took.
  private static func drawWay(_ arguments: ParsedArguments) throws(CommandFailure) -> ExitStatus {
    let file = arguments.required(path)
    guard (arguments[format] ?? .text) == .text, arguments[coverage] == nil else {
      throw CommandFailure(
        Diagnostic(
          in: file, "the way of a scenario is drawn in the terminal alone", rule: "usage",
          fix: "leave out --format and --coverage; \"touchtone test --coverage-html\" makes pages"))
    }
    let result = TestRun(files: [file], setting: try TestSetting(arguments)).play { _ in }.first?.result
    Output.problems(result?.verdict.findings ?? [])
    guard let result, let way = ScenarioWay(result) else { return .problem }
    guard let maps = way.maps(of: arguments[flow], depth: arguments[depth]) else {
      throw CommandFailure(way.loaded.unknownFlow(arguments[flow] ?? ""))
    }
    let columns = arguments[width] ?? Output.columns ?? 100
    Output.line(maps.map { $0.text(columns: columns) }.joined(separator: "\n\n"))
    return result.isPassed ? .well : .problem
  }

  /// What scenarios took, by the file that says so.
  private static func tally(_ file: String?, _ loaded: LoadedCenter) throws(CommandFailure) -> BranchTally? {
    guard let file else { return nil }
    do throws(Diagnostic) {
      let coverage = try CoverageFile(file, for: loaded)
      Output.problems([coverage.remark].compactMap { $0 })
      return coverage.tally
    } catch {
      throw CommandFailure(error)
    }
  }

  /// The named flow, else all that the center has of its own.
  private static func flows(of loaded: LoadedCenter, _ name: String?) throws(CommandFailure) -> [FlowIndex] {
    guard let name else { return loaded.namedFlows }
    if let flow = loaded.program.flow(name) { return [flow] }
    throw CommandFailure(loaded.unknownFlow(name))
  }
}

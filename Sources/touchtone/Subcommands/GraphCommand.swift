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

  static let path = Operand<String>("PATH", .nonempty("a path"), "a center's folder, or a flow file")
  static let format = Option<Format>(
    "format", "FORMAT", .oneCase, "text (drawn in the terminal), mermaid, dot, or svg (Graphviz lays it out)")
  static let flow = Option<String>("flow", "NAME", .nonempty("a flow's name"), "only this flow")
  static let depth = Option<Int>(
    "depth", "N", .integer(1...20), "text: what branches more often than this is folded")
  static let width = Option<Int>(
    "width", "COLUMNS", .integer(40...1000), "text: how wide (the terminal's width, else 100)")

  static let description = CommandDescription(
    "graph", "draws a flow: what it says, what each key does, where every branch leads",
    examples: [
      .init("touchtone graph flows/site-visit --flow main-menu", "draws one flow, in the terminal"),
      .init(
        "touchtone graph flows/site-visit --format svg > site-visit.svg",
        "draws the whole center, as a picture"),
      .init("touchtone graph export.json --format mermaid", "writes it for a page that draws Mermaid"),
    ],
    operands: [path], options: [format, flow, depth, width])

  static func run(_ arguments: ParsedArguments) throws(CommandFailure) -> ExitStatus {
    let loaded = try LoadedCenter.load(arguments.required(path))
    let flows = try flows(of: loaded, arguments[flow])
    Output.problems(loaded.problems)
    let labels = loaded.labels
    func picture() -> FlowPicture { FlowPicture(flows, of: loaded.program, labels) }
    switch arguments[format] ?? .text {
    case .text:
      let columns = arguments[width] ?? Output.columns ?? 100
      let maps = flows.map {
        MapPresenter.model($0, of: loaded.program, labels, folding: .below(arguments[depth])).text(
          columns: columns)
      }
      Output.line(maps.joined(separator: "\n\n"))
    case .mermaid: Output.line(picture().mermaid)
    case .dot: Output.line(picture().dot)
    case .svg: Output.line(try layOut(picture().dot))
    }
    return .well
  }

  /// The named flow, else all that the center has of its own.
  private static func flows(of loaded: LoadedCenter, _ name: String?) throws(CommandFailure) -> [FlowIndex] {
    guard let name else { return loaded.namedFlows }
    if let flow = loaded.program.flow(name) { return [flow] }
    throw CommandFailure(loaded.unknownFlow(name))
  }

  /// Graphviz lays the picture out.
  private static func layOut(_ dot: String) throws(CommandFailure) -> String {
    let child: ChildProcess
    do throws(ChildProcessError) {
      child = try ChildProcess(
        ["dot", "-Tsvg"], input: .bytes(Array(dot.utf8)), output: .collected, errors: .collected)
    } catch {
      throw CommandFailure(
        Diagnostic(
          in: "--format svg", "Graphviz's program dot is needed to lay the picture out, and is not here",
          rule: "graphviz", why: error.reason,
          fix: "apt-get install graphviz, or use --format dot, mermaid or text"))
    }
    let status = child.waitUntilExit()
    guard status == Outside.ExitStatus.exited(0) else {
      let why = String(decoding: child.collectedErrors, as: UTF8.self).visible
      throw CommandFailure(
        Diagnostic(in: "--format svg", "Graphviz could not draw the picture", rule: "graphviz", why: why))
    }
    return String(decoding: child.collectedOutput, as: UTF8.self)
  }
}

import CenterFiles
import Diagnostics
import FlowDocument
import JSON

/// `touchtone convert`: a flow of the old export format, or in the answer of an API, written as a file to import.
enum ConvertCommand: Subcommand {
  static let old = Operand<String>(
    "OLD", .nonempty("a path"),
    "a flow file in the old export format, or the answer of an API that has a flow")
  static let out = Option<String>(
    "out", "FILE", .nonempty("a path"), "where to write it (standard output where it is not given)")

  static let description = CommandDescription(
    "convert", "writes a flow of the old export format (\"modules\") in the current one",
    examples: [
      .init("touchtone convert export-2018.json --out welcome.json", "writes a file that can be imported"),
      .init("touchtone convert export-2018.json", "prints it"),
    ],
    operands: [old], options: [out],
    notes: [
      "Places on the canvas and readable names are kept. Every other command reads the old format as it is: convert is "
        + "for the service's flow designer and for editing by hand. Of what \"aws connect describe-contact-flow\" prints "
        + "it writes the flow alone, as it stands there.",
      "Exit status 1 when there is an error in the flow: what could not be taken over is told with its place, and the rest "
        + "is written; and when the flow is in the current format already. 2 when it cannot be read or written, else 0.",
    ])

  static func run(_ arguments: ParsedArguments) throws(CommandFailure) -> ExitStatus {
    let path = arguments.required(old)
    if UserFile.kind(of: path) == .folder {
      throw CommandFailure(
        Diagnostic(
          in: path, "this is a folder", rule: "usage", why: "flows are converted one by one",
          fix: "name a flow file"))
    }
    let loaded = try LoadedCenter.load(path)
    guard let document = loaded.loneFlow.map({ loaded.program.flows[$0.index].document }) else {
      preconditionFailure("\(path) is a file, and has no flow")
    }
    guard document.isOldFormat || document.text.isInsideText else {
      throw CommandFailure(
        Diagnostic(
          in: path, "this flow is in the current format already", rule: "current-format",
          why: "it lists \"Actions\"; old exports list \"modules\"", fix: "import it as it is"),
        .problem)
    }
    Output.problems(loaded.problems)
    let bytes = document.text.bytes
    let text = String(decoding: bytes, as: UTF8.self) + (bytes.last == UInt8(ascii: "\n") ? "" : "\n")
    if let file = arguments[out] {
      do throws(Diagnostic) { try TextFile.write(text, to: file) } catch { throw CommandFailure(error) }
    } else {
      Output.line(String(text.dropLast()))
    }
    return loaded.problems.contains { $0.severity == .error } ? .problem : .well
  }
}

import CenterFiles
import ContactCenter
import Diagnostics
import FlowEngine
import JSON
import World

/// `touchtone init`: writes the center.json that a folder of exported flows suggests.
enum InitCommand: Subcommand {
  static let folder = Operand<String>("FOLDER", .nonempty("a folder"), "a folder of exported flows")

  static let description = CommandDescription(
    "init", "writes the center.json that a folder of exported flows suggests",
    examples: [.init("touchtone init exports", "writes exports/center.json; then: touchtone play exports")],
    operands: [folder])

  static func run(_ arguments: ParsedArguments) throws(CommandFailure) -> ExitStatus {
    let folder = arguments.required(folder)
    let file = UserFile.join(folder, "center.json")
    guard UserFile.kind(of: file) == .missing else {
      throw CommandFailure(
        Diagnostic(
          in: file, "this file is there already", rule: "init-exists",
          fix: "change it by hand, or remove it first"))
    }
    let loaded = try LoadedCenter.load(folder)
    guard UserFile.kind(of: folder) == .folder else {
      throw CommandFailure(
        Diagnostic(in: folder, "this is no folder", rule: "usage", fix: "name the folder the flow is in"))
    }
    Output.problems(loaded.problems)
    let entries = EntryFlows(of: loaded.program)
    do throws(Diagnostic) {
      try TextFile.write(suggestion(for: loaded, entry: entries.flows.first), to: file)
    } catch {
      throw CommandFailure(error)
    }
    Output.line("\(file): written".visible)
    for line in told(entries, loaded, folder) { Output.line("  " + line.visible) }
    return .well
  }

  private static let agent = "an agent"

  /// The number that the suggested center is called by.
  private static let number = "+18005550100"

  /// What was chosen, and what is left to do.
  private static func told(_ entries: EntryFlows, _ loaded: LoadedCenter, _ folder: String) -> [String] {
    var lines: [String] = []
    if let first = entries.flows.first {
      lines.append("\(number) is answered by \"\(first.name)\"")
      let others = entries.flows.dropFirst()
      if !others.isEmpty {
        lines.append(
          "no other flow goes on to " + others.map { "\"\($0.name)\"" }.joined(separator: ", ")
            + " either: give them numbers, or call one with --flow")
      }
    }
    let lambdas = loaded.center.lambdaNames.names.count
    if lambdas > 0 {
      lines.append(
        "say what \(lambdas == 1 ? "its Lambda answers" : "its \(lambdas) Lambdas answer") (docs/center.md)")
    }
    lines.append("then: touchtone play \(folder)")
    return lines
  }

  /// The center that the flows' metadata describes: every queue, hours and Lambda they name.
  private static func suggestion(for loaded: LoadedCenter, entry first: ProgramFlow?) -> String {
    let program = loaded.program
    var writer = JSONWriter(indented: true)
    writer.object { writer in
      writer.member("name", UserFile.name(of: loaded.path))
      writer.member("timeZone", "UTC")
      if let first {
        writer.key("numbers")
        writer.object { writer in
          writer.key(number)
          writer.object { $0.member("flow", first.name) }
        }
      }
      writer.key("hours")
      writer.object { writer in
        for (index, hours) in program.hours.enumerated() where index != program.unknownHours?.index {
          writer.key(hours.name)
          writer.object { writer in
            if let arn = hours.reference, arn != hours.name { writer.member("arn", arn) }
            writer.key("open")
            writer.object { writer in
              writer.key("monday-sunday")
              writer.array { writer in
                writer.element()
                writer.string("00:00-24:00")
              }
            }
          }
        }
      }
      writer.key("agents")
      writer.object { writer in
        writer.key(agent)
        writer.object { writer in
          writer.member("answersAfterSeconds", 20)
          writer.member("talksSeconds", 180)
        }
        for (index, queue) in program.queues.enumerated()
        where queue.owner != nil && index != program.unknownAgentQueue?.index {
          writer.key(queue.name)
          writer.object { writer in
            if let arn = queue.reference, arn != queue.name { writer.member("arn", arn) }
          }
        }
      }
      writer.key("queues")
      writer.object { writer in
        for (index, queue) in program.queues.enumerated()
        where queue.owner == nil && index != program.unknownQueue?.index {
          writer.key(queue.name)
          writer.object { writer in
            if let arn = queue.reference, arn != queue.name { writer.member("arn", arn) }
            writer.key("agents")
            writer.array { writer in
              writer.element()
              writer.string(agent)
            }
          }
        }
      }
      writer.key("lambdas")
      writer.object { writer in
        for name in loaded.center.lambdaNames.names {
          writer.key(name)
          writer.object { _ in }
        }
      }
    }
    writer.lineFeed()
    return writer.text
  }
}

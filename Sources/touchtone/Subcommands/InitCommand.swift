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
    do throws(Diagnostic) {
      try TextFile.write(suggestion(for: loaded), to: file)
    } catch {
      throw CommandFailure(error)
    }
    Output.line(
      "\(file): written; say in it what its Lambdas answer, and look at numbers and hours; then: touchtone play \(folder)"
        .visible)
    return .well
  }

  private static let agent = "an agent"

  /// The flow that most likely answers: the first one for callers that no other flow goes on to.
  private static func entry(of program: Program) -> ProgramFlow? {
    let own = program.flows.filter { !DefaultFlows.names.contains($0.name) }
    let targets = program.actionSources.compactMap { source -> String? in
      guard source.action.type == "TransferToFlow",
        let reference = source.action.parameter("ContactFlowId")?.string,
        let flow = program.flow(referredToAs: reference), flow != source.flow
      else { return nil }
      return program.flows[flow.index].name
    }
    let answering = own.filter { ($0.document.type ?? .contactFlow) == .contactFlow }
    return answering.first { !targets.contains($0.name) } ?? answering.first ?? own.first
  }

  /// The center that the flows' metadata describes: every queue, hours and Lambda they name.
  private static func suggestion(for loaded: LoadedCenter) -> String {
    let program = loaded.program
    var writer = JSONWriter(indented: true)
    let first = entry(of: program)
    writer.object { writer in
      writer.member("name", UserFile.name(of: loaded.path))
      writer.member("timeZone", "UTC")
      if let first {
        writer.key("numbers")
        writer.object { writer in
          writer.key("+18005550100")
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
      }
      writer.key("queues")
      writer.object { writer in
        for (index, queue) in program.queues.enumerated() where index != program.unknownQueue?.index {
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

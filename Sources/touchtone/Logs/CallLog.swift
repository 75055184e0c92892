import CenterFiles
import Diagnostics
import FlowEngine
import World

/// The flow log that a command was asked for: the file, and whose actions stand in it.
struct CallLog: Sendable {
  static let file = Option<String>(
    "log", "FILE", .nonempty("a file"),
    "writes the flow log, as the service does, and each contact's record: a JSON object a line")
  static let isForAll = Flag("log-all", "logs every contact, also where no flow switches its log on")

  let file: LogFile
  let scope: FlowLog.Scope

  /// The log that the options ask for; nil for none.
  static func asked(_ arguments: ParsedArguments) throws(CommandFailure) -> CallLog? {
    guard let path = arguments[file] else {
      guard arguments[isForAll] else { return nil }
      throw CommandFailure(
        Diagnostic(
          in: "--log-all", "there is no log to be written", rule: "usage", fix: "name its file with --log"))
    }
    do throws(Diagnostic) {
      return CallLog(file: try LogFile(path), scope: arguments[isForAll] ? .everyContact : .switchedOn)
    } catch {
      throw CommandFailure(error)
    }
  }

  /// What a person is told when no action stands in the lines that were written, only contacts.
  func emptiness(_ lines: [UInt8]) -> Diagnostic? {
    guard scope == .switchedOn, !file.hasFailed, !Self.holdsAction(lines) else { return nil }
    return Diagnostic(
      .note, in: file.path, "no action is in the log, only contact records", rule: "not-logged",
      why: "no flow on the way switches its log on",
      fix: "add \"Set logging behavior\" to the flow, or log every contact with --log-all")
  }

  private static func holdsAction(_ lines: [UInt8]) -> Bool {
    let name = Array("\"ContactFlowModuleType\":".utf8)
    return lines.split(separator: UInt8(ascii: "\n")).contains { line in
      line.indices.contains { line[$0...].starts(with: name) }
    }
  }
}

import CenterFiles
import Diagnostics
import Scenarios

/// The log that a command was given.
struct LogSource {
  static let file = Operand<String>(
    "FILE", .nonempty("a file"), "a flow log: of touchtone, or downloaded from CloudWatch")
  static let contact = Option<String>(
    "contact", "ID", .nonempty("a contact's id"), "only this contact; the beginning of its id does")

  let path: String
  /// Those that were asked for.
  let calls: [LoggedCall]
  /// What was not understood.
  let problems: [Diagnostic]

  init(_ arguments: ParsedArguments) throws(CommandFailure) {
    path = arguments.required(Self.file)
    let reading: LogReading
    do throws(Diagnostic) {
      reading = try LogReader.read(UserFile.read(path), named: path)
    } catch {
      throw CommandFailure(error)
    }
    problems = reading.told(named: path) + Self.unknownBlocks(of: reading.calls, path)
    guard let wanted = arguments[Self.contact] else {
      calls = reading.calls
      return
    }
    calls = reading.calls.filter { $0.contact.lowercased().hasPrefix(wanted.lowercased()) }
    guard calls.isEmpty else { return }
    var known: [String] = []
    for call in reading.calls where !known.contains(call.contact) { known.append(call.contact) }
    let near = nearest(to: wanted, among: known)
    throw CommandFailure(
      Diagnostic(
        in: "--contact", "there is no contact \(wanted.quotedForReading) in \(path)", rule: "usage",
        why: near == nil
          ? "it has " + known.prefix(5).joined(separator: ", ")
            + (known.count > 5 ? " and \(known.count - 5) more" : "") : nil,
        fix: near.map { "did you mean \($0.quotedForReading)?" }))
  }

  /// Blocks that nobody here knows, each said once.
  private static func unknownBlocks(of calls: [LoggedCall], _ path: String) -> [Diagnostic] {
    var known: Set<String> = []
    var found: [Diagnostic] = []
    for step in calls.flatMap(\.steps)
    where !LogWords.isKnown(step.module) && known.insert(step.module).inserted {
      found.append(
        Diagnostic(
          .note, in: path, "line \(step.line) tells of a block \(step.module.quotedForReading)",
          rule: "log-block", why: "no block of that name is known here; it is shown as the log has it"))
    }
    return found
  }
}

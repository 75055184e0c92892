import CenterFiles
import ContactCenter
import Diagnostics
import Scenarios

/// What holds for tests that do not say it themselves, as the command line gives it.
struct TestSetting: Sendable {
  static let seed = Option<Int>(
    "seed", "N", .integer(0...Int.max), "the seed of chance for tests that name none")
  static let at = Option<String>(
    "at", "TIME", .nonempty("a time"), "when tests begin that do not say so, such as 2026-11-23T10:05")
  static let center = Option<String>(
    "center", "PATH", .nonempty("a folder or flow"),
    "what test cases call, in place of what lies beside or above them")

  var seed: UInt64 = 0
  /// Nil for the usual moment.
  var time: TimeText?
  /// What test cases call; nil for what lies beside or above each.
  var center: String?
  /// How another command is given the same, with a blank before each option; empty where nothing was given.
  private(set) var options = ""

  init() {}

  init(_ arguments: ParsedArguments) throws(CommandFailure) {
    seed = UInt64(arguments[Self.seed] ?? 0)
    if let text = arguments[Self.at] {
      do throws(TimeTextError) { time = try TimeText(text) } catch {
        throw CommandFailure(
          Diagnostic(
            in: "--at", "\"\(text)\" is no time: \(error.words)", rule: "usage",
            fix: "write it like \(TimeTextError.form)"))
      }
      options += " --at \(text.quotedForShell)"
    }
    if let path = arguments[Self.center] {
      guard UserFile.kind(of: path) != .missing else {
        throw CommandFailure(
          Diagnostic(in: "--center", "there is no file or folder \"\(path)\"", rule: "unreadable"))
      }
      center = UserFile.name(of: path) == "center.json" ? UserFile.folder(of: path) : path
      options += " --center \(path.quotedForShell)"
    }
    if arguments.has(Self.seed) { options += " --seed \(seed)" }
  }
}

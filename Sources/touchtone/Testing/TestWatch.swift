import Diagnostics
import Glibc
import Outside

/// Plays tests again and again, whenever a file changes that they were read from.
enum TestWatch {
  /// How long it waits at most before it looks at the files by itself, in milliseconds.
  private static let pause: Int32 = 500

  /// Never returns: the person ends it with Ctrl-C.
  static func run(_ play: () throws(CommandFailure) -> [TestRun.Outcome]) throws(CommandFailure) -> Never {
    var watch = FileWatch(files(try play()))
    while true {
      Output.line("\nwaiting for a change; Ctrl-C ends")
      var changed = watch.changes()
      while changed.isEmpty {
        var waiting = pollfd(fd: watch.descriptor, events: Int16(POLLIN), revents: 0)
        _ = poll(&waiting, 1, pause)
        changed = watch.changes()
      }
      Output.line("\n" + changed.map(\.visible).joined(separator: ", ") + " changed\n")
      do throws(CommandFailure) {
        watch = FileWatch(files(try play()))
      } catch {
        Output.error(error.diagnostics.text)
      }
    }
  }

  private static func files(_ outcomes: [TestRun.Outcome]) -> [String] {
    var seen: Set<String> = []
    return outcomes.flatMap { [$0.result.source] + ($0.result.played?.loaded.files ?? []) }
      .filter { seen.insert($0).inserted }
  }
}

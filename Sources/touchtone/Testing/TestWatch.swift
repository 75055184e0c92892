import CenterFiles
import Diagnostics
import Glibc
import Outside

/// Plays tests again and again, whenever a file changes that they were read from, or one comes that may be a test.
struct TestWatch {
  /// How long it waits at most before it looks at the files by itself, in milliseconds.
  private static let pause: Int32 = 500

  /// What the person named.
  private let paths: [String]
  /// What was read once stays watched: a center that cannot be read now does not say what it was read from.
  private let watch: FileWatch
  /// What may be a test, as it was when last looked.
  private var candidates: Set<String>

  /// Never returns: the person ends it with Ctrl-C.
  static func run(
    _ paths: [String], _ play: () throws(CommandFailure) -> [TestRun.Outcome]
  ) throws(CommandFailure) -> Never {
    var watch = TestWatch(paths)
    watch.add(try play())
    while true {
      Output.line("\nwaiting for a change; Ctrl-C ends")
      Output.line("\n" + watch.nextChanges().joined(separator: ", ") + "\n")
      do throws(CommandFailure) { watch.add(try play()) } catch { Output.error(error.diagnostics.text) }
    }
  }

  private init(_ paths: [String]) {
    self.paths = paths
    watch = FileWatch(paths.filter { !TestFiles.isFolder($0) })
    candidates = Set(TestFiles.candidates(paths))
  }

  private func add(_ outcomes: [TestRun.Outcome]) {
    for result in outcomes.map(\.result) {
      watch.watch([result.source] + (result.played?.loaded.files ?? []))
      watch.watch((result.verdict.findings + result.warnings).map(\.source))
    }
  }

  /// Waits for files that are not as they were; each with what became of it.
  private mutating func nextChanges() -> [String] {
    while true {
      let changed = changes()
      if !changed.isEmpty { return changed }
      var waiting = pollfd(fd: watch.descriptor, events: Int16(POLLIN), revents: 0)
      _ = poll(&waiting, 1, Self.pause)
    }
  }

  private mutating func changes() -> [String] {
    let found = TestFiles.candidates(paths)
    let fresh = found.filter { !candidates.contains($0) }
    candidates = Set(found)
    let changed = watch.changes()
    return changed.map { file in
      let became =
        UserFile.kind(of: file) == .missing ? "is gone" : fresh.contains(file) ? "is new" : "changed"
      return "\(file.visible) \(became)"
    } + fresh.filter { !changed.contains($0) }.map { "\($0.visible) is new" }
  }
}

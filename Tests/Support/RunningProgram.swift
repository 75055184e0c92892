import CLinux
import Foundation

/// A program that runs beside a test, without a terminal; what it says goes to files, so that nothing fills up.
///
/// It is killed with all that it started when the last reference goes, and waited for: the library of tests looks at
/// every child that has ended, and one that nobody waits for keeps it from ever seeing those of its own.
public final class RunningProgram {
  public let id: pid_t

  private let folder: TemporaryFolder
  private let exitWatch: Int32
  private var status: Int32?

  /// - Parameters:
  ///   - program: its path.
  ///   - environment: adds to ours, or takes away with nil.
  ///   - place: the folder where it runs; nil for where we do.
  public init(
    _ program: String, _ arguments: [String] = [], input: String = "", environment: [String: String?] = [:],
    in place: String? = nil
  ) throws {
    folder = try TemporaryFolder()
    try folder.write(input, to: "input")
    var streams = [open(folder.path(of: "input"), O_RDONLY | O_CLOEXEC)]
    for name in ["output", "errors"] {
      streams.append(open(folder.path(of: name), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600))
    }
    defer { for stream in streams { close(stream) } }
    let variables = ProcessInfo.processInfo.environment.merging(with: environment)
    var words = ([program] + arguments).map { strdup($0) } + [nil]
    var settings = variables.sorted { $0.key < $1.key }.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for word in words + settings { free(word) } }
    id = linux_start(program, &words, &settings, place, streams)
    guard id > 0 else { throw POSIXError(POSIXErrorCode(rawValue: -id) ?? .ENOENT) }
    exitWatch = linux_pidfd_open(id)
  }

  deinit {
    stop()
    close(exitWatch)
  }

  /// What it has said so far.
  public var output: String { get throws { try folder.read("output") } }
  /// What it has said so far on its standard error.
  public var errors: String { get throws { try folder.read("errors") } }

  /// Ends it at once, with all that it started.
  public func stop() {
    guard status == nil else { return }
    kill(-id, SIGKILL)
    collect()
  }

  /// The exit status, or 128 and the signal's number, as shells say it; nil when it has not ended by the deadline.
  public func exitStatus(within deadline: Duration) -> Int32? {
    let end = ContinuousClock.now + deadline
    while status == nil {
      let left = end - ContinuousClock.now
      guard left > .zero else { return nil }
      var watched = pollfd(fd: exitWatch, events: Int16(POLLIN), revents: 0)
      if poll(&watched, 1, Int32(clamping: Int(left / .milliseconds(1)) + 1)) > 0 { collect() }
    }
    return status
  }

  private func collect() {
    var code: Int32 = 0
    while waitpid(id, &code, 0) < 0, errno == EINTR {}
    status = linux_exited(code) != 0 ? linux_exit_status(code) : 128 + linux_signal(code)
  }
}

import CLinux
import CenterFiles
import ContactCenter
import Glibc

/// A program that runs beside touchtone, in a process group of its own.
///
/// Started from an array of arguments, never through a shell. Nothing here waits for the child unless the name
/// says so: a loop polls `exitDescriptor` and the pipes. When the last reference goes, the child is killed; when our process
/// ends in whatever way, or the thread that started it, too. What it started ends with it, also where it ends by itself.
public final class ChildProcess {
  /// What the child reads on its standard input.
  public enum Input: Sendable {
    /// Nothing: the end of input, at once.
    case nothing
    /// These bytes, then the end. They are handed over whole, so no length of text can block us.
    case bytes([UInt8])
    /// What is later given to `write`.
    case pipe
  }

  /// Where an output of the child goes.
  public enum Output: Sendable {
    case discarded
    /// Kept in memory, to be read when the child has ended (`collectedOutput`, `collectedErrors`).
    case collected
    /// To a pipe, read with `read`.
    case pipe
  }

  /// The process id, which is its process group's too.
  public let id: pid_t
  /// Becomes readable when the child has ended: what a poll loop watches.
  public var exitDescriptor: Int32 { exitWatch.number }
  /// How the child ended, or nil while nobody has noticed that it did; `poll` looks.
  public private(set) var exitStatus: ExitStatus?

  private let exitWatch: Descriptor
  private var input: Descriptor?
  private let output: Descriptor?
  private let errors: Descriptor?

  /// Starts a program.
  ///
  /// `arguments` begins with the program's name or path, looked up by `programs`. The child gets our environment, an empty signal mask,
  /// default signals, and no descriptor of ours but its three streams.
  ///
  /// - Parameters:
  ///   - folder: where it runs; nil for where we do.
  ///   - variables: of its environment, beside ours or in place of ours.
  public init(
    _ arguments: [String], input: Input = .nothing, output: Output = .discarded, errors: Output = .discarded,
    folder: String? = nil, variables: [(name: String, value: String)] = [],
    programs: ProgramSearch = ProgramSearch()
  ) throws(ChildProcessError) {
    let name = arguments.first ?? ""
    guard let path = programs.path(of: name) else {
      throw ChildProcessError(programs.obstacle(to: name) ?? .missing, to: name)
    }
    Self.ignoreBrokenPipes
    let input = try Channel(input)
    let output = try Channel(output)
    let errors = try Channel(errors)
    let streams = Spawn(
      input: input.childs, output: output.childs, errors: errors.childs, folder: folder, variables: variables)
    id = try streams.start(path, arguments)
    self.input = input.ours
    self.output = output.ours
    self.errors = errors.ours
    guard let watch = Descriptor(linux_pidfd_open(id)) else {
      let code = errno
      kill(-id, SIGKILL)
      waitpid(id, nil, 0)
      throw .refused(what: "cannot watch \(name)", code: code)
    }
    exitWatch = watch
  }

  deinit {
    guard exitStatus == nil else { return }
    kill(-id, SIGKILL)
    // A killed child is gone in microseconds, and must not stay behind as a zombie.
    var watched = pollfd(fd: exitDescriptor, events: Int16(POLLIN), revents: 0)
    if Glibc.poll(&watched, 1, 200) == 1 {
      waitpid(id, nil, WNOHANG)
    } else {
      Self.collectLater(id)
    }
  }

  /// Waits beside us for a child that takes its time, as on a busy machine or in a device.
  static func collectLater(_ id: pid_t) {
    var thread = pthread_t()
    let failure = pthread_create(
      &thread, nil,
      { id in
        while waitpid(pid_t(Int(bitPattern: id)), nil, 0) < 0, errno == EINTR {}
        return nil
      }, UnsafeMutableRawPointer(bitPattern: Int(id)))
    if failure == 0 { pthread_detach(thread) }
  }

  /// Looks whether the child has ended, without waiting; says how, once it has.
  public func poll() -> ExitStatus? {
    if exitStatus == nil { collect(WNOHANG) }
    return exitStatus
  }

  /// Waits until the child has ended.
  public func waitUntilExit() -> ExitStatus {
    while true {
      if let exitStatus { return exitStatus }
      collect(0)
    }
  }

  /// Waits until the child has ended, but no longer than this; nil when it has not.
  public func waitUntilExit(within limit: Duration) -> ExitStatus? {
    let clock = ContinuousClock()
    let deadline = clock.now + limit
    var watched = pollfd(fd: exitDescriptor, events: Int16(POLLIN), revents: 0)
    while exitStatus == nil {
      let left = deadline - clock.now
      guard left > .zero else { return poll() }
      let (seconds, fraction) = left.components
      let milliseconds = seconds * 1000 + fraction / 1_000_000_000_000_000 + 1
      _ = Glibc.poll(&watched, 1, Int32(clamping: milliseconds))
      _ = poll()
    }
    return exitStatus
  }

  /// Kills the child and everything in its process group, without waiting; `poll` says when it is gone.
  public func stop() {
    if exitStatus == nil { kill(-id, SIGKILL) }
  }

  /// Asks the child and its process group to end (SIGTERM).
  public func askToEnd() {
    if exitStatus == nil { kill(-id, SIGTERM) }
  }

  /// Writes as much as the child's input pipe takes now, and says how many bytes that was.
  ///
  /// Never blocks. A child that has closed its input is an error (EPIPE), not a signal.
  public func write(_ bytes: ArraySlice<UInt8>) throws(ChildProcessError) -> Int {
    precondition(input != nil, "writing to a child without an open input pipe")
    guard let input, !bytes.isEmpty else { return 0 }
    while true {
      let count = bytes.withUnsafeBytes { Glibc.write(input.number, $0.baseAddress, $0.count) }
      if count >= 0 { return count }
      switch errno {
      case EINTR: continue
      case EAGAIN: return 0
      case let code: throw .refused(what: "cannot write to the child process", code: code)
      }
    }
  }

  /// How many bytes that were written the child has not read yet; 0 without a pipe.
  public var unreadInputCount: Int {
    var count: Int32 = 0
    guard let input, ioctl(input.number, UInt(FIONREAD), &count) == 0 else { return 0 }
    return Int(count)
  }

  /// Tells the child that its input has ended.
  public func closeInput() { input = nil }

  /// Becomes writable when the child's input pipe takes more; nil without a pipe.
  public var inputDescriptor: Int32? { input?.number }
  /// Becomes readable when the child has said something; nil unless its output is a pipe or collected.
  public var outputDescriptor: Int32? { output?.number }
  /// As `outputDescriptor`, for the errors.
  public var errorDescriptor: Int32? { errors?.number }

  /// What has come through the output pipe and was not read yet; nil when the child has closed it.
  ///
  /// Never blocks; nothing to read is an empty array.
  public func read() throws(ChildProcessError) -> [UInt8]? { try Self.read(from: output) }

  /// As `read`, for the pipe of errors.
  public func readErrors() throws(ChildProcessError) -> [UInt8]? { try Self.read(from: errors) }

  private static func read(from pipe: Descriptor?) throws(ChildProcessError) -> [UInt8]? {
    guard let pipe else { return nil }
    while true {
      var count = 0
      let bytes = [UInt8](unsafeUninitializedCapacity: 65_536) { room, initializedCount in
        count = Glibc.read(pipe.number, room.baseAddress, room.count)
        initializedCount = max(0, count)
      }
      if count == 0 { return nil }
      if count > 0 { return bytes }
      switch errno {
      case EINTR: continue
      case EAGAIN: return []
      case let code: throw .refused(what: "cannot read from the child process", code: code)
      }
    }
  }

  /// What a collected standard output holds so far; whole once the child has ended.
  public var collectedOutput: [UInt8] { output?.contents ?? [] }
  /// What collected errors hold so far; whole once the child has ended.
  public var collectedErrors: [UInt8] { errors?.contents ?? [] }

  private func collect(_ options: Int32) {
    var status: Int32 = 0
    let answer = linux_collect(id, &status, options)
    if answer == id {
      exitStatus = ExitStatus(waitStatus: status)
    } else if answer < 0 && errno == ECHILD {
      preconditionFailure("somebody else waited for child \(id)")
    }
  }

  /// Once in a process: a child that is gone must not take us with it.
  private static let ignoreBrokenPipes: Void = { _ = signal(SIGPIPE, SIG_IGN) }()
}

import CLinux
import Foundation
import Glibc

/// A program in a terminal of its own: a test types, and reads what a person would see.
///
/// The program is killed with all its group when the last reference goes, so a failed test leaves nothing running.
public final class PseudoTerminal {
  /// What went wrong with a program in a terminal; prints with the screen.
  public struct Failure: Error, CustomStringConvertible {
    public let description: String
  }

  /// How the program ended: its status, or 128 and the signal's number, as shells say it.
  public private(set) var exitStatus: Int32?
  /// The picture as of the last wait.
  public private(set) var screen: TerminalEmulator
  /// Every byte that the program has written.
  public private(set) var output: [UInt8] = []
  /// The program's process id, for signals of the test's own.
  public let id: pid_t

  private var ours: Int32

  /// Starts a program with this terminal as its controlling one.
  ///
  /// `environment` adds to ours, or takes away with nil; TERM is xterm-256color and the language a UTF-8 one unless it says otherwise.
  public init(
    _ program: String, _ arguments: [String] = [], rows: Int = 24, columns: Int = 80,
    environment: [String: String?] = [:], in folder: String? = nil
  ) throws {
    var (ours, theirs): (Int32, Int32) = (-1, -1)
    var size = winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    var name = [CChar](repeating: 0, count: 128)
    guard openpty(&ours, &theirs, &name, nil, &size) == 0 else {
      throw Failure(description: "no pseudo-terminal: \(String(cString: strerror(errno)))")
    }
    _ = fcntl(ours, F_SETFD, FD_CLOEXEC)
    _ = fcntl(ours, F_SETFL, O_NONBLOCK)
    _ = fcntl(theirs, F_SETFD, FD_CLOEXEC)
    self.ours = ours
    screen = TerminalEmulator(rows: rows, columns: columns)
    let path = String(decoding: name.prefix { $0 != 0 }.map(UInt8.init), as: UTF8.self)
    let usual: [String: String?] = [
      "TERM": "xterm-256color", "LC_ALL": "C.UTF-8", "NO_COLOR": nil, "COLUMNS": nil, "LINES": nil,
      "SWIFT_BACKTRACE": "interactive=no",
    ]
    let variables = ProcessInfo.processInfo.environment.merging(with: usual).merging(with: environment)
    defer { close(theirs) }
    do {
      id = try Self.spawn([program] + arguments, terminal: path, variables: variables, folder: folder)
    } catch {
      close(ours)
      throw error
    }
  }

  deinit {
    if exitStatus == nil {
      kill(-id, SIGKILL)
      kill(id, SIGKILL)
      waitpid(id, nil, 0)
    }
    if ours >= 0 { close(ours) }
  }

  /// Presses keys. Escape sequences go as they are: "\u{1B}[A" is the up arrow.
  public func type(_ keys: String) {
    var bytes = Array(keys.utf8)[...]
    while !bytes.isEmpty, ours >= 0 {
      let count = bytes.withUnsafeBytes { write(ours, $0.baseAddress, $0.count) }
      if count > 0 {
        bytes = bytes.dropFirst(count)
      } else if errno != EAGAIN {
        return
      } else {
        readOutput(10)
      }
    }
  }

  /// Changes the size of the window; the program gets SIGWINCH.
  public func resize(rows: Int, columns: Int) {
    readOutput(0)
    var size = winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(ours, UInt(TIOCSWINSZ), &size)
    screen.resize(rows: rows, columns: columns)
  }

  /// Closes the window, as when a connection breaks: the program gets SIGHUP.
  public func hangUp() {
    readOutput(0)
    close(ours)
    ours = -1
  }

  /// Sends a signal to the program.
  public func send(signal: Int32) { kill(id, signal) }

  /// Reads on until the picture is as wanted. `what` names it for the report.
  public func wait(
    for what: String, within deadline: Duration = .seconds(20), until isThere: (TerminalEmulator) -> Bool
  ) throws {
    let end = ContinuousClock.now + deadline
    while !isThere(screen) {
      guard ContinuousClock.now < end else { throw report("waited in vain for \(what)") }
      if !readOutput(20), exitStatus != nil, !isThere(screen) {
        throw report("the program ended with \(exitStatus ?? 0) before \(what)")
      }
    }
  }

  /// Reads on until these words stand in one row of the screen.
  public func wait(forText text: String, within deadline: Duration = .seconds(20)) throws {
    try wait(for: "\"\(text)\"", within: deadline) { screen in
      (0..<screen.rows).contains { screen.line($0).contains(text) }
    }
  }

  /// Reads on for a while: to see that nothing happens, or to let what happens settle.
  public func read(for length: Duration) {
    let end = ContinuousClock.now + length
    while ContinuousClock.now < end { readOutput(10) }
  }

  /// Whether the terminal shows what is typed and reads it line by line, as it does for a shell.
  public var echoes: Bool {
    var mode = termios()
    return tcgetattr(ours, &mode) == 0 && mode.c_lflag & tcflag_t(ECHO) != 0
      && mode.c_lflag & tcflag_t(ICANON) != 0
  }

  /// Waits until the program has ended, and says how.
  @discardableResult
  public func waitForExit(within deadline: Duration = .seconds(20)) throws -> Int32 {
    let end = ContinuousClock.now + deadline
    while true {
      let hadOutput = readOutput(10)
      if let exitStatus, !hadOutput { return exitStatus }
      guard ContinuousClock.now < end else { throw report("the program did not end") }
    }
  }

  private func report(_ what: String) -> Failure {
    Failure(description: "\(what); the screen:\n\(screen.text)")
  }

  /// Takes in what the program has written, waiting at most so many milliseconds for it; says whether there was any.
  @discardableResult
  private func readOutput(_ milliseconds: Int32) -> Bool {
    noticeExit()
    guard ours >= 0 else {
      if milliseconds > 0 { usleep(UInt32(milliseconds) * 1000) }
      return false
    }
    var watched = pollfd(fd: ours, events: Int16(POLLIN), revents: 0)
    guard poll(&watched, 1, milliseconds) > 0 else { return false }
    var bytes = [UInt8](repeating: 0, count: 65_536)
    let count = bytes.withUnsafeMutableBytes { Glibc.read(ours, $0.baseAddress, $0.count) }
    guard count > 0 else {
      // The program has closed its end; without this the wait would spin.
      if milliseconds > 0 { usleep(1000) }
      return false
    }
    output += bytes[..<count]
    screen.receive(bytes[..<count])
    return true
  }

  private func noticeExit() {
    var status: Int32 = 0
    guard exitStatus == nil, waitpid(id, &status, WNOHANG) == id else { return }
    exitStatus = linux_exited(status) != 0 ? linux_exit_status(status) : 128 + linux_signal(status)
  }
}

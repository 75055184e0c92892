import Foundation

/// A process that works until it is killed.
struct KilledProcess {
  private let id: pid_t

  init(_ program: String, _ arguments: [String]) throws {
    var words: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    var process: pid_t = 0
    let code = posix_spawn(&process, program, nil, nil, &words, environ)
    guard code == 0 else { throw Trials.Failure("\(program): \(String(cString: strerror(code)))") }
    id = process
  }

  /// Ends it at whatever instruction it is, and waits for its end; one that ended by itself is a failure.
  func kill(named name: String) throws {
    signal()
    try wait(named: name)
  }

  /// Sends the signal, and does not wait.
  func signal() { Foundation.kill(id, SIGKILL) }

  func wait(named name: String) throws {
    var status: Int32 = 0
    while waitpid(id, &status, 0) < 0, errno == EINTR {}
    guard status & 0x7F == SIGKILL else {
      throw Trials.Failure("\(name) ended by itself, with status \(status >> 8)")
    }
  }
}

import ContactCenter
import Glibc

/// Why a child process could not be started or written to.
public enum ChildProcessError: Error, Sendable, Hashable {
  /// No program of this name is there, neither as a path nor in the folders of PATH.
  case noSuchProgram(String)
  /// What stands at this path is a folder.
  case folder(String)
  /// What stands at this path may not be run.
  case notExecutable(String)
  /// The system refused what was asked of it; `code` is an errno.
  case refused(what: String, code: Int32)

  init(_ obstacle: ProgramObstacle, to name: String) {
    self =
      switch obstacle {
      case .missing: .noSuchProgram(name)
      case .folder: .folder(name)
      case .notExecutable: .notExecutable(name)
      }
  }

  /// The reason in a person's words, as the system says it.
  public var reason: String {
    switch self {
    case .noSuchProgram(let name): "there is no program \"\(name)\" here"
    case .folder(let path): "\"\(path)\" is a folder, no program"
    case .notExecutable(let path): "\"\(path)\" is not executable (chmod +x)"
    case .refused(let what, let code): "\(what): \(String(cString: strerror(code)))"
    }
  }
}

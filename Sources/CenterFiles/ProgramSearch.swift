import ContactCenter
import Glibc

/// Finds programs the way a shell does, without one.
public struct ProgramSearch: Sendable {
  /// The folders looked through, in order.
  public let folders: [String]

  /// Looks through the given folders only.
  public init(folders: [String]) { self.folders = folders }

  /// Looks through the folders of the environment's PATH; the system's usual ones when it has none.
  public init() {
    let path = getenv("PATH").map { String(cString: $0) } ?? "/usr/local/bin:/usr/bin:/bin"
    // An empty part of PATH means the current folder: nothing that is run unasked should come from there.
    self.init(folders: path.split(separator: ":").map(String.init))
  }

  /// The path of the program with this name, or nil when there is none that may be run.
  ///
  /// A name with a slash in it is a path already.
  public func path(of name: String) -> String? {
    let candidates = name.contains("/") ? [name] : folders.map { $0 + "/" + name }
    return candidates.first { candidate in
      var status = stat()
      return stat(candidate, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
        && access(candidate, X_OK) == 0
    }
  }

  /// Why there is no program with this name, or at this path; nil where there is one.
  public func obstacle(to name: String) -> ProgramObstacle? {
    guard path(of: name) == nil else { return nil }
    guard name.contains("/") else { return .missing }
    switch UserFile.kind(of: name) {
    case .file: return .notExecutable
    case .folder: return .folder
    case .missing: return .missing
    }
  }
}

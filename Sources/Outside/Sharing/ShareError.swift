import Diagnostics
import Glibc

/// Why a world cannot be shared, or a shared one not be joined.
public enum ShareError: Error, Sendable, Hashable {
  case badName(String)
  /// The folder of sockets is not this user's alone.
  case unsafeFolder(path: String, why: String)
  case folder(path: String, code: Int32)
  /// The path of the socket is longer than a socket's may be.
  case pathTooLong(String)
  /// Another running program shares a world under this name.
  case taken(String)
  /// Nobody shares a world under this name.
  case nobody(String)
  /// The socket belongs to somebody else.
  case foreignUser(String)
  case system(call: String, code: Int32)

  /// What is told of it.
  public func diagnostic(for option: String) -> Diagnostic {
    func finding(_ message: String, _ rule: String = "share", why: String? = nil, fix: String? = nil)
      -> Diagnostic
    { Diagnostic(in: option, message, rule: rule, why: why, fix: fix) }
    switch self {
    case .badName(let name):
      return finding(
        "\"\(name)\" is no name for a shared call", "usage",
        why: "a name is 1 to \(ShareName.longest) letters, digits, - and _, and begins with no -",
        fix: "write it like --share lesson-1")
    case .unsafeFolder(let path, let why):
      return finding(
        "\(path) is no safe place for a socket", why: why,
        fix: "make it a folder that only you can open, or set XDG_RUNTIME_DIR to such a one")
    case .folder(let path, let code):
      return finding(
        "cannot make \(path)", why: String(cString: strerror(code)),
        fix: "set XDG_RUNTIME_DIR to a folder of yours")
    case .pathTooLong(let path):
      return finding(
        "the path \(path) is too long for a socket",
        fix: "set XDG_RUNTIME_DIR to a folder with a shorter path")
    case .taken(let name):
      return finding(
        "\"\(name)\" is shared already", why: "another touchtone runs under this name",
        fix: "end that one, or take another name")
    case .nobody(let name):
      return finding(
        "nobody shares \"\(name)\" on this machine",
        fix: "begin with: touchtone play PATH --share \(name)")
    case .foreignUser(let name):
      return finding("\"\(name)\" is shared by another user", why: "a call is joined by its owner alone")
    case .system(let call, let code):
      return finding("\(call) failed", why: String(cString: strerror(code)))
    }
  }
}

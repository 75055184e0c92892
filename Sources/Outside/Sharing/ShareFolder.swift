import CLinux
import Glibc

/// The folder in which the sockets of shared worlds lie: only its owner can open it.
public struct ShareFolder: Sendable, Hashable {
  public let path: String

  /// `$XDG_RUNTIME_DIR/touchtone`, else `/tmp/touchtone-` and the user's number; made when it is missing.
  ///
  /// - Throws: `.unsafeFolder` where it is a link, somebody else's, or open to others.
  public static func own() throws(ShareError) -> ShareFolder {
    if let runtime = getenv("XDG_RUNTIME_DIR").map({ String(cString: $0) }), runtime.hasPrefix("/") {
      return try ShareFolder(at: runtime + "/touchtone")
    }
    return try ShareFolder(at: "/tmp/touchtone-\(geteuid())")
  }

  /// A folder at a path, made for its owner alone when it is missing.
  public init(at path: String) throws(ShareError) {
    self.path = path
    if mkdir(path, 0o700) != 0, errno != EEXIST { throw .folder(path: path, code: errno) }
    var information = stat()
    // Not through a link: who could put one here could choose the folder.
    guard lstat(path, &information) == 0 else { throw .folder(path: path, code: errno) }
    guard information.st_mode & S_IFMT == S_IFDIR else {
      throw .unsafeFolder(path: path, why: "it is no folder")
    }
    guard information.st_uid == geteuid() else {
      throw .unsafeFolder(path: path, why: "it belongs to another user")
    }
    guard information.st_mode & 0o077 == 0 else {
      throw .unsafeFolder(path: path, why: "others can open it")
    }
  }

  func path(of name: ShareName) -> String { path + "/" + name.text + ".socket" }
  func lockPath(of name: ShareName) -> String { path + "/" + name.text + ".lock" }
}

import CLinux
import Glibc

/// Notices that a file was saved, so that the next call can be played with it.
///
/// `changes()` compares each file with what it was; that alone is enough. `descriptor` only says when it is worth
/// asking, so that a loop need not ask all the time. A file that is replaced by a rename, deleted and written anew,
/// or reached over a link, is noticed like one that is written in place.
public final class FileWatch {
  /// The files watched, as they were named.
  public private(set) var files: [String] = []
  /// Readable when a file may have changed; -1, which poll passes over, where the system has no watches left.
  public var descriptor: Int32 { notices?.number ?? -1 }

  private let notices: Descriptor?
  private var stamps: [FileStamp?] = []
  private var folders: [String] = []

  /// Watches these files from now on. A file that is not there yet is waited for, if its folder is there.
  public init(_ files: [String]) {
    notices = Descriptor(inotify_init1(Int32(IN_NONBLOCK) | Int32(IN_CLOEXEC)))
    watch(files)
  }

  /// Watches these files too; those already watched keep what is known of them.
  public func watch(_ more: [String]) {
    for file in more where !files.contains(file) {
      files.append(file)
      stamps.append(FileStamp(of: file))
      for folder in [Self.folder(of: file), Self.target(of: file).map(Self.folder(of:))] {
        if let folder { watch(folder: folder) }
      }
    }
  }

  /// The files that are not as they were when last asked, in the order in which they were named. Never blocks.
  ///
  /// A file that is gone counts once, and again when it is back.
  public func changes() -> [String] {
    drain()
    var changed: [String] = []
    for index in files.indices {
      let stamp = FileStamp(of: files[index])
      guard stamp != stamps[index] else { continue }
      stamps[index] = stamp
      changed.append(files[index])
    }
    return changed
  }

  /// Watching folders, not files, survives the renames of editors.
  private func watch(folder: String) {
    guard let notices, !folders.contains(folder) else { return }
    folders.append(folder)
    // Not IN_CREATE or IN_DELETE: a file half-way through being replaced is not worth a look.
    let kinds = UInt32(IN_CLOSE_WRITE | IN_MOVED_TO | IN_ATTRIB | IN_ONLYDIR)
    _ = inotify_add_watch(notices.number, folder, kinds)
  }

  /// What the notices say is thrown away: `changes` looks for itself.
  private func drain() {
    guard let notices else { return }
    var buffer = [UInt8](repeating: 0, count: 16_384)
    while buffer.withUnsafeMutableBytes({ read(notices.number, $0.baseAddress, $0.count) }) > 0 {}
  }

  private static func folder(of file: String) -> String {
    guard let slash = file.lastIndex(of: "/") else { return "." }
    return slash == file.startIndex ? "/" : String(file[..<slash])
  }

  /// Where a link leads in the end; nil for what is no link, and when there is nothing.
  private static func target(of file: String) -> String? {
    var status = stat()
    guard lstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFLNK else { return nil }
    guard let path = realpath(file, nil) else { return nil }
    defer { free(path) }
    return String(cString: path)
  }
}

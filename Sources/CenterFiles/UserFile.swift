import Diagnostics
import Glibc

/// Reading what a person gave us from the disk.
public enum UserFile {
  /// More than any flow, prompt or center has; anything larger is refused before it fills the memory.
  public static let sizeLimit = 256 * 1024 * 1024

  public enum Kind: Sendable {
    case file, folder, missing
  }

  /// What stands at a path, links followed.
  public static func kind(of path: String) -> Kind {
    var information = stat()
    guard stat(path, &information) == 0 else { return .missing }
    return information.st_mode & S_IFMT == S_IFDIR ? .folder : .file
  }

  /// Why nothing can be found at a path, when that is not just that nothing is there: a folder that may not be entered,
  /// links that lead in a circle, or to nothing.
  static func obstacle(at path: String) -> String? {
    var information = stat()
    guard stat(path, &information) != 0 else { return nil }
    let reason = errno
    if reason == ENOENT, lstat(path, &information) == 0 { return "it is a link to what is not there" }
    return reason == ENOENT || reason == ENOTDIR ? nil : String(cString: strerror(reason))
  }

  /// The path of what a path leads to, links followed; nil, with `errno` set, when nothing is there.
  public static func resolved(_ path: String) -> String? {
    guard let found = realpath(path, nil) else { return nil }
    defer { free(found) }
    return String(cString: found)
  }

  /// The bytes of a file. A device is refused, and a pipe that lies about: it may never end, and never begin. One that a
  /// shell hands over, as in `touchtone check <(command)`, is read to its end.
  ///
  /// - Throws: why it cannot be read, with the path as it was given.
  public static func read(_ path: String) throws(Diagnostic) -> [UInt8] {
    func refusal(_ why: String, fix: String? = nil) -> Diagnostic {
      Diagnostic(in: path, "this file cannot be read", rule: "unreadable", why: why, fix: fix)
    }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK)
    guard descriptor >= 0 else {
      let reason = errno
      if let obstacle = obstacle(at: path) { throw refusal(obstacle) }
      throw refusal(
        String(cString: strerror(reason)),
        fix: reason == ENOENT ? "check the name, or the folder you are in" : nil)
    }
    defer { close(descriptor) }
    var information = stat()
    guard fstat(descriptor, &information) == 0 else { throw refusal(String(cString: strerror(errno))) }
    switch information.st_mode & S_IFMT {
    case S_IFREG: break
    case S_IFDIR: throw refusal("it is a folder")
    case S_IFIFO where isHandedOver(path): _ = fcntl(descriptor, F_SETFL, O_RDONLY)
    default: throw refusal("it is a pipe or a device, not a plain file")
    }
    guard information.st_size <= off_t(sizeLimit) else { throw refusal("it is larger than 256 MiB") }
    var bytes: [UInt8] = []
    // As a rule the first piece is all there is; what lies about its size, as /proc does, is read on.
    var room = max(Int(information.st_size), 4096)
    while true {
      guard let piece = piece(of: descriptor, room) else { throw refusal(String(cString: strerror(errno))) }
      if piece.isEmpty { return bytes }
      if bytes.isEmpty { bytes = piece } else { bytes += piece }
      guard bytes.count <= sizeLimit else { throw refusal("it is larger than 256 MiB") }
      room = 65536
    }
  }

  /// The next bytes, at most so many; none at the end, nil when they cannot be read.
  private static func piece(of descriptor: Int32, _ room: Int) -> [UInt8]? {
    var isRead = false
    let piece = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
      var length = Glibc.read(descriptor, buffer.baseAddress, room)
      while length < 0, errno == EINTR { length = Glibc.read(descriptor, buffer.baseAddress, room) }
      isRead = length >= 0
      count = max(0, length)
    }
    return isRead ? piece : nil
  }

  /// True for a path that names what this process was started with.
  private static func isHandedOver(_ path: String) -> Bool {
    path == "/dev/stdin" || path.hasPrefix("/dev/fd/") || path.hasPrefix("/proc/self/fd/")
  }

  /// The names in a folder, sorted, without those that begin with a dot.
  public static func names(in folder: String) throws(Diagnostic) -> [String] {
    guard let stream = opendir(folder) else {
      throw Diagnostic(
        in: folder, "this folder cannot be read", rule: "unreadable", why: String(cString: strerror(errno)))
    }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted()
  }

  /// True for a name that ends in ".json", however the letters are written.
  public static func isJSON(_ name: String) -> Bool {
    name.utf8.count > 5 && name.suffix(5).lowercased() == ".json"
  }

  /// True for a name that a flow's file may have: one in ".json", or, as older consoles export them, one without an ending.
  static func mayNameFlow(_ name: String) -> Bool {
    if isJSON(name) { return true }
    guard let dot = name.lastIndex(of: ".") else { return !name.hasSuffix("~") }
    let ending = name[name.index(after: dot)...].lowercased()
    // What a tool fills in before it is imported.
    if ["tpl", "tmpl", "j2"].contains(ending), isJSON(String(name[..<dot])) { return true }
    // "Menu v1.2" and "Menu v1.2 for sales" have none.
    return ["contactflow", "tftpl"].contains(ending) || ending.contains(" ") || ending.allSatisfy(\.isNumber)
  }

  /// A path inside a folder; an absolute path stays what it is.
  public static func join(_ folder: String, _ path: String) -> String {
    path.hasPrefix("/") || folder.isEmpty ? path : folder.hasSuffix("/") ? folder + path : folder + "/" + path
  }

  /// The folder a file is in, "." when the path names none.
  public static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// A path as seen from a folder; the whole path where they have no folder in common.
  public static func relative(_ path: String, to folder: String) -> String {
    let (target, start) = (whole(path), whole(folder))
    var parts = target.split(separator: "/")[...]
    var steps = start.split(separator: "/")[...]
    while let next = parts.first, next == steps.first {
      parts.removeFirst()
      steps.removeFirst()
    }
    guard parts.count < target.split(separator: "/").count else { return target }
    let up = Array(repeating: "..", count: steps.count)
    let way = (up + parts.map(String.init)).joined(separator: "/")
    return way.isEmpty ? "." : way
  }

  /// The path from the root, links resolved as far as it exists.
  private static func whole(_ path: String) -> String {
    guard let resolved = realpath(path, nil) else {
      let last = name(of: path)
      let folder = folder(of: path)
      return last == path || folder == path ? path : join(whole(folder), last)
    }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  /// The last part of a path.
  public static func name(of path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }
}

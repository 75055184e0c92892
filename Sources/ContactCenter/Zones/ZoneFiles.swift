import Glibc

/// The folder of the machine's zone files.
public struct ZoneFiles: Sendable {
  public let folder: String

  public init(folder: String) { self.folder = folder }

  /// `TZDIR` where it is set, else the usual folder.
  public static var system: ZoneFiles {
    if let named = getenv("TZDIR"), named.pointee != 0 { return ZoneFiles(folder: String(cString: named)) }
    return ZoneFiles(folder: "/usr/share/zoneinfo")
  }

  /// Every zone of the folder, sorted; copies of the whole set (`posix`, `right`) are left out.
  public var names: [String] {
    var found: [String] = []
    collect(below: "", depth: 0, into: &found)
    return found.sorted()
  }

  /// The bytes of a file of the folder; nil when it is not there or is no file.
  func contents(of name: String) -> [UInt8]? {
    let descriptor = open(folder + "/" + name, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var facts = stat()
    guard fstat(descriptor, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else { return nil }
    // The largest zone file has 4 KiB.
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while bytes.count <= 1_048_576 {
      let count = read(descriptor, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return count == 0 ? bytes : nil }
      bytes.append(contentsOf: buffer[..<count])
    }
    return nil
  }

  private func collect(below parent: String, depth: Int, into found: inout [String]) {
    guard let entries = opendir(parent.isEmpty ? folder : folder + "/" + parent) else { return }
    defer { closedir(entries) }
    while let entry = readdir(entries) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      let path = parent.isEmpty ? name : parent + "/" + name
      guard ZoneRules.isZoneName(path), !["posix", "right", "posixrules", "localtime"].contains(path) else {
        continue
      }
      if entry.pointee.d_type == UInt8(DT_DIR), depth < 3 {
        collect(below: path, depth: depth + 1, into: &found)
      } else if startsAsZone(path) {
        found.append(path)
      }
    }
  }

  private func startsAsZone(_ name: String) -> Bool {
    let descriptor = open(folder + "/" + name, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    var start = [UInt8](repeating: 0, count: 4)
    return read(descriptor, &start, 4) == 4 && start.elementsEqual("TZif".utf8)
  }
}

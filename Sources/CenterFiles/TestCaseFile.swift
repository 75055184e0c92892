import Glibc
import JSON

/// Which JSON files are Amazon Connect's own test cases, and which center they are about.
public enum TestCaseFile {
  /// True for a test case, whatever else is wrong with it: an object with observations, as it stands or under "Content".
  public static func isTestCase(_ bytes: [UInt8]) -> Bool {
    guard mentionsObservations(bytes) else { return false }
    guard let root = JSONDocument.mending(bytes, named: "").document?.root else { return true }
    let body = root["TestCase"] ?? root
    let content = body["Content"] ?? body
    guard let text = content.string else { return content["Observations"] != nil }
    return text.contains("\"Observations\"")
  }

  /// A quick look at the bytes: flows, which are many, do not have the word.
  private static func mentionsObservations(_ bytes: [UInt8]) -> Bool {
    let word = Array("Observations".utf8)
    return bytes.withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress else { return false }
      var at = 1
      while bytes.count - at >= word.count {
        guard let found = memchr(base + at, Int32(word[0]), bytes.count - at - word.count + 1) else {
          return false
        }
        if memcmp(found, word, word.count) == 0, (found - 1).load(as: UInt8.self) == UInt8(ascii: "\"") {
          return true
        }
        at = UnsafeRawPointer(found) - base + 1
      }
      return false
    }
  }

  // MARK: Its center

  /// How far up exported flows are looked for that no center.json describes.
  private static let foldersWithFlows = 3

  /// What a test case calls: the folder with the next `center.json` above it, else the next folder with flows; nil when
  /// there is neither.
  public static func center(of file: String) -> String? {
    let folders = foldersUp(from: UserFile.folder(of: file))
    if let center = folders.first(where: { UserFile.kind(of: UserFile.join($0, "center.json")) == .file }) {
      return center
    }
    return folders.prefix(foldersWithFlows).first(where: hasFlow)
  }

  /// A folder with those that it lies in, up to the root.
  private static func foldersUp(from folder: String) -> [String] {
    var folders = [folder]
    while let last = folders.last, let whole = UserFile.resolved(last), whole != "/" {
      folders.append(parent(of: last))
    }
    return folders
  }

  private static func parent(of folder: String) -> String {
    if folder == "." { return ".." }
    let name = UserFile.name(of: folder)
    return name == ".." || name == "." ? UserFile.join(folder, "..") : UserFile.folder(of: folder)
  }

  private static func hasFlow(_ folder: String) -> Bool {
    let names = (try? UserFile.names(in: folder)) ?? []
    return names.contains { name in
      guard UserFile.mayNameFlow(name), name != "service-rules.json", name != CenterLoader.simulationFile,
        let bytes = try? UserFile.read(UserFile.join(folder, name)), !isTestCase(bytes)
      else { return false }
      let text = String(decoding: bytes, as: UTF8.self)
      return text.contains("\"StartAction\"") || text.contains("\"modules\"")
    }
  }
}

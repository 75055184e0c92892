import CenterFiles
import Diagnostics

/// Finds the files that are tests.
enum TestFiles {
  static let ending = ".scenario"

  /// The files that a person named, and the scenarios in the folders, in order; nothing twice.
  static func find(_ paths: [String]) throws(CommandFailure) -> [String] {
    var found: [String] = []
    for path in paths {
      switch UserFile.kind(of: path) {
      case .file: found.append(path)
      case .folder:
        let inside = try scenarios(in: path)
        guard !inside.isEmpty else {
          throw CommandFailure(
            Diagnostic(
              in: path, "there is no scenario in this folder", rule: "no-test",
              why: "a scenario is a file whose name ends in \(ending)",
              fix: "save a call from \"touchtone play\" with its key S, or read docs/scenarios.md"))
        }
        found += inside
      case .missing:
        throw CommandFailure(
          Diagnostic(in: path, "there is no such file or folder", rule: "unreadable"))
      }
    }
    var seen: Set<String> = []
    return found.filter { seen.insert($0).inserted }
  }

  private static func scenarios(in folder: String) throws(CommandFailure) -> [String] {
    let names: [String]
    do throws(Diagnostic) { names = try UserFile.names(in: folder) } catch { throw CommandFailure(error) }
    var found: [String] = []
    for name in names {
      let path = UserFile.join(folder, name)
      switch UserFile.kind(of: path) {
      case .folder: found += try scenarios(in: path)
      case .file: if name.hasSuffix(ending) { found.append(path) }
      case .missing: break
      }
    }
    return found
  }
}

import CenterFiles
import Diagnostics

/// Finds the files that are tests.
enum TestFiles {
  static let ending = ".scenario"

  /// True for a file that is read as a test case of the service, not as a scenario.
  static func isTestCase(_ path: String) -> Bool { UserFile.isJSON(path) }

  /// True for a scenario or test case, by its name and what it holds.
  static func isTest(_ path: String) -> Bool {
    UserFile.kind(of: path) == .file
      && (path.hasSuffix(ending) || isTestCase(path) && holdsTestCase(path))
  }

  /// The files that a person named, and the scenarios and test cases in the folders, in order; nothing twice.
  static func find(_ paths: [String]) throws(CommandFailure) -> [String] {
    var found: [String] = []
    for path in paths {
      switch UserFile.kind(of: path) {
      case .file: found.append(path)
      case .folder:
        let inside = try tests(in: path)
        guard !inside.isEmpty else {
          throw CommandFailure(
            Diagnostic(
              in: path, "there is no test in this folder", rule: "no-test",
              why: "a test is a file whose name ends in \(ending), or a JSON file with \"Observations\"",
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

  private static func tests(in folder: String) throws(CommandFailure) -> [String] {
    var entered: Set<String> = []
    return try files(in: folder, entering: &entered).filter { $0.hasSuffix(ending) || holdsTestCase($0) }
  }

  /// What may be a test by its name, of what a person named and in the folders; a folder that cannot be read has none.
  static func candidates(_ paths: [String]) -> [String] {
    paths.flatMap { path in
      var entered: Set<String> = []
      return isFolder(path) ? (try? files(in: path, entering: &entered)) ?? [] : [path].filter(isFile)
    }
  }

  static func isFolder(_ path: String) -> Bool { UserFile.kind(of: path) == .folder }

  private static func isFile(_ path: String) -> Bool { UserFile.kind(of: path) == .file }

  /// The files in a folder that may be tests by their names.
  ///
  /// - Parameter entered: where it has been: a link may lead back to a folder above.
  private static func files(
    in folder: String, entering entered: inout Set<String>
  ) throws(CommandFailure) -> [String] {
    guard entered.insert(UserFile.resolved(folder) ?? folder).inserted else { return [] }
    let names: [String]
    do throws(Diagnostic) { names = try UserFile.names(in: folder) } catch { throw CommandFailure(error) }
    var found: [String] = []
    for name in names {
      let path = UserFile.join(folder, name)
      switch UserFile.kind(of: path) {
      case .folder: found += try files(in: path, entering: &entered)
      case .file: if name.hasSuffix(ending) || isTestCase(name) { found.append(path) }
      case .missing: break
      }
    }
    return found
  }

  /// Flows and centers are JSON too.
  private static func holdsTestCase(_ path: String) -> Bool {
    guard let bytes = try? UserFile.read(path) else { return false }
    return TestCaseFile.isTestCase(bytes)
  }
}

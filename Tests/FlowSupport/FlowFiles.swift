import Foundation

/// Flow files that tests read from disk.
public enum FlowFiles {
  /// The folder of the package.
  public static let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// Real exports, where the folder that holds them stands beside the package; empty elsewhere.
  public static let corpus: [URL] = jsonFiles(in: beside("shared/corpus"))

  /// The flows of the site-visit center, the first the one that answers.
  public static let siteVisit: [URL] = jsonFiles(in: package.appending(path: "flows/site-visit"))
    .filter { !["center.json", "simulation.json"].contains($0.lastPathComponent) }
    .sorted {
      ($0.lastPathComponent == "welcome.json" ? 0 : 1, $0.path) < (
        $1.lastPathComponent == "welcome.json" ? 0 : 1, $1.path
      )
    }

  /// A file or folder beside the package, which may not be there.
  public static func beside(_ path: String) -> URL {
    package.deletingLastPathComponent().appending(path: path)
  }

  public static func exists(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: beside(path).path)
  }

  private static func jsonFiles(in folder: URL) -> [URL] {
    let found = try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
    return (found ?? []).filter { $0.pathExtension == "json" }.sorted { $0.path < $1.path }
  }
}

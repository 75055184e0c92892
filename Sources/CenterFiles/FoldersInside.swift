import Diagnostics

/// The folders with flows inside one that no center.json describes: each is a center of its own, so that what is loaded of
/// the outer one leaves them out.
public struct FoldersInside {
  /// The names of those right inside it that may have flows, or in which deeper ones may.
  public let names: [String]
  private let path: String

  public init(_ path: String) {
    self.path = path
    let own = UserFile.kind(of: path) == .folder ? (try? UserFile.names(in: path)) ?? [] : []
    guard !own.contains("center.json") else {
      names = []
      return
    }
    names = own.filter { Self.hasFlows(UserFile.join(path, $0), depth: 0) }
  }

  /// Links may lead in a circle, so that only a few folders into each other are looked at.
  private static func hasFlows(_ path: String, depth: Int) -> Bool {
    guard depth < 6, UserFile.kind(of: path) == .folder, let names = try? UserFile.names(in: path) else {
      return false
    }
    return FlowFiles.mayBe(in: path, among: names)
      || names.contains { hasFlows(UserFile.join(path, $0), depth: depth + 1) }
  }

  /// What a person is told who named the outer folder; nil where nothing is left out.
  public var note: Diagnostic? {
    guard !names.isEmpty else { return nil }
    let many = names.count > 1
    return Diagnostic(
      .note, in: path,
      "the folder\(many ? "s" : "") \(names.shortList) inside \(many ? "are" : "is") left out",
      rule: "folder-inside", why: "without a center.json a folder has the flows that lie right in it",
      fix: "name a folder inside by itself; touchtone check and touchtone fidelity go through all of them")
  }
}

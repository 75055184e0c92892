import CenterFiles
import Diagnostics
import World

/// One thing that is loaded and checked as a whole: a center's folder, a folder of exports, or a lone flow.
struct CheckTarget {
  /// What is loaded.
  let path: String
  /// The file that a person asks about, where the whole is only loaded for its sake; nil for all of it.
  var file: String?
  /// True when the person named it, rather than a folder above it.
  let isNamed: Bool

  /// The path of a lone flow: those that it leads to are only read for its sake.
  var loneFile: String? { UserFile.kind(of: path) == .file ? path : nil }

  /// Everything to load for the paths that a person named, in their order, nothing twice.
  static func all(for paths: [String]) -> [CheckTarget] {
    var targets: [CheckTarget] = []
    for path in paths {
      switch UserFile.kind(of: path) {
      case .folder:
        var seen: Set<String> = []
        targets += folders(path, isNamed: true, &seen) { Self.hasFlowsOrTemplates($0, $1) }
      case .file: targets.append(named(path))
      case .missing: targets.append(CheckTarget(path: path, isNamed: true))
      }
    }
    var seen: Set<[String?]> = []
    return targets.filter { seen.insert([$0.path, $0.file]).inserted }
  }

  /// The paths of what a person named, a flow file by itself; of a folder that is no center all folders in it that have
  /// flows, unless none has.
  static func wholes(for paths: [String]) -> [String] {
    var seen: Set<String> = []
    return paths.flatMap { path -> [String] in
      guard UserFile.kind(of: path) == .folder else { return [path] }
      var links: Set<String> = []
      let inside = folders(path, isNamed: true, &links) { FlowFiles.mayBe(in: $0, among: $1) }.map(\.path)
      return inside.isEmpty ? [path] : inside
    }.filter { seen.insert($0).inserted }
  }

  /// A flow file that stands beside a center.json is part of that center.
  private static func named(_ path: String) -> CheckTarget {
    let folder = UserFile.folder(of: path)
    guard UserFile.kind(of: UserFile.join(folder, "center.json")) == .file else {
      return CheckTarget(path: path, isNamed: true)
    }
    return UserFile.name(of: path) == "center.json"
      ? CheckTarget(path: folder, isNamed: true) : CheckTarget(path: folder, file: path, isNamed: true)
  }

  /// True for a folder of which there is something to say: that it has flows, or that what holds flows in it is not read.
  private static func hasFlowsOrTemplates(_ folder: String, _ names: [String]) -> Bool {
    FlowFiles.mayBe(in: folder, among: names) || !FlowTemplates(in: folder, among: names).names.isEmpty
  }

  /// The folder, and, unless it is a center, those inside it; a link back to one that was seen leads nowhere.
  ///
  /// - Parameter isWanted: whether a folder is one of them, by its path and the names in it.
  private static func folders(
    _ path: String, isNamed: Bool, _ seen: inout Set<String>, where isWanted: (String, [String]) -> Bool
  ) -> [CheckTarget] {
    if let resolved = UserFile.resolved(path), !seen.insert(resolved).inserted { return [] }
    let own = CheckTarget(path: path, isNamed: isNamed)
    guard let names = try? UserFile.names(in: path) else { return [own] }
    if names.contains("center.json") { return [own] }
    let inside = names.map { UserFile.join(path, $0) }.filter { UserFile.kind(of: $0) == .folder }
    var targets = isWanted(path, names) ? [own] : []
    for folder in inside { targets += folders(folder, isNamed: false, &seen, where: isWanted) }
    return targets
  }

  /// The flows of the whole, without those of the service.
  static func flowCount(of loaded: LoadedCenter) -> Int {
    loaded.program.flows.count - DefaultFlows.names.count
  }

  /// True for the same file, named with its folder or without.
  static func isSame(_ source: String, _ file: String) -> Bool { source == file || source == "./" + file }

  /// False for what is not to be said of a folder, as there may be flows in another one: that it has none.
  func concerns(_ problem: Diagnostic) -> Bool {
    problem.rule != "no-flow" || UserFile.kind(of: path) != .folder
  }
}

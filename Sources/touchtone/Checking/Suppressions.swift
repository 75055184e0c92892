import CenterFiles
import Diagnostics
import FlowAnalysis
import FlowDocument
import JSON

/// The rules that people switched off: in `.touchtone.json` for folders, in `Metadata` for flows and actions.
struct Suppressions {
  /// The key in `Metadata` and in entries of `ActionMetadata`.
  static let key = "touchtone-ignore"

  /// What is wrong with the settings themselves.
  private(set) var problems: [Diagnostic] = []
  /// For each folder the rules that its settings switch off: for all files, and for some.
  private var settings: [String: Settings] = [:]

  private struct Settings {
    var everywhere: Set<String> = []
    var files: [String: Set<String>] = [:]
  }

  /// True when a finding is not to be told.
  mutating func suppress(_ finding: Diagnostic, _ document: FlowDocument?) -> Bool {
    let settings = settings(for: UserFile.folder(of: finding.source))
    let name = UserFile.name(of: finding.source)
    if settings.everywhere.contains(finding.rule) { return true }
    if settings.files[name]?.contains(finding.rule) == true { return true }
    guard let document else { return false }
    let metadata = document.text.root["Metadata"] ?? document.text.root["metadata"]
    if rules(metadata?[Self.key]).contains(finding.rule) { return true }
    guard let position = finding.place?.position else { return false }
    return document.actions.contains { action in
      guard let list = action.metadata?[Self.key] else { return false }
      let range = action.value.range
      let start = document.text.place(of: range.lowerBound..<range.lowerBound + 1).position
      let end = document.text.place(of: range.upperBound - 1..<range.upperBound).position
      return rules(list).contains(finding.rule) && start <= position && position <= end
    }
  }

  /// The nearest `.touchtone.json` at or above a folder.
  private mutating func settings(for folder: String) -> Settings {
    if let known = settings[folder] { return known }
    let file = UserFile.join(folder, ".touchtone.json")
    let found: Settings
    if UserFile.kind(of: file) == .file {
      found = read(file)
    } else if let above = Self.folder(above: folder) {
      found = settings(for: above)
    } else {
      found = Settings()
    }
    settings[folder] = found
    return found
  }

  private static func folder(above folder: String) -> String? {
    if folder == "/" { return nil }
    let name = UserFile.name(of: folder)
    if name == "." || name == ".." {
      let above = UserFile.join(folder, "..")
      // The root's own parent is the root.
      return above.split(separator: "/").filter { $0 == ".." }.count > 64 ? nil : above
    }
    return UserFile.folder(of: folder)
  }

  private mutating func read(_ file: String) -> Settings {
    var settings = Settings()
    do throws(Diagnostic) {
      let root = try JSONDocument(parsing: UserFile.read(file), named: file).root
      let check = root["check"]
      settings.everywhere = knownRules(check?["ignore"])
      for member in check?["files"]?.members ?? [] { settings.files[member.name] = knownRules(member.value) }
      for member in root.members where member.name != "check" {
        problems.append(
          member.key.finding(
            .warning, "\"\(member.name)\" is no setting", rule: "settings",
            fix: "the settings are under \"check\""))
      }
      for member in check?.members ?? [] where !["ignore", "files"].contains(member.name) {
        problems.append(
          member.key.finding(
            .warning, "\"\(member.name)\" is no setting of \"check\"", rule: "settings",
            fix: "the settings are \"ignore\" and \"files\""))
      }
    } catch {
      problems.append(error)
    }
    return settings
  }

  /// The names in a list, of which those that no rule has are told.
  private mutating func knownRules(_ list: JSONValue?) -> Set<String> {
    guard let list else { return [] }
    for element in list.kind == .array ? list.elements : [list] {
      guard let name = element.string, CheckCatalog.named(name) != nil else {
        let near = nearest(to: element.wording, among: CheckCatalog.all.map { $0.description.name })
        problems.append(
          element.finding(
            .warning, "there is no rule \"\(element.wording)\"", rule: "settings",
            fix: near.map { "did you mean \"\($0)\"?" } ?? "touchtone explain lists them all"))
        continue
      }
    }
    return Set(rules(list))
  }

  private func rules(_ list: JSONValue?) -> [String] {
    guard let list else { return [] }
    return list.kind == .array ? list.elements.compactMap(\.string) : list.string.map { [$0] } ?? []
  }
}

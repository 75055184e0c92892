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

  /// For each flow that was noted the rules that it switches off.
  private var flows: [String: FlowSettings] = [:]

  private struct Settings {
    var everywhere: Set<String> = []
    var files: [String: Set<String>] = [:]
  }

  private struct FlowSettings {
    var everywhere: Set<String> = []
    /// What is switched off between the first and the last place of an action.
    var actions: [(places: ClosedRange<SourcePosition>, rules: Set<String>)] = []
  }

  /// Notes what a flow says of itself and of its actions.
  mutating func note(_ document: FlowDocument) {
    guard flows[document.source] == nil else { return }
    var settings = FlowSettings()
    let metadata = document.text.root["Metadata"] ?? document.text.root["metadata"]
    settings.everywhere = knownRules(metadata?[Self.key])
    for action in document.actions {
      guard let list = action.metadata?[Self.key] else { continue }
      let range = action.value.range
      let start = document.text.place(of: range.lowerBound..<range.lowerBound + 1).position
      let end = document.text.place(of: range.upperBound - 1..<range.upperBound).position
      settings.actions.append((start...end, knownRules(list)))
    }
    flows[document.source] = settings
  }

  /// True when a finding is not to be told: at none of the places that it is about.
  mutating func suppress(_ finding: Finding) -> Bool {
    let diagnostic = finding.diagnostic
    guard suppress(diagnostic.rule, in: diagnostic.source, at: diagnostic.place?.position) else {
      return false
    }
    return finding.others.allSatisfy { suppress(diagnostic.rule, in: $0.source, at: $0.position) }
  }

  private mutating func suppress(_ rule: String, in source: String, at position: SourcePosition?) -> Bool {
    let settings = settings(for: UserFile.folder(of: source))
    if settings.everywhere.contains(rule) { return true }
    if settings.files[UserFile.name(of: source)]?.contains(rule) == true { return true }
    guard let flow = flows[source] else { return false }
    if flow.everywhere.contains(rule) { return true }
    guard let position else { return false }
    return flow.actions.contains { $0.places.contains(position) && $0.rules.contains(rule) }
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
      expect(root, "the settings are an object")
      expect(check, "\"check\" is an object with \"ignore\" and \"files\"")
      expect(check?["files"], "\"files\" is an object of file names, each with its list of rules")
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

  /// Tells when a setting is there and is no object.
  private mutating func expect(_ value: JSONValue?, _ form: String) {
    guard let value, value.kind != .object else { return }
    problems.append(
      value.finding(.warning, "\(value.kind.words) is no setting", rule: "settings", fix: form))
  }

  /// The rules of a list of names, or of one name; what is no rule is told.
  private mutating func knownRules(_ list: JSONValue?) -> Set<String> {
    guard let list else { return [] }
    var names: Set<String> = []
    for element in list.kind == .array ? list.elements : [list] {
      if let name = element.string,
        CheckCatalog.named(name) != nil || OtherFindings.named(name)?.canBeIgnored == true
      {
        names.insert(name)
      } else {
        let near = nearest(to: element.wording, among: CheckCatalog.all.map { $0.description.name })
        problems.append(
          element.finding(
            .warning, "there is no rule \"\(element.wording)\"", rule: "settings",
            fix: near.map { "did you mean \"\($0)\"?" } ?? "touchtone explain lists them all"))
      }
    }
    return names
  }
}

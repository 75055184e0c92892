import Diagnostics
import JSON

/// Makes a flow in the flow language of an old export (reference, section 3).
///
/// Every value of the new text remembers the value it comes from, so that findings point into the old file. What cannot
/// be brought over is told in `problems`.
struct OldFlowConverter {
  static let rule = "flow-form"

  private let text: JSONDocument
  private(set) var problems: [Diagnostic] = []
  /// By the identifiers of actions, what of their modules they do not have.
  private(set) var leftOut: [String: [String]] = [:]
  /// The entries of `ActionMetadata`.
  private var metadata: OldModule.Members = []

  /// Names that stand for others.
  private let names: [String: String]

  /// - Parameter names: of modules, targets, branches, parameters, condition types and namespaces, each with the known one
  ///   that it stands for.
  init(_ text: JSONDocument, names: [String: String] = [:]) {
    self.text = text
    self.names = names
  }

  /// True for an export with `modules`, or `blocks`, instead of `Actions`.
  static func isOld(_ root: JSONValue) -> Bool { list(of: root) != nil && root["Actions"] == nil }

  /// What an old export has in place of `Actions`: "modules" of a flow; "blocks" of what a flow invokes as a module.
  static func list(of root: JSONValue) -> JSONValue? {
    root["modules"] ?? (root["start"] != nil && root["blocks"]?.kind == .array ? root["blocks"] : nil)
  }

  /// The flow in the flow language.
  ///
  /// - Throws: what makes the file no flow at all: no list of modules, no start.
  mutating func convert() throws(Diagnostic) -> JSONDocument {
    let root = text.root
    let given = Self.list(of: root)
    guard let list = given, list.kind == .array else {
      let value = given ?? root
      throw value.finding("\"modules\" must be a list, found \(value.kind.words)", rule: Self.rule)
    }
    if let version = root["version"], version.scalarText != "1" {
      problems.append(
        version.finding(
          .warning, "the version is \(version.wording), not 1", rule: Self.rule,
          why: "no other version of the old export is known; it is read as 1"))
    }
    guard let start = root["start"], let first = start.scalarText, !first.isEmpty else {
      throw (root["start"] ?? root).finding(
        "the flow has no \"start\"", rule: "no-start", fix: "name the id of the first module under \"start\"")
    }
    var actions: [JSONTree] = []
    for element in list.elements {
      if let action = action(element) { actions.append(action) }
    }
    let tree = JSONTree(
      [
        ("Version", JSONTree("2019-10-30", from: root["version"] ?? root)),
        ("StartAction", JSONTree(first, from: start)), ("Metadata", metadataTree(root)),
        ("Actions", JSONTree(actions, from: list)),
      ] + settings(root), from: root)
    return try JSONDocument(tree, convertedFrom: text)
  }

  /// The settings of what a flow invokes as a module.
  private func settings(_ root: JSONValue) -> OldModule.Members {
    guard root["modules"] == nil, let given = root["settings"], given.kind == .object else { return [] }
    func capitalized(_ name: String) -> String { name.prefix(1).uppercased() + name.dropFirst() }
    let members: OldModule.Members = given.members.map { member in
      guard member.name == "branches" else {
        return (capitalized(member.name), JSONTree(copying: member.value))
      }
      let branches = member.value.elements.map { branch in
        JSONTree(
          branch.members.map { (capitalized($0.name), JSONTree(copying: $0.value)) }, from: branch)
      }
      return ("Transitions", JSONTree(branches, from: member.value))
    }
    return [("Settings", JSONTree(members, from: given))]
  }

  private func metadataTree(_ root: JSONValue) -> JSONTree {
    let given = root["metadata"]
    var members: OldModule.Members = (given?.members ?? []).filter { $0.name != "ActionMetadata" }.map {
      ($0.name, JSONTree(copying: $0.value))
    }
    if given?["type"]?.string == nil, let type = root["type"] {
      members.append(("type", JSONTree(copying: type)))
    }
    members.append(("ActionMetadata", JSONTree(metadata, from: given ?? root)))
    return JSONTree(members, from: given ?? root)
  }

  // MARK: Modules

  private mutating func action(_ element: JSONValue) -> JSONTree? {
    guard element.kind == .object else {
      problems.append(element.finding("expected a module, found \(element.kind.words)", rule: Self.rule))
      return nil
    }
    guard let idValue = element["id"], let id = idValue.scalarText, !id.isEmpty else {
      problems.append(element.finding("this module has no \"id\"", rule: Self.rule))
      return nil
    }
    guard let typeValue = element["type"], let type = typeValue.string, !type.isEmpty else {
      problems.append(element.finding("the module \"\(id)\" has no \"type\"", rule: Self.rule))
      return nil
    }
    var module = OldModule(
      element, identifier: id, type: names[type] ?? type, typeValue: typeValue,
      parameters: list(element, "parameters"), branches: list(element, "branches"), names: names)
    let kind = OldModuleCatalog.kind(of: module)
    let parameters = kind.parameters(of: &module)
    let transitions = OldTransitions(of: &module, as: kind)
    module.reportUnread()
    problems += module.problems
    leftOut[id, default: []] += module.leftOut
    addMetadata(of: module)
    let newType = kind.description.actionType
    return JSONTree(
      [
        ("Identifier", JSONTree(id, from: idValue)),
        ("Type", JSONTree(newType.isEmpty ? type : newType, from: typeValue)),
        ("Parameters", JSONTree(parameters, from: element["parameters"] ?? element)),
        ("Transitions", JSONTree(transitions.members, from: element["branches"] ?? element)),
      ], from: element)
  }

  private mutating func list(_ element: JSONValue, _ key: String) -> [JSONValue] {
    guard let value = element[key], value.kind != .null else { return [] }
    guard value.kind == .array else {
      problems.append(value.finding("\"\(key)\" must be a list, found \(value.kind.words)", rule: Self.rule))
      return []
    }
    return value.elements.filter { entry in
      if entry.kind == .object { return true }
      problems.append(
        entry.finding("an entry of \"\(key)\" must be an object, found \(entry.kind.words)", rule: Self.rule))
      return false
    }
  }

  /// The canvas position and the rest of what the old editor kept, with the readable names of resources.
  private mutating func addMetadata(of module: OldModule) {
    let given = module.value["metadata"]
    var members: OldModule.Members = (given?.members ?? []).map { ($0.name, JSONTree(copying: $0.value)) }
    if !module.resourceNames.isEmpty, given?["parameters"] == nil {
      let names: OldModule.Members = module.resourceNames.map { path, name in
        var tree = JSONTree([("displayName", name)], from: name.origin)
        for key in path.dropFirst().reversed() { tree = JSONTree([(key, tree)], from: name.origin) }
        return (path[0], tree)
      }
      members.append(("parameters", JSONTree(names, from: module.value)))
    }
    if !module.recordingNames.isEmpty, given?["audio"] == nil {
      let entries = module.recordingNames.map { reference, name in
        JSONTree([("id", reference), ("text", name)], from: name.origin)
      }
      members.append(("audio", JSONTree(entries, from: module.value)))
    }
    metadata.append((module.identifier, JSONTree(members, from: given ?? module.value)))
  }
}

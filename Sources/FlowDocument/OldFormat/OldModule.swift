import Diagnostics
import JSON

/// One module of an old export while it is converted: its parameters are asked for by name, and what nobody asked for
/// is told.
struct OldModule {
  typealias Members = [(name: String, value: JSONTree)]

  /// A condition that a branch of its own stands for.
  struct Choice {
    let operatorName: String
    let operand: JSONTree
    let branch: JSONValue
  }

  /// One entry of `parameters`.
  private struct Parameter {
    let name: String
    let value: JSONValue
    let entry: JSONValue
    /// The namespace of a reference; "" for a literal value.
    let namespace: String
    var isRead = false

    /// The text with its namespace resolved.
    var text: String {
      let text = value.scalarText ?? ""
      return namespace.isEmpty ? text : OldReference.path(namespace: namespace, key: text)
    }
  }

  let identifier: String
  let type: String
  let target: String?
  /// The whole module.
  let value: JSONValue
  let typeValue: JSONValue
  /// The branches with their names, in the order of the file.
  let branches: [(name: String, value: JSONValue)]
  private var parameters: [Parameter] = []
  /// The entries of `parameters` without a `value`: what they say has a key of its own.
  private var unvalued: [(name: String, entry: JSONValue)] = []
  private let names: [String: String]
  /// Readable names of resources, by the path of the parameter.
  private(set) var resourceNames: [(path: [String], name: JSONTree)] = []
  /// The readable names of the recordings of a list, with what they name.
  private(set) var recordingNames: [(reference: JSONTree, name: JSONTree)] = []
  /// What of the module no action has, in words.
  private(set) var leftOut: [String] = []
  /// What is wrong with it.
  private(set) var problems: [Diagnostic] = []

  init(
    _ value: JSONValue, identifier: String, type: String, typeValue: JSONValue, parameters: [JSONValue],
    branches: [JSONValue], names: [String: String] = [:]
  ) {
    func known(_ name: String) -> String { names[name] ?? name }
    self.names = names
    self.value = value
    self.identifier = identifier
    self.type = type
    self.typeValue = typeValue
    target = value["target"]?.string.flatMap { $0.isEmpty ? nil : known($0) }
    var problems: [Diagnostic] = []
    self.branches = branches.compactMap { branch in
      if let name = branch["condition"]?.string { return (known(name), branch) }
      problems.append(
        branch.finding("a branch of \"\(identifier)\" has no \"condition\"", rule: "flow-form"))
      return nil
    }
    for entry in parameters {
      guard let name = entry["name"]?.string else {
        problems.append(
          entry.finding("a parameter of \"\(identifier)\" has no \"name\"", rule: "flow-form"))
        continue
      }
      guard let value = entry["value"], value.kind != .null else {
        unvalued.append((known(name), entry))
        continue
      }
      if value.scalarText == nil {
        problems.append(
          value.finding(
            "the parameter \"\(name)\" of \"\(identifier)\" must be a text, found \(value.kind.words)",
            rule: "flow-form"))
      }
      self.parameters.append(
        Parameter(
          name: known(name), value: value, entry: entry,
          namespace: known(entry["namespace"]?.string ?? "")))
    }
    self.problems = problems
  }

  /// What it is called in findings: by its type, because the old editor's identifiers say nothing.
  var words: String { "\"\(identifier)\" (\(type)\(target.map { ", " + $0 } ?? ""))" }

  mutating func report(_ problem: Diagnostic) { problems.append(problem) }

  /// Reports something that the action does not have any more, so that it does not do what the module did.
  mutating func leaveOut(_ what: String, _ problem: Diagnostic) {
    leftOut.append(what)
    report(problem)
  }

  func branch(_ name: String) -> JSONValue? { branches.first { $0.name == name }?.value }

  // MARK: Parameters

  /// True when the parameter is there, even if it says nothing.
  func has(_ name: String) -> Bool { parameters.contains { $0.name == name } }

  /// What the parameter says, without taking note that it was read.
  func literal(_ name: String) -> String? { parameters.first { $0.name == name }?.text }

  /// The parameter as text, a reference as a path; nil when it is absent.
  mutating func text(_ name: String) -> JSONTree? {
    guard let index = read(name) else { return nil }
    return JSONTree(parameters[index].text, from: parameters[index].value)
  }

  /// As `text`, where the value says something.
  mutating func filledText(_ name: String) -> JSONTree? {
    guard let index = read(name), !parameters[index].text.isEmpty else { return nil }
    return JSONTree(parameters[index].text, from: parameters[index].value)
  }

  /// The parameter as the file writes it, with its place; for choices and flags.
  mutating func word(_ name: String) -> (text: String, value: JSONValue)? {
    guard let index = read(name) else { return nil }
    return (parameters[index].text, parameters[index].value)
  }

  /// "true" in any case or true; false when absent or anything else.
  mutating func flag(_ name: String) -> Bool { word(name)?.text.lowercased() == "true" }

  /// The parameter under another name; nothing when it is absent.
  mutating func member(_ newName: String, from name: String) -> Members {
    text(name).map { [(newName, $0)] } ?? []
  }

  /// A resource under its new name, with the readable name that stands beside it.
  mutating func resource(_ newName: String, from name: String, under path: [String] = []) -> Members {
    guard let index = read(name) else { return [] }
    let parameter = parameters[index]
    if let title = parameter.entry["resourceName"], let text = title.string, !text.isEmpty {
      resourceNames.append((path + [newName], JSONTree(text, from: title)))
    }
    return [(newName, JSONTree(parameter.text, from: parameter.value))]
  }

  /// Keeps the readable name of a recording in a list.
  mutating func nameRecording(_ reference: JSONTree, _ title: JSONValue?) {
    guard let title, let name = title.string, !name.isEmpty else { return }
    recordingNames.append((reference, JSONTree(name, from: title)))
  }

  /// Every parameter of this name with its `key`, as a map.
  mutating func map(_ name: String) -> Members {
    var members: Members = []
    for index in parameters.indices where parameters[index].name == name {
      parameters[index].isRead = true
      let parameter = parameters[index]
      guard let key = parameter.entry["key"]?.scalarText else {
        report(
          parameter.entry.finding("a \"\(name)\" of \"\(identifier)\" has no \"key\"", rule: "flow-form"))
        continue
      }
      members.append((key, JSONTree(parameter.text, from: parameter.value)))
    }
    return members
  }

  /// Every parameter with one of the names, in the order of the file, with its `key`.
  mutating func list(_ names: [String]) -> [(name: String, key: String?, value: JSONTree, title: JSONValue?)]
  {
    var found: [(name: String, key: String?, value: JSONTree, title: JSONValue?)] = []
    for index in parameters.indices where names.contains(parameters[index].name) {
      parameters[index].isRead = true
      let parameter = parameters[index]
      found.append(
        (
          parameter.name, parameter.entry["key"]?.string,
          JSONTree(parameter.text, from: parameter.value), parameter.entry["resourceName"]
        ))
    }
    return found
  }

  /// What the entries of this name say under keys of their own, references as paths.
  mutating func entries(_ name: String) -> [(key: JSONMember, value: JSONTree)] {
    let found = unvalued.filter { $0.name == name }
    unvalued.removeAll { $0.name == name }
    return found.flatMap { _, entry in
      let given = entry["namespace"]?.string ?? ""
      let namespace = names[given] ?? given
      return Self.ownMembers(of: entry).map { member in
        guard let text = member.value.scalarText else { return (member, JSONTree(copying: member.value)) }
        let whole = namespace.isEmpty ? text : OldReference.path(namespace: namespace, key: text)
        return (member, JSONTree(whole, from: member.value))
      }
    }
  }

  /// What an entry says beside its name.
  private static func ownMembers(of entry: JSONValue) -> [JSONMember] {
    entry.members.filter { !["name", "namespace", "value", "key", "resourceName"].contains($0.name) }
  }

  /// Every parameter under its own name; for modules of a type that is not known.
  mutating func everything() -> Members {
    var kept: Members = []
    for index in parameters.indices where !kept.contains(where: { $0.name == parameters[index].name }) {
      parameters[index].isRead = true
      kept.append((parameters[index].name, JSONTree(parameters[index].text, from: parameters[index].value)))
    }
    return kept
  }

  /// Notes parameters that mean nothing in the flow language.
  mutating func ignore(_ names: String...) {
    for index in parameters.indices where names.contains(parameters[index].name) {
      parameters[index].isRead = true
    }
  }

  private mutating func read(_ name: String) -> Int? {
    guard let index = parameters.firstIndex(where: { $0.name == name }) else { return nil }
    parameters[index].isRead = true
    return index
  }

  /// Tells what nobody asked for.
  mutating func reportUnread() {
    for parameter in parameters where !parameter.isRead {
      let isKnown = parameters.contains { $0.name == parameter.name && $0.isRead }
      leaveOut(
        "the parameter \"\(parameter.name)\" is left out",
        parameter.entry.finding(
          .warning, "the parameter \"\(parameter.name)\" of \(words) is left out", rule: "flow-form",
          why: isKnown
            ? "it stands twice; the first one counts" : "what it means in the flow language is not known"))
    }
    for (name, entry) in unvalued {
      for member in Self.ownMembers(of: entry) where member.value.kind != .null {
        leaveOut(
          "\"\(member.name)\" of the parameter \"\(name)\" is left out",
          member.key.finding(
            .warning, "\"\(member.name)\" of the parameter \"\(name)\" of \(words) is left out",
            rule: "flow-form", why: "what it means in the flow language is not known"))
      }
    }
  }

  // MARK: Conditions

  /// The branches with a comparison as conditions.
  mutating func comparisons(_ name: String = "Evaluate") -> [Choice] {
    branches.filter { $0.name == name }.map { _, branch in
      let type = branch["conditionType"]
      let value = branch["conditionValue"]
      if value?.scalarText == nil {
        report(
          branch.finding(
            .warning, "a branch of \(words) has no \"conditionValue\"", rule: "flow-form",
            why: "it is compared with the empty text"))
      }
      return Choice(
        operatorName: Self.operators[names[type?.string ?? ""] ?? type?.string ?? "Equals"] ?? type?.string
          ?? "",
        operand: JSONTree(value?.scalarText ?? "", from: value ?? branch), branch: branch)
    }
  }

  /// Condition types of the old editor as operators.
  private static let operators = [
    "Equals": "Equals", "GreaterThan": "NumberGreaterThan", "GreaterThanOrEqualTo": "NumberGreaterOrEqualTo",
    "LessThan": "NumberLessThan", "LessThanOrEqualTo": "NumberLessOrEqualTo", "Contains": "TextContains",
    "StartsWith": "TextStartsWith", "EndsWith": "TextEndsWith",
  ]
}

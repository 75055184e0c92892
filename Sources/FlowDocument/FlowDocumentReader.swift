import Diagnostics
import JSON

extension FlowDocument {
  /// Reads a flow file in the flow language, version 2019-10-30, or in the old export format, which is converted to it.
  ///
  /// - Throws: what makes the file no flow at all: not JSON, no `Actions` or `modules`, no start. Everything less is in
  ///   `problems`.
  ///
  /// - Parameter assumesStart: true where a flow that does not say where it begins is read all the same, with that among
  ///   its problems, as if it began at the action that leads to most others.
  public init(
    parsing bytes: [UInt8], named source: String, oldNames: [String: String] = [:],
    assumesStart: Bool = false
  ) throws(Diagnostic) {
    let document: JSONDocument
    do throws(Diagnostic) { document = try JSONDocument(parsing: bytes, named: source) } catch {
      throw FlowTemplate(text: String(decoding: bytes, as: UTF8.self))?.finding(in: source, at: error.place)
        ?? error
    }
    try self.init(reading: document, oldNames: oldNames, assumesStart: assumesStart)
  }

  /// Reads a flow from a JSON text that was parsed already.
  ///
  /// - Parameters:
  ///   - oldNames: names in an old export, each with the known one that it stands for.
  ///   - assumesStart: as above.
  public init(
    reading text: JSONDocument, oldNames: [String: String] = [:], assumesStart: Bool = false
  ) throws(Diagnostic) {
    var reader = FlowDocumentReader(text: text, oldNames: oldNames, assumesStart: assumesStart)
    self = try reader.read()
  }
}

private struct FlowDocumentReader {
  static let rule = "flow-form"

  /// The text; of an old export what it is in the flow language.
  var text: JSONDocument
  let oldNames: [String: String]
  let assumesStart: Bool
  var problems: [Diagnostic] = []
  /// True for an old export, whose keys are those of its converted form.
  var isOld = false
  /// Of an old export, by the identifiers of actions, what of their modules they do not have.
  var leftOut: [String: [String]] = [:]
  /// The number of each action, by its identifier.
  var numbers = NameTable()
  /// The identifiers by their numbers.
  var identifiers: [String] = []
  var words = RepeatedTexts()

  /// What every action must have.
  private struct Head {
    let element: JSONValue
    let identifier: String
    let identifierValue: JSONValue
    let type: String
    let typeValue: JSONValue
    /// True where an action before it has its identifier.
    var isTwin = false
  }

  mutating func read() throws(Diagnostic) -> FlowDocument {
    guard text.root.kind == .object else {
      if let template = FlowTemplate(text.root) {
        throw template.finding(in: text.source, at: text.root.place)
      }
      throw text.root.finding(
        "expected a flow, an object with \"Actions\", found \(text.root.kind.words)", rule: "not-a-flow",
        fix: Self.wrappingAdvice(text.root))
    }
    let answer = try FlowAnswer(text.root)
    if let answer { text = answer.content }
    isOld = OldFlowConverter.isOld(text.root)
    if isOld {
      var converter = OldFlowConverter(text, names: oldNames)
      text = try converter.convert()
      problems += converter.problems
      leftOut = converter.leftOut
    }
    let root = text.root
    guard let list = root["Actions"] else {
      if answer == nil, let template = FlowTemplate(root) {
        throw template.finding(in: text.source, at: root.place)
      }
      throw root.finding(
        "this JSON is not a flow: it has no \"Actions\"", rule: "not-a-flow",
        why: root.members.isEmpty
          ? nil : "its keys are " + root.members.prefix(6).map { "\"\($0.name)\"" }.joined(separator: ", "))
    }
    // A page of the agent's workspace has the words of its buttons there, and its looks under "Template".
    if root["StartAction"] == nil, root["Template"] != nil || !list.elements.isEmpty,
      list.kind == .array, list.elements.allSatisfy({ $0.kind == .string })
    {
      throw root.finding(
        "this JSON is not a flow: its \"Actions\" are words", rule: "not-a-flow",
        why: "so they are in the content of a page, which flows show")
    }
    guard list.kind == .array else {
      throw list.finding("\"Actions\" must be a list, found \(list.kind.words)", rule: Self.rule)
    }
    checkVersion(root)
    if !isOld { checkKeys(of: root, Self.flowKeys, "a flow") }
    for key in root.duplicateKeys {
      problems.append(
        key.finding(
          .warning, "the key \(key.wording.debugDescription) stands twice in this flow", rule: Self.rule,
          why: "the first one counts here", fix: "remove one of them"))
    }
    let metadata = root["Metadata"]
    let actionMetadata = metadata?["ActionMetadata"]
    let metadataMembers = actionMetadata?.members ?? []
    var metadataOfAction: [String: JSONValue] = Dictionary(minimumCapacity: metadataMembers.count)
    for member in metadataMembers { metadataOfAction[member.name] = member.value }
    let elements = list.elements
    identifiers.reserveCapacity(elements.count)
    // The numbers of all actions come first, as branches lead forward and back.
    var heads: [Head] = []
    heads.reserveCapacity(elements.count)
    // Where the identifier of each stands.
    var firsts: [JSONValue] = []
    firsts.reserveCapacity(elements.count)
    for element in elements {
      guard var head = head(element) else { continue }
      let number = head.identifierValue.withText { name in
        numbers.insert(name) ? nil : numbers.number(of: name)
      }
      head.isTwin = number != nil
      heads.append(head)
      guard let number else {
        identifiers.append(head.identifier)
        firsts.append(head.identifierValue)
        continue
      }
      let line = firsts[number].place.position.line
      problems.append(
        head.identifierValue.finding(
          "the identifier \"\(head.identifier)\" stands twice in this flow", rule: "duplicate-identifier",
          why: "the action at line \(line) has it too, and transitions reach that one",
          fix: "give this action another identifier"))
    }
    let namedStart: FlowTarget?
    do throws(Diagnostic) { namedStart = try startAction(root) } catch {
      guard assumesStart, !identifiers.isEmpty else { throw error }
      problems.append(error)
      namedStart = nil
    }
    var actions: [DocumentAction] = []
    actions.reserveCapacity(numbers.count)
    for number in heads.indices {
      let action = action(heads[number], metadataOfAction)
      if !heads[number].isTwin { actions.append(action) }
    }
    checkTargets(of: actions)
    let start =
      namedStart
      ?? FlowTarget(value: root["StartAction"] ?? root, number: Self.likelyStart(of: actions))
    let fileName = Self.plainName(ofFile: text.source)
    let nameValue = answer?.name ?? metadata?["name"].flatMap { $0.string?.isEmpty == false ? $0 : nil }
    // Only the content of a module has settings beside its actions.
    let type =
      (metadata?["type"]?.string ?? root["Type"]?.string).flatMap(FlowType.init(metadata:))
      ?? (root["Settings"]?["Transitions"]?.kind == .array ? .module : nil)
    return FlowDocument(
      text: text, isOldFormat: isOld, name: nameValue.flatMap(Self.name) ?? fileName, nameValue: nameValue,
      arnValue: answer?.arn, fileName: fileName, type: answer?.type ?? type,
      settings: answer?.settings, startAction: start, actions: actions,
      problems: problems.sorted { ($0.place?.position ?? .start) < ($1.place?.position ?? .start) })
  }

  /// The name of a file without its endings: those of templates, `.json.tpl`, are two.
  private static func plainName(ofFile path: String) -> String {
    var name = path.split(separator: "/").last ?? path[...]
    for endings in [[".tpl", ".tmpl", ".tftpl", ".j2", ".contactflow"], [".json"]] {
      guard let ending = endings.first(where: { name.lowercased().hasSuffix($0) }), name.count > ending.count
      else { continue }
      name = name.dropLast(ending.count)
    }
    return String(name)
  }

  /// The name that a value gives; of one that a tool fills in what the tool calls it.
  private static func name(_ value: JSONValue) -> String? {
    guard let name = value.string else { return nil }
    return name.isPlaceholder ? name.placeholderName : name
  }

  /// For a flow in a list, or written down as a string.
  private static func wrappingAdvice(_ root: JSONValue) -> String? {
    if root.elements.contains(where: { $0["Actions"] != nil || OldFlowConverter.list(of: $0) != nil }) {
      return
        "a file has one flow: write each that is in the list into a file of its own, without the brackets"
    }
    guard let words = root.string, words.contains("\"Actions\"") || words.contains("\"modules\"") else {
      return nil
    }
    return "the flow is what the string says: write that into the file, without the quotes around it and the "
      + "backslashes in it"
  }

  /// The keys that the flow language has, by what they stand in.
  private static let flowKeys = keys("Version", "StartAction", "Actions", "Metadata", "Settings", "Type")
  private static let actionKeys = keys("Identifier", "Type", "Parameters", "Transitions")
  private static let transitionKeys = keys("NextAction", "Conditions", "Errors")
  private static let branchKeys = keys("NextAction", "Condition")
  private static let conditionKeys = keys("Operator", "Operands")
  private static let errorKeys = keys("NextAction", "ErrorType")

  private static func keys(_ names: String...) -> [[UInt8]] { names.map { Array($0.utf8) } }

  /// Notes the keys of an object that the flow language does not have there.
  private mutating func checkKeys(
    of value: JSONValue, _ known: [[UInt8]], _ words: @autoclosure () -> String
  ) {
    for key in value.keys(otherThan: known) {
      let name = key.string ?? ""
      let near = nearest(to: name, among: known.map { String(decoding: $0, as: UTF8.self) })
      problems.append(
        key.finding(
          near == nil ? .note : .warning, "\(words()) has no key \(name.debugDescription)",
          rule: "flow-key",
          fix: near.map { "did you mean \"\($0)\"?" }))
    }
  }

  private mutating func checkVersion(_ root: JSONValue) {
    guard let version = root["Version"] else {
      problems.append(
        root.finding(
          .warning, "the flow has no \"Version\"", rule: Self.rule, fix: "add \"Version\": \"2019-10-30\""))
      return
    }
    guard version.string != "2019-10-30" else { return }
    problems.append(
      version.finding(
        .warning, "the version is \(version.wording), not 2019-10-30", rule: Self.rule,
        why: "no other version of the flow language is known; it is read as 2019-10-30",
        fix: "write \"2019-10-30\""))
  }

  /// The action that leads to the most others, of several the first.
  private static func likelyStart(of actions: [DocumentAction]) -> Int {
    let ways = actions.map { action in
      ([action.nextAction] + action.conditions.map(\.target) + action.errors.map(\.target))
        .compactMap { $0?.number }
    }
    var isLedTo = Array(repeating: false, count: actions.count)
    for (number, targets) in ways.enumerated() {
      for target in targets where target != number { isLedTo[target] = true }
    }
    let roots = actions.indices.filter { !isLedTo[$0] }
    // Where all are in a circle, any of them may be it.
    guard roots.count > 1 else { return roots.first ?? 0 }
    return roots.map { ($0, Self.reach(of: $0, ways)) }.reduce((roots[0], 0)) { $1.1 > $0.1 ? $1 : $0 }.0
  }

  private static func reach(of start: Int, _ ways: [[Int]]) -> Int {
    var seen: Set<Int> = [start]
    var open = [start]
    while let number = open.popLast() {
      for target in ways[number] where seen.insert(target).inserted { open.append(target) }
    }
    return seen.count
  }

  private mutating func startAction(_ root: JSONValue) throws(Diagnostic) -> FlowTarget {
    guard let value = root["StartAction"] else {
      throw root.finding(
        "the flow has no \"StartAction\"", rule: "no-start",
        fix: "name the identifier of the first action under \"StartAction\"")
    }
    guard let identifier = value.scalarText, !identifier.isEmpty else {
      let held = value.kind == .array ? value.elements.first : value["Identifier"]
      let number = held.flatMap { $0.withText { numbers.number(of: $0) } }
      let finding = value.finding(
        "\"StartAction\" must name an action, found \(value.kind == .string ? "\"\"" : value.kind.words)",
        rule: "no-start",
        fix: (number.map { identifiers[$0] } ?? identifiers.first)
          .map { "write the identifier of the first action as a text, such as \"StartAction\": \"\($0)\"" })
      guard let held, let number else { throw finding }
      problems.append(finding)
      return FlowTarget(value: held, number: number)
    }
    guard let number = value.withText({ numbers.number(of: $0) }) else {
      if identifiers.isEmpty {
        throw value.finding(
          "the flow starts at \"\(identifier)\", but has no action", rule: "no-start",
          fix: "export it again, or give it the action")
      }
      if let twin = root.duplicateKeys.first(where: { $0.string == "StartAction" }) {
        throw value.finding(
          "the flow starts at \"\(identifier)\", which is not an action in this flow", rule: "no-start",
          why:
            "\"StartAction\" stands twice, again at \(twin.place.position.line):\(twin.place.position.column), and the first one counts here",
          fix: "remove the one that is not meant")
      }
      throw value.finding(
        "the flow starts at \"\(identifier)\", which is not an action in this flow", rule: "no-start",
        fix: suggestion(for: identifier, among: identifiers.sorted())
          ?? "name the identifier of the first action")
    }
    return FlowTarget(value: value, number: number)
  }

  private func suggestion(for identifier: String, among names: [String]) -> String? {
    nearest(to: identifier, among: names).map { "did you mean \"\($0)\"?" }
  }

  private mutating func head(_ element: JSONValue) -> Head? {
    guard element.kind == .object else {
      problems.append(element.finding("expected an action, found \(element.kind.words)", rule: Self.rule))
      return nil
    }
    guard let identifierValue = element["Identifier"], let identifier = identifierValue.scalarText,
      !identifier.isEmpty
    else {
      problems.append(
        element.finding(
          "this action has no \"Identifier\"", rule: Self.rule, fix: "give it an \"Identifier\" of its own"))
      return nil
    }
    let typeValue = element["Type"] ?? element
    let type = words.text(of: typeValue) ?? ""
    if type.isEmpty {
      problems.append(
        typeValue.finding(
          "the action \"\(identifier)\" has no \"Type\"", rule: Self.rule,
          why: "nobody knows what it does: a call that comes here ends with an error",
          fix: "give it the \"Type\" of what it does, such as \"MessageParticipant\""))
    }
    return Head(
      element: element, identifier: identifier, identifierValue: identifierValue, type: type,
      typeValue: typeValue)
  }

  private mutating func action(_ head: Head, _ metadata: [String: JSONValue]) -> DocumentAction {
    let element = head.element
    let identifier = head.identifier
    for key in element.duplicateKeys {
      problems.append(
        key.finding(
          .warning, "the key \(key.wording.debugDescription) stands twice in this action", rule: Self.rule,
          why: "the first one counts here", fix: "remove one of them"))
    }
    let transitions = objectOrNothing(element, "Transitions")
    if !isOld {
      checkKeys(of: element, Self.actionKeys, "the action \"\(identifier)\"")
      if let transitions {
        checkKeys(of: transitions, Self.transitionKeys, "\"Transitions\" of \"\(identifier)\"")
      }
    }
    return DocumentAction(
      identifier: identifier, type: head.type, value: element, identifierValue: head.identifierValue,
      typeValue: head.typeValue,
      parameters: objectOrNothing(element, "Parameters"),
      nextAction: target(transitions?["NextAction"], of: identifier),
      conditions: list(transitions, "Conditions").map { condition($0, of: identifier) },
      errors: list(transitions, "Errors").map { error($0, of: identifier) },
      metadata: metadata[identifier], isBlockPart: Self.isBlockPart(identifier, metadata),
      leftOut: leftOut[identifier] ?? [])
  }

  private static func isBlockPart(_ identifier: String, _ metadata: [String: JSONValue]) -> Bool {
    guard metadata[identifier]?["isFriendlyName"] != nil, let dash = identifier.lastIndex(of: "-") else {
      return false
    }
    let parts = metadata[String(identifier[..<dash])]?["children"]?.elements ?? []
    return parts.contains { $0.string == identifier }
  }

  private mutating func objectOrNothing(_ element: JSONValue, _ key: String) -> JSONValue? {
    guard let value = element[key], value.kind != .null else { return nil }
    guard value.kind == .object else {
      problems.append(
        value.finding("\"\(key)\" must be an object, found \(value.kind.words)", rule: Self.rule))
      return nil
    }
    return value
  }

  private mutating func list(_ transitions: JSONValue?, _ key: String) -> [JSONValue] {
    guard let value = transitions?[key], value.kind != .null else { return [] }
    guard value.kind == .array else {
      problems.append(value.finding("\"\(key)\" must be a list, found \(value.kind.words)", rule: Self.rule))
      return []
    }
    return value.elements
  }

  private mutating func target(_ value: JSONValue?, of identifier: String) -> FlowTarget? {
    guard let value, value.kind != .null else { return nil }
    guard value.kind != .array, value.kind != .object else {
      problems.append(
        value.finding(
          "\"NextAction\" of \"\(identifier)\" must be a string, found \(value.kind.words)", rule: Self.rule))
      return nil
    }
    return value.withText { name in
      name.isEmpty ? nil : FlowTarget(value: value, number: numbers.number(of: name))
    }
  }

  private mutating func condition(_ value: JSONValue, of identifier: String) -> DocumentCondition {
    let condition = value["Condition"]
    if !isOld {
      checkKeys(of: value, Self.branchKeys, "a condition of \"\(identifier)\"")
      if let condition { checkKeys(of: condition, Self.conditionKeys, "a condition of \"\(identifier)\"") }
    }
    let operatorValue = condition?["Operator"]
    let hasOperator = operatorValue?.kind == .string
    if !hasOperator {
      problems.append(
        (condition ?? value).finding(
          "a condition of \"\(identifier)\" has no \"Operator\"", rule: Self.rule,
          why: "it can never be true", fix: "give it an \"Operator\", such as \"Equals\""))
    }
    let given = condition?["Operands"]
    let operands = given?.kind == .array ? given?.elements ?? [] : given.map { [$0] } ?? []
    // What only asks whether something is there compares with nothing.
    if operands.isEmpty, let condition, hasOperator, operatorValue?.string?.lowercased() != "exists" {
      problems.append(
        condition.finding(
          .warning, "a condition of \"\(identifier)\" has no operand", rule: Self.rule,
          why: "it is compared with the empty text",
          fix: "give it \"Operands\", a list with the one value to compare with"))
    }
    // "And" and "Or" have conditions as operands.
    if operands.count > 1, !operands.allSatisfy({ $0.kind == .object }) {
      problems.append(
        operands[1].finding(
          .warning, "a condition of \"\(identifier)\" has \(operands.count) operands", rule: Self.rule,
          why: "operators take one; only the first counts here", fix: "make a condition of each"))
    }
    return DocumentCondition(
      operatorName: operatorValue.flatMap { words.text(of: $0) } ?? "", operatorValue: operatorValue,
      operands: operands, target: target(value["NextAction"], of: identifier),
      value: value)
  }

  private mutating func error(_ value: JSONValue, of identifier: String) -> DocumentError {
    let type = value["ErrorType"].flatMap { words.text(of: $0) }
    if !isOld { checkKeys(of: value, Self.errorKeys, "an error branch of \"\(identifier)\"") }
    if type == nil {
      problems.append(
        value.finding(
          "an error branch of \"\(identifier)\" has no \"ErrorType\"", rule: Self.rule,
          fix: "give it the \"ErrorType\" that it is for, such as \"NoMatchingError\""))
    }
    return DocumentError(
      type: type ?? "", target: target(value["NextAction"], of: identifier), value: value)
  }

  /// Notes every branch that leads to no action.
  private mutating func checkTargets(of actions: [DocumentAction]) {
    var names: [String]?
    var count = 0
    func check(_ target: FlowTarget?, _ action: DocumentAction) {
      guard let target, target.number == nil else { return }
      let known = names ?? identifiers.sorted()
      names = known
      count += 1
      problems.append(
        target.value.finding(
          "\"\(action.identifier)\" goes to \"\(target.identifier)\", which is not an action in this flow",
          rule: "unknown-target",
          fix: count > Self.suggestionLimit ? nil : suggestion(for: target.identifier, among: known)))
    }
    for action in actions {
      check(action.nextAction, action)
      for condition in action.conditions { check(condition.target, action) }
      for error in action.errors { check(error.target, action) }
    }
  }

  /// A flow with more branches to nowhere was not mistyped.
  private static let suggestionLimit = 200
}

extension SourcePosition {
  fileprivate static let start = SourcePosition(line: 0, column: 0)
}

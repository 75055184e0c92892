import Diagnostics
import FlowDocument
import JSON

/// The text of one action while it is compiled, with the handles of its branches.
public struct ActionSource: Sendable {
  public let action: DocumentAction
  public let flow: FlowIndex
  public let flowType: FlowType?
  /// The number the action gets.
  public let index: ActionIndex
  public let branches: BranchTable
  /// Nil for a type that nobody knows.
  var type: ActionType?
}

/// The places in which a compiling action reads its parameters.
extension ProgramBuilder {
  // MARK: Texts

  /// The prompt under `Text`, `SSML`, `PromptId` or `Media`; nil, with a finding, when there is none.
  public mutating func prompt(_ source: ActionSource) -> PromptSource? {
    guard let parameters = source.action.parameters, let prompt = prompt(in: parameters, source) else {
      // Of parameters that are no object the reader has told.
      if let given = source.action.value["Parameters"], given.kind != .object { return nil }
      report(
        source.action.value.finding(
          "\"\(source.action.identifier)\" has nothing to say", rule: "missing-parameter",
          why: source.action.parameter("Messages") == nil
            ? "a prompt has one of Text, SSML, PromptId and Media"
            : "\"Messages\" is a list for MessageParticipantIteratively, which plays in queues and on hold",
          fix: "add one of them to its \"Parameters\""))
      approximate(
        source.index, "the service refuses this: \"\(source.action.identifier)\" has nothing to say",
        isFailure: true)
      return nil
    }
    return prompt
  }

  /// What a prompt is called of which an export kept neither id nor name.
  static let namelessPrompt = "a prompt without a name"

  /// True for what data of the contact begin: the root may come with them.
  private static func beginsWithReference(_ text: String) -> Bool {
    let start = text.drop { $0.isWhitespace }
    return start.hasPrefix("$") && ReferencePath.isPart(of: text)
  }

  /// SSML in which the names of placeholders stand without the marks around them, where these alone keep it from being
  /// markup (`<<volume>>`); nil for any other.
  private static func fillingPlaceholders(of text: String) -> String? {
    guard text.isPlaceholder, SpeechMarkup(text) == nil else { return nil }
    let filled = ["<<", ">>", "<%=", "<%", "%>"].reduce(text) { $0.replacing($1, with: "") }
    return SpeechMarkup(filled) == nil ? nil : filled
  }

  /// The prompt that an object describes, as an action's parameters or an entry of a list of messages do.
  public mutating func prompt(in object: JSONValue, _ source: ActionSource) -> PromptSource? {
    var given: (form: Prompt.Form, text: String)?
    // Which of several counts is not settled: here the first one with words is spoken, and touchtone check says so.
    for (key, form) in [("SSML", Prompt.Form.ssml), ("Text", .text), ("PromptId", .recording)] {
      guard let text = object[key]?.scalarText, given == nil || !text.isEmpty else { continue }
      given = (form, text)
      if !text.isEmpty { break }
    }
    if let form = given?.form, var text = given?.text {
      if form == .recording {
        let name = source.promptName(for: text)
        if let name { nameResource(text, name) }
        if text.isEmpty { text = name ?? (parts.isLoneFlow ? Self.namelessPrompt : "") }
        need(recording: text, source)
      }
      // What data of the contact bring with them is known only in a call.
      if form == .ssml, !Self.beginsWithReference(text), SpeechMarkup.lacksRoot(text) {
        approximate(
          source.index,
          "whether the service speaks SSML without <speak> is not settled (ssmlWithoutSpeakIsSpoken)",
          isFailure: !rules.ssmlWithoutSpeakIsSpoken)
      }
      let isDocument = rules.speakDocumentInTextIsSSML && Self.isSpeakDocument(text)
      if form == .ssml || isDocument, let filled = Self.fillingPlaceholders(of: text) {
        text = filled
        approximate(source.index, "a placeholder stands in the SSML: here what it names does")
      }
      let body = self.text(text)
      return prompt(form == .text && isDocument ? .ssml : form, body, isText: form == .text)
    }
    if let address = object["Media"]?["Uri"]?.scalarText {
      let body = text(address)
      need(recording: address, source)
      return prompt(.media, body)
    }
    return nil
  }

  private static func isSpeakDocument(_ text: String) -> Bool {
    guard let first = text.utf8.first else { return false }
    // Most texts begin with a letter.
    if first > 0x20, first < 0x80, first != UInt8(ascii: "<") { return false }
    return text.drop(while: \.isWhitespace).hasPrefix("<speak")
  }

  private func prompt(_ form: Prompt.Form, _ body: TextHandle, isText: Bool = false) -> PromptSource {
    var fixed = Value.missing
    if case .literal(let literal) = parts.templates[body.index] {
      let length = parts.literals.byteCount(of: literal.literal)
      if form == .text && length <= PromptLimits.billed || form == .recording && length > 0 {
        fixed = literal
      }
    }
    return PromptSource(form: form, isText: isText, fixed: fixed, body: body)
  }

  /// The wording of a parameter; nil when it is absent.
  public mutating func text(_ source: ActionSource, _ path: String...) -> TextHandle? {
    guard let value = source.action.parameters?[path: path], let wording = value.scalarText else {
      return nil
    }
    if wording.utf8.contains(UInt8(ascii: "$")) {
      let name = path.joined(separator: ".")
      let isSingle = source.type?.description.parameters.contains { $0.path == name && $0.dynamic == .single }
      if isSingle == true { noteMixed(wording, source, name) }
    }
    return text(wording)
  }

  /// Notes a text beside a reference where the service takes a whole one.
  public mutating func noteMixed(_ wording: String, _ source: ActionSource, _ name: String) {
    guard !wording.isPlaceholder, ReferencePath.isPart(of: wording), ReferencePath.whole(wording) == nil
    else { return }
    // Flows that are in use rest on comparisons of this kind.
    let claim =
      name == "ComparisonValue" ? "which no page has the service do" : "which the service does not do"
    approximate(source.index, "\"\(name)\" is put together with a reference, \(claim): it is here")
  }

  // MARK: Numbers, flags, choices

  /// A whole number that is written out, within a range; the default, with a finding, when it is none.
  public mutating func wholeNumber(
    _ source: ActionSource, _ path: String..., in range: ClosedRange<Int>, default standard: Int
  ) -> Int32 {
    guard let value = source.action.parameters?[path: path], value.kind != .null else {
      return Int32(standard)
    }
    func report(_ number: String) {
      self.report(
        value.finding(
          .warning, "\"\(path.joined(separator: "."))\" of \"\(source.action.identifier)\" is \(number)",
          rule: "parameter-range",
          why: "the service allows \(range.lowerBound) to \(range.upperBound)"))
      approximate(
        source.index,
        "the service refuses \(number) as \"\(path.joined(separator: "."))\": it allows \(range.lowerBound) to \(range.upperBound)"
      )
    }
    guard let number = value.scalarText.flatMap(Int.init(trimming:)) else {
      if isReference(value) {
        self.report(
          value.finding(
            "\"\(path.joined(separator: "."))\" of \"\(source.action.identifier)\" cannot be a reference",
            rule: "parameter-static", why: "the service takes the text as it stands, or refuses the flow"))
        return Int32(standard)
      }
      let text = value.scalarText ?? ""
      if text.isWholeNumber {
        report(text)
      } else {
        self.report(
          value.finding(
            "\"\(path.joined(separator: "."))\" of \"\(source.action.identifier)\" must be a whole number",
            rule: "parameter-number", fix: "write a number from \(range.lowerBound) to \(range.upperBound)"))
      }
      return Int32(standard)
    }
    if !range.contains(number) { report("\(number)") }
    return Int32(clamping: max(min(0, range.lowerBound), number))
  }

  /// "True", "true", "TRUE" or true; false when absent or anything else.
  public func flag(_ source: ActionSource, _ path: String...) -> Bool {
    source.action.parameters?[path: path]?.scalarText?.lowercased() == "true"
  }

  /// The entries of a map as names and values, both of which may hold references.
  ///
  /// - Parameter space: where the names are attributes, so that those known now get slots.
  public mutating func assignments(_ source: ActionSource, _ parameter: String, in space: Reference.Space?)
    -> AssignmentRange
  {
    let map = source.action.parameter(parameter)
    let first = Int32(parts.assignments.count)
    for member in map?.members ?? [] {
      let name = member.name
      var value = member.value
      if space == .flowAttributes, let inner = value["Value"] { value = inner }
      let isReferenced =
        name.utf8.contains(UInt8(ascii: "$")) && (name.contains("$.") || name.contains("$["))
      var slot: Int32 = -1
      // A name that is not allowed gets no slot, so that the action fails when it runs.
      let isAllowed = space != .attributes || Turn.isAttributeName(name)
      if let space, !isReferenced, isAllowed { slot = self.slot(for: name, in: space) }
      let isJSON = value.kind != .string
      if value.scalarText == nil, value.kind != .null, space != nil { reportNested(value, name, source) }
      let wording = value.scalarText ?? value.compactText
      parts.assignments.append(
        Assignment(
          name: text(name), slot: slot, value: text(wording), isJSON: isJSON, space: space ?? .attributes))
    }
    return AssignmentRange(first: first, count: Int32(parts.assignments.count) - first)
  }

  /// Reports an attribute that is a list or an object: here it is the JSON text of that.
  private mutating func reportNested(_ value: JSONValue, _ name: String, _ source: ActionSource) {
    report(
      value.finding(
        "\"\(name)\" of \"\(source.action.identifier)\" must be a string, found \(value.kind.words)",
        rule: "parameter-form", why: "an attribute is a text; the service refuses the flow"))
    approximate(
      source.index, "the service refuses \"\(name)\" as it is \(value.kind.words): here it is the JSON text")
  }

  /// The members of an object as values under a path: those of objects in it by their paths, lists as JSON text.
  public mutating func values(
    _ object: JSONValue?, in space: Reference.Space, under path: String
  ) -> AssignmentRange {
    let first = Int32(parts.assignments.count)
    addValues(object, space, path)
    return AssignmentRange(first: first, count: Int32(parts.assignments.count) - first)
  }

  /// Values of several places, each where it is present; a member of an object has its own path.
  public mutating func values(
    _ entries: [(value: JSONValue?, space: Reference.Space, path: String)]
  ) -> AssignmentRange {
    let first = Int32(parts.assignments.count)
    for entry in entries {
      guard let value = entry.value, value.kind != .null else { continue }
      if entry.space == .system, value.scalarText == nil {
        report(
          value.finding(
            "this must be a text, found \(value.kind.words)", rule: "parameter-form",
            why: "the contact keeps what it had"))
      } else if value.kind == .object {
        addValues(value, entry.space, entry.path)
      } else {
        addValue(value, entry.space, entry.path)
      }
    }
    return AssignmentRange(first: first, count: Int32(parts.assignments.count) - first)
  }

  /// A value that is an object: where a path stands in its place, the object that the path leads to.
  public mutating func object(_ value: JSONValue?, in space: Reference.Space, under path: String)
    -> AssignmentRange
  {
    let range = values([(value, space, path)])
    guard value?.kind == .string else { return range }
    for index in range.indices { parts.assignments[index].takesObject = true }
    return range
  }

  /// Paths of a space, with nothing as their values.
  public mutating func paths(_ paths: [String], in space: Reference.Space) -> AssignmentRange {
    let first = Int32(parts.assignments.count)
    for path in paths {
      parts.assignments.append(
        Assignment(
          name: text(path), slot: slot(of: path, space), value: text(""), isJSON: false, space: space))
    }
    return AssignmentRange(first: first, count: Int32(paths.count))
  }

  /// The slot of a path that is written out, else -1.
  private mutating func slot(of path: String, _ space: Reference.Space) -> Int32 {
    if ReferencePath.isPart(of: path) { return -1 }
    return space == .system ? SystemField(path: path)?.rawValue ?? -1 : slot(for: path, in: space)
  }

  private mutating func addValues(_ object: JSONValue?, _ space: Reference.Space, _ path: String) {
    for member in object?.members ?? [] {
      let name = path.isEmpty ? member.name : path + "." + member.name
      if member.value.kind == .object {
        addValues(member.value, space, name)
      } else {
        addValue(member.value, space, name)
      }
    }
  }

  mutating func addValue(_ value: JSONValue, _ space: Reference.Space, _ name: String) {
    let wording = value.scalarText ?? value.wording
    parts.assignments.append(
      Assignment(
        name: text(name), slot: slot(of: name, space), value: text(wording), isJSON: value.scalarText == nil,
        space: space))
  }

  /// One of some words, in any case; the first one, with a finding, where the flow has another.
  public mutating func choice(_ source: ActionSource, _ path: String..., among words: [String]) -> String {
    guard let value = source.action.parameters?[path: path], let word = value.scalarText, !word.isEmpty else {
      return words[0]
    }
    if let known = words.first(where: { $0.lowercased() == word.lowercased() }) { return known }
    report(
      value.finding(
        "\"\(path.joined(separator: "."))\" of \"\(source.action.identifier)\" is \"\(word)\"",
        rule: "parameter-choice", why: "it is " + words.joined(separator: " or "),
        fix: nearest(to: word.uppercased(), among: words).map { "did you mean \"\($0)\"?" }))
    return words[0]
  }

  // MARK: Resources

  /// The flow that a static reference names; nil, when it is a reference to an attribute or not here.
  public mutating func nameFlow(_ source: ActionSource, _ reference: JSONValue?) {
    guard let id = reference?.string,
      let name = source.action.resourceName(["ContactFlowId"])
    else { return }
    nameResource(id, name)
  }
}

extension DocumentAction {
  /// What a Lambda is called that nothing names.
  static let namelessLambda = "a Lambda without a name"

  /// What names the Lambda that the action invokes: its ARN, else, where an export kept none, its name in the metadata; nil
  /// when the flow names none.
  ///
  /// - Parameter isLone: true for a flow on its own, where even a function without a name can be told what to answer.
  public func lambdaReference(isLone: Bool) -> String? {
    guard let given = parameter("LambdaFunctionARN")?.scalarText else { return nil }
    guard given.allSatisfy(\.isWhitespace) else { return given }
    return resourceName(["LambdaFunctionARN"]) ?? (isLone ? Self.namelessLambda : nil)
  }
}

/// Some entries of a program's maps.
public struct AssignmentRange: Sendable, BitwiseCopyable {
  let first: Int32
  let count: Int32

  public var isEmpty: Bool { count == 0 }
  var indices: Range<Int> { Int(first)..<Int(first + count) }
}

extension ActionSource {
  fileprivate func promptName(for id: String) -> String? {
    if let name = action.resourceName(["PromptId"]) { return name }
    let audio = action.metadata?["audio"]?.elements ?? []
    if let name = audio.first(where: { $0["id"]?.string == id })?["text"]?.string { return name }
    return audio.lazy.compactMap { $0["prompt"] }.first { $0["id"]?.string == id }?["text"]?.string
  }
}

import ContactCenter
import Diagnostics
import FlowEngine
import JSON

/// Reads a test case, and goes on behind what is wrong.
struct TestCaseReader: FormReader {
  static let rule = "test-case"
  /// The version that the service takes, and one that an older page has.
  static let versions = ["2019-10-30", "2025-06-21"]

  let source: String
  private(set) var problems: [Diagnostic] = []

  init(source: String) { self.source = source }

  /// Keys that nobody knows may be new ones of the service: they are told, and keep nothing from running. One that is nearly
  /// a known key is a slip: what it says would be passed over, and the test pass without it.
  mutating func report(_ problem: Diagnostic) {
    guard problem.rule == "unknown-key", problem.fix?.hasPrefix("did you mean") != true else {
      return problems.append(problem)
    }
    problems.append(
      Diagnostic(
        .warning, in: problem.source, at: problem.place, problem.message, rule: problem.rule,
        why: problem.why,
        fix: problem.fix))
  }

  mutating func refuse(_ value: JSONValue, _ message: String, why: String? = nil, fix: String? = nil) {
    report(value.finding(message, rule: Self.rule, why: why, fix: fix))
  }

  mutating func warn(_ value: JSONValue, _ message: String, why: String? = nil, fix: String? = nil) {
    report(value.finding(.warning, message, rule: Self.rule, why: why, fix: fix))
  }

  /// Refuses slips in an object that may have other keys than those that are read here.
  ///
  /// - Parameter tellsOthers: true where no other key is known: it is told, too.
  mutating func refuseSlips(
    in object: JSONValue, _ what: String, keys: [String], tellsOthers: Bool = false
  ) {
    let missing = keys.filter { object[$0] == nil }
    for member in object.members where !keys.contains(member.name) {
      let near = nearest(to: member.name, among: missing)
      guard near != nil || tellsOthers else { continue }
      report(
        member.key.finding(
          "\(member.name.quotedForReading) is not a key of \(what)", rule: "unknown-key",
          why: near == nil ? "it is not read" : nil, fix: near.map { "did you mean \($0.quotedForReading)?" })
      )
    }
  }

  // MARK: The whole

  /// What a test case says.
  struct Reading {
    let name: String?
    let entry: TestEntryPoint
    let initialData: TestInitialData
    let observations: [TestObservation]
  }

  mutating func read(_ bytes: [UInt8]) -> Reading? {
    let (document, slips) = JSONDocument.mending(bytes, named: source)
    problems += slips
    guard let root = document?.root else { return nil }
    guard root.kind == .object else {
      refuse(root, "a test case is an object, found \(root.kind.words)")
      return nil
    }
    // As DescribeTestCase gives it, as CreateTestCase takes it, or the content alone.
    let body = root["TestCase"] ?? root
    guard let content = content(of: body) else { return nil }
    reportRepeatedKeys(of: root)
    if root["TestCase"] != nil { reportRepeatedKeys(of: body) }
    if body["Content"] != nil { reportRepeatedKeys(of: content) }
    if body["Content"] != nil {
      refuseSlips(in: body, "a test case", keys: ["Name", "EntryPoint", "InitializationData", "Content"])
    }
    refuseSlips(
      in: content, "the content of a test case", keys: ["Version", "Metadata", "Observations"],
      tellsOthers: body["Content"] != nil)
    checkVersion(content)
    let metadata = content["Metadata"]
    var list = ObservationReader(reader: self)
    let observations = list.read(content)
    self = list.reader
    return Reading(
      name: body["Name"]?.string ?? metadata?["name"]?.string, entry: entryPoint(body, metadata),
      initialData: initialData(body, metadata), observations: observations)
  }

  /// The document with the observations.
  private mutating func content(of body: JSONValue) -> JSONValue? {
    guard let content = body["Content"] else {
      guard body["Observations"] == nil else { return body }
      refuse(body, "this is no test case: it has no \"Observations\"", why: Self.kind(of: body))
      return nil
    }
    guard content.kind == .string else {
      if content.kind == .object { return content }
      refuse(
        content, "\"Content\" must be a test case, as an object or a string, found \(content.kind.words)")
      return nil
    }
    let (document, slips) = JSONDocument.mending(inside: content)
    problems += slips
    guard let root = document?.root else { return nil }
    guard root["Observations"] != nil else {
      refuse(
        content, "the text of \"Content\" is no test case: it has no \"Observations\"",
        why: Self.kind(of: root))
      return nil
    }
    return root
  }

  /// What a JSON file is that is no test case.
  private static func kind(of root: JSONValue) -> String? {
    if root["Actions"] != nil || root["modules"] != nil {
      return "it is a flow: \"touchtone play\" calls it"
    }
    if root["queues"] != nil || root["numbers"] != nil || root["timeZone"] != nil {
      return "it is a center: \"touchtone play\" calls it"
    }
    return root.members.isEmpty
      ? nil : "its keys are " + Self.list(root.members.prefix(6).map(\.name))
  }

  private mutating func checkVersion(_ content: JSONValue) {
    guard let version = content["Version"] else {
      return warn(
        content, "the content has no \"Version\"", why: "the service refuses it without one",
        fix: "add \"Version\": \"2019-10-30\"")
    }
    guard let text = version.string, Self.versions.contains(text) else {
      return refuse(
        version, "the version is \(version.wording), which the service does not take",
        fix: "write \"Version\": \"2019-10-30\"")
    }
  }

  // MARK: How the contact begins

  private mutating func entryPoint(_ body: JSONValue, _ metadata: JSONValue?) -> TestEntryPoint {
    let own = body["EntryPoint"]
    if let own, own.kind == .null {
      refuse(
        own, "\"EntryPoint\" must be an object, found null",
        fix: "take it out, or write {\"Type\": \"VOICE_CALL\", \"VoiceCallEntryPointParameters\": {…}}")
      return TestEntryPoint()
    }
    guard let value = own ?? metadata?["entryPoint"] ?? metadata?["EntryPoint"], value.kind != .null else {
      return TestEntryPoint()
    }
    var entry = TestEntryPoint()
    entry.value = value
    entry.isOfMetadata = own == nil
    guard value.kind == .object else {
      refuse(value, "\"EntryPoint\" must be an object, found \(value.kind.words)")
      return entry
    }
    func small(_ name: String) -> String { name.prefix(1).lowercased() + name.dropFirst() }
    func member(_ object: JSONValue, _ name: String) -> JSONValue? { object[name] ?? object[small(name)] }
    func refuseSlips(in object: JSONValue?, _ keys: [String]) {
      guard let object, object.kind == .object, own != nil else { return }
      let isSmall = keys.contains { object[small($0)] != nil }
      self.refuseSlips(
        in: object, "an entry point", keys: isSmall ? keys.map(small) : keys, tellsOthers: true)
    }
    refuseSlips(in: value, ["Type", "VoiceCallEntryPointParameters", "ChatEntryPointParameters"])
    if let type = member(value, "Type") {
      switch choice(type, among: ["VOICE_CALL", "CHAT"], "an entry point") {
      case "CHAT": entry.channel = .chat
      default: break
      }
    }
    let key = entry.channel == .chat ? "ChatEntryPointParameters" : "VoiceCallEntryPointParameters"
    let other = entry.channel == .chat ? "VoiceCallEntryPointParameters" : "ChatEntryPointParameters"
    if let unread = member(value, other), unread.kind == .object, !unread.members.isEmpty {
      warn(
        unread, "\"\(other)\" is not read",
        why: "the type of the entry point is \(entry.channel == .chat ? "CHAT" : "VOICE_CALL")",
        fix: "take it out, or change the \"Type\"")
    }
    let parameters = member(value, key) ?? (entry.isOfMetadata ? value : nil)
    refuseSlips(in: parameters, ["FlowId", "SourcePhoneNumber", "DestinationPhoneNumber"])
    if let flow = parameters.flatMap({ member($0, "FlowId") }), let reference = text(flow, "\"FlowId\"") {
      entry.flow = TestEntryPoint.Named(reference: reference, value: flow)
    }
    guard entry.channel == .voice else { return entry }
    entry.caller = parameters.flatMap { member($0, "SourcePhoneNumber") }.flatMap { number($0) }
    let dialed = parameters.flatMap { member($0, "DestinationPhoneNumber") }
    entry.dialed = dialed.flatMap { number($0) }
    if let dialed, entry.dialed != nil, entry.flow == nil, entry.caller == nil {
      warn(
        dialed, "the service refuses a dialed number without a caller's",
        fix: "add \"SourcePhoneNumber\", or name a flow")
    }
    entry.dialedValue = dialed
    return entry
  }

  private mutating func number(_ value: JSONValue) -> PhoneNumber? {
    guard value.kind != .null, let text = text(value, "a telephone number") else { return nil }
    do throws(PhoneNumberError) { return try PhoneNumber(text) } catch {
      refuse(
        value, "\(text.quotedForReading) is no telephone number: \(error.words)",
        fix: "write it like +15550100")
      return nil
    }
  }

  private mutating func initialData(_ body: JSONValue, _ metadata: JSONValue?) -> TestInitialData {
    var data = TestInitialData()
    guard let value = body["InitializationData"] ?? metadata?["initializationData"], value.kind != .null
    else { return data }
    data.value = value
    if value.string?.trimmed.isEmpty == true { return data }
    var object = value
    if value.kind == .string {
      let (document, slips) = JSONDocument.mending(inside: value)
      problems += slips
      guard let root = document?.root else { return data }
      object = root
    }
    guard object.kind == .object else {
      refuse(object, "initialization data is an object, found \(object.kind.words)")
      return data
    }
    data.hasSegmentAttributes = object["SegmentAttributes"] != nil
    data.attributes = attributes(object["Attributes"])
    data.segmentAttributes = attributes(object["SegmentAttributes"])
    let known = ["Attributes", "SegmentAttributes"]
    for member in object.members where !known.contains(member.name) {
      warn(
        member.key, "\(member.name.quotedForReading) does not reach the flow",
        why: "the service takes only what stands under \"Attributes\" and \"SegmentAttributes\"",
        fix: "write {\"Attributes\": {…}, \"SegmentAttributes\": {}}")
    }
    return data
  }

  private mutating func attributes(_ value: JSONValue?) -> [NamedValue] {
    guard let value, value.kind != .null else { return [] }
    guard value.kind == .object else {
      refuse(value, "attributes are an object with names and texts, found \(value.kind.words)")
      return []
    }
    return value.members.compactMap { member in
      // Segment attributes may come as the service tells them.
      guard let text = member.value.string ?? member.value["ValueString"]?.string else {
        refuse(
          member.value,
          "the value of \(member.name.quotedForReading) must be a string, found \(member.value.kind.words)",
          fix: member.value.scalarText.map { "write \"\($0)\"" })
        return nil
      }
      return NamedValue(name: member.name, value: text)
    }
  }

  // MARK: Values

  /// One of several words, as it is written; nil when it is none of them.
  mutating func choice(
    _ value: JSONValue, among names: [String], _ what: String, meant: [String: String] = [:]
  )
    -> String?
  {
    guard let text = value.string else {
      refuse(
        value, "\(what) must be a string, found \(value.kind.words)", fix: "write one of " + Self.list(names))
      return nil
    }
    if names.contains(text) { return text }
    if names.contains(text.trimmed) {
      refuse(
        value, "\(text.quotedForReading) has a blank too many",
        why: "names are compared as they stand; the documentation's own sample has one too",
        fix: "write \(text.trimmed.quotedForReading)")
      return text.trimmed
    }
    let near = meant[text] ?? nearest(to: text, among: names)
    refuse(
      value, "\(text.quotedForReading) is not \(what)",
      why: near == nil ? "there is " + Self.list(names) : nil,
      fix: near.map { "write \($0.quotedForReading)" })
    return nil
  }

  /// A member that must be there.
  mutating func required(_ key: String, in object: JSONValue, _ what: String, fix: String? = nil)
    -> JSONValue?
  {
    guard let value = object[key] else {
      refuse(object, "\(what) has no \"\(key)\"", fix: fix ?? "add \"\(key)\"")
      return nil
    }
    return value
  }

  /// A text that must be there and is not empty.
  mutating func requiredText(_ key: String, in object: JSONValue, _ what: String, fix: String? = nil)
    -> String?
  {
    required(key, in: object, what, fix: fix).flatMap { text($0, "\"\(key)\"") }
  }
}

extension [Diagnostic] {
  /// In the order of the text that they are about.
  var inOrderOfText: [Diagnostic] {
    let beginning = SourcePosition(line: 1, column: 1)
    return enumerated().sorted { left, right in
      let (first, second) = (
        left.element.place?.position ?? beginning, right.element.place?.position ?? beginning
      )
      return first == second ? left.offset < right.offset : first < second
    }.map(\.element)
  }
}

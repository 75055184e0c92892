import ContactCenter
import Diagnostics
import FlowEngine
import JSON

/// What a Lambda gave back, as `$.External` holds it.
///
/// A copy is one reference.
public struct LambdaAnswer: Sendable, Hashable {
  private let contents: Contents

  private final class Contents: Sendable {
    let values: [NamedValue]
    /// Lists and objects with their JSON texts.
    let structures: [NamedValue]
    let isFlatStrings: Bool
    let isFlatScalars: Bool
    let byteCount: Int
    let text: String
    /// The values as the contacts of one program take them; nil when they were not prepared for any.
    let prepared: PreparedValues?
    let program: Program?

    init(
      _ values: [NamedValue], _ structures: [NamedValue] = [], isFlatStrings: Bool, isFlatScalars: Bool,
      text: String
    ) {
      self.values = values
      self.structures = structures
      self.isFlatStrings = isFlatStrings
      self.isFlatScalars = isFlatScalars
      self.text = text
      byteCount = text.utf8.count
      prepared = nil
      program = nil
    }

    init(_ other: Contents, for program: Program) {
      values = other.values
      structures = other.structures
      isFlatStrings = other.isFlatStrings
      isFlatScalars = other.isFlatScalars
      text = other.text
      byteCount = other.byteCount
      prepared = PreparedValues(values, in: .external, of: program)
      self.program = program
    }
  }

  private init(_ contents: Contents) { self.contents = contents }

  /// The same answer, looked up in a program beforehand: for one that many contacts get.
  func prepared(for program: Program) -> LambdaAnswer { LambdaAnswer(Contents(contents, for: program)) }

  /// Makes `$.External` of a contact this answer.
  @inline(__always) func fill(_ contact: inout Contact, _ program: Program) {
    contact.emptyExternal()
    if contents.program === program, let prepared = contents.prepared {
      contact.set(prepared, program)
    } else {
      for value in values { contact.setExternal(value.name, value.value, program) }
    }
    if contents.structures.isEmpty { return }
    for value in contents.structures { contact.setExternal(structure: value.name, value.value, program) }
  }

  /// Names with dots for nested objects, in the order of the answer; lists stay JSON text.
  public var values: [NamedValue] { contents.values }
  /// True for a flat list of strings, the only form that is allowed unless the flow asks for JSON.
  public var isFlatStrings: Bool { contents.isFlatStrings }
  /// True for a flat list whose values are strings, numbers, true and false.
  public var isFlatScalars: Bool { contents.isFlatScalars }
  /// The size of the answer as JSON text in UTF-8.
  public var byteCount: Int { contents.byteCount }
  /// The answer as JSON text.
  public var text: String { contents.text }

  /// The first member that no flat list of strings has; nil where there is none.
  ///
  /// - Parameter allowingNumbers: true where numbers, true and false count as strings.
  func oddMember(allowingNumbers: Bool) -> (name: String, kind: JSONKind)? {
    let members = (try? JSONDocument(parsing: text, named: "answer"))?.root.members ?? []
    let odd = members.first { allowingNumbers ? $0.value.scalarText == nil : $0.value.kind != .string }
    return odd.map { ($0.name, $0.value.kind) }
  }

  /// The answer as JSON text on one line.
  var line: [UInt8] {
    guard text.utf8.contains(UInt8(ascii: "\n")) || text.utf8.contains(UInt8(ascii: "\r")),
      let document = try? JSONDocument(parsing: text, named: "answer")
    else { return Array(text.utf8) }
    var writer = JSONWriter()
    writer.value(document.root)
    return writer.bytes
  }

  /// The most bytes an answer may have (reference, section 5).
  public static let byteLimit = 32 * 1024

  public static func == (left: Self, right: Self) -> Bool {
    left.contents === right.contents
      || left.text == right.text && left.values == right.values && left.isFlatStrings == right.isFlatStrings
        && left.isFlatScalars == right.isFlatScalars
  }

  public func hash(into hasher: inout Hasher) { hasher.combine(text) }

  /// A flat list of strings.
  public init(_ values: [(name: String, value: String)]) {
    var writer = JSONWriter()
    writer.object { writer in
      for value in values { writer.member(value.name, value.value) }
    }
    contents = Contents(
      values.map { NamedValue(name: $0.name, value: $0.value) }, isFlatStrings: true, isFlatScalars: true,
      text: writer.text)
  }

  /// Reads an answer that is written as a JSON object.
  public init(parsing text: String, named source: String) throws(Diagnostic) {
    let root = try JSONDocument(parsing: text, named: source).root
    guard root.kind == .object else {
      throw root.finding(
        "a Lambda answers with an object, found \(root.kind.words)", rule: "lambda-answer",
        fix: "write names and values in braces, such as {\"status\": \"open\"}")
    }
    var values: [NamedValue] = []
    var structures: [NamedValue] = []
    func add(_ object: JSONValue, _ prefix: String) {
      for member in object.members {
        let name = prefix + member.name
        if [.object, .array].contains(member.value.kind) {
          structures.append(NamedValue(name: name, value: member.value.compactText))
        }
        switch member.value.kind {
        case .object: add(member.value, name + ".")
        case .string: values.append(NamedValue(name: name, value: member.value.string ?? ""))
        case .number, .boolean, .array: values.append(NamedValue(name: name, value: member.value.wording))
        case .null: break
        }
      }
    }
    add(root, "")
    contents = Contents(
      values, structures, isFlatStrings: root.members.allSatisfy { $0.value.kind == .string },
      isFlatScalars: root.members.allSatisfy { $0.value.scalarText != nil }, text: text)
  }
}

import Diagnostics
import FlowEngine
import JSON

/// The customer presses keys, says or types words, or leaves.
struct SendInstruction: TestAction {
  static let type = "SendInstruction"

  enum Instruction: Sendable {
    case keys([DTMFDigit])
    /// Said on a call, typed in a chat.
    case words(String)
    case disconnect
  }

  /// The kinds, and the older spellings of one of them.
  private static let kinds = ["DtmfInput", "Utterance", "Disconnect", "TextUtterance", "TextInput"]

  let instruction: Instruction
  let value: JSONValue

  init?(reading parameters: JSONValue, _ reader: inout TestCaseReader) {
    guard
      let object = reader.object(
        parameters, "the parameters of SendInstruction", keys: ["ActionType", "Actor", "Instruction"]),
      let instruction = reader.required("Instruction", in: object, "this action"),
      let inner = reader.object(instruction, "an instruction", keys: ["Type", "Properties"]),
      let typeValue = reader.required("Type", in: inner, "this instruction")
    else { return nil }
    if let actor = object["Actor"],
      reader.choice(actor, among: ["Customer"], "an actor of instructions") == nil
    {
      return nil
    }
    guard let type = reader.choice(typeValue, among: Self.kinds, "an instruction") else { return nil }
    let read: (instruction: Instruction, value: JSONValue)?
    switch type {
    case "Disconnect": read = (.disconnect, typeValue)
    case "DtmfInput": read = Self.keys(inner, &reader)
    default:
      if type != "Utterance" {
        reader.warn(
          typeValue, "\(type.quotedForReading) is an older spelling", fix: "write \"Utterance\"")
      }
      read = Self.words(inner, &reader)
    }
    guard let read else { return nil }
    self.instruction = read.instruction
    value = read.value
  }

  private static func keys(_ inner: JSONValue, _ reader: inout TestCaseReader) -> (Instruction, JSONValue)? {
    guard let properties = reader.required("Properties", in: inner, "this instruction"),
      let value = reader.required("Value", in: properties, "this input", fix: "write \"Value\": \"1\"")
    else { return nil }
    // A string or a number (reference, section 3.1).
    guard let text = value.kind == .number ? value.wording : value.string, !text.isEmpty else {
      reader.refuse(
        value, "keys are a string, found \(value.kind == .string ? "an empty one" : value.kind.words)")
      return nil
    }
    let digits = text.compactMap { DTMFDigit($0) }
    guard digits.count == text.count else {
      reader.refuse(
        value, "\(text.quotedForReading) cannot be pressed", why: "a telephone has the keys 0-9, * and #")
      return nil
    }
    if value.kind == .number {
      reader.warn(
        value, "the keys are a number", why: "a number loses the zeros that it begins with",
        fix: "write \"Value\": \"\(text)\"")
    }
    return (.keys(digits), value)
  }

  private static func words(_ inner: JSONValue, _ reader: inout TestCaseReader) -> (Instruction, JSONValue)? {
    guard let properties = reader.required("Properties", in: inner, "this instruction"),
      let object = reader.object(
        properties, "the properties of an utterance", keys: ["Value", "Text", "SSML", "LanguageCode"])
    else { return nil }
    for key in ["Value", "Text", "SSML"] {
      guard let value = object[key], value.kind != .null else { continue }
      guard let text = reader.text(value, "\"\(key)\"") else { return nil }
      guard key == "SSML" else { return (.words(text), value) }
      guard let speech = SpeechMarkup(text) else {
        reader.refuse(value, "this is no well-formed SSML", fix: "begin it with <speak> and close every tag")
        return nil
      }
      return (.words(speech.words), value)
    }
    reader.refuse(object, "this utterance has no words", fix: "write \"Value\": \"…\"")
    return nil
  }

  func problems(in center: TestCenter, _ testCase: TestCase) -> [Diagnostic] {
    guard case .keys = instruction, testCase.entry.channel == .chat else { return [] }
    return [
      value.finding(
        "nobody presses keys in a chat", rule: TestCaseReader.rule, why: "the entry point is a chat",
        fix: "write an \"Utterance\"")
    ]
  }

  func run(_ run: inout TestCaseRun) throws(StepFailure) { run.schedule(instruction, at: value) }
}

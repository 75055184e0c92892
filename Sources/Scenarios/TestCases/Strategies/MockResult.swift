import ContactCenter
import Diagnostics
import JSON
import World

/// The action succeeds without calling anything.
struct MockResult: TestStrategy {
  private enum Result {
    case lambda(LambdaAnswer)
    case bot(BotUnderstanding)
    case hours(isOpen: Bool)
  }

  private let result: Result
  let delay: Milliseconds

  init?(reading value: JSONValue, for action: TestFlowAction, _ reader: inout TestCaseReader) {
    guard
      let object = reader.object(
        value, "the result of a mock", keys: ["DelaySeconds", "LoadedData", "Value"])
    else { return nil }
    delay = reader.delay(in: object)
    switch action {
    case .checkHours:
      guard
        let found = reader.required("Value", in: object, "this result", fix: "write \"Value\": \"InHours\""),
        let name = reader.choice(found, among: ["InHours", "OutOfHours"], "what hours can say")
      else { return nil }
      result = .hours(isOpen: name == "InHours")
      reader.warn(
        found, "the service may refuse a mocked answer of hours",
        why: "it is documented, and refused on publishing",
        fix: "substitute hours that are always open or always closed")
    case .invokeLambda:
      guard let (data, text) = Self.data(object, &reader) else { return nil }
      do throws(Diagnostic) { result = .lambda(try LambdaAnswer(parsing: text, named: reader.source)) } catch
      {
        reader.refuse(data, error.message, why: error.why, fix: error.fix)
        return nil
      }
    case .connectBot:
      guard let (data, _) = Self.data(object, &reader), let understanding = Self.understanding(data, &reader)
      else { return nil }
      result = .bot(understanding)
    case .transferToQueue, .dequeue, .connectAgent:
      reader.refuse(
        object, "\(action.rawValue) has no result to mock",
        why: "a queue answers with a place in it, or an error",
        fix: "mock an \"Error\", or substitute the queue")
      return nil
    }
  }

  /// The data that the action loads: JSON in a string.
  private static func data(_ object: JSONValue, _ reader: inout TestCaseReader) -> (JSONValue, String)? {
    guard let value = object["LoadedData"] ?? object["Value"] else {
      reader.refuse(
        object, "this result has no \"LoadedData\"", fix: "write what is answered as JSON in a string")
      return nil
    }
    if value.kind == .object {
      reader.warn(
        value, "the data is an object", why: "the service wants JSON in a string", fix: "write it as a string"
      )
      return (value, JSONText.of(value))
    }
    guard let text = reader.text(value, "\"LoadedData\"") else { return nil }
    let (document, slips) = JSONDocument.mending(inside: value)
    for slip in slips { reader.report(slip) }
    guard slips.isEmpty, let root = document?.root else { return nil }
    guard root.kind == .object else {
      reader.refuse(root, "the data must be an object, found \(root.kind.words)")
      return nil
    }
    return (root, text)
  }

  /// What a bot understood: `{"IntentName": …, "Slots": {…}}`, or as Lex answers, under `sessionState`.
  private static func understanding(_ data: JSONValue, _ reader: inout TestCaseReader) -> BotUnderstanding? {
    let state = data["sessionState"] ?? data
    let intent = state["intent"] ?? state
    let names = ["name", "IntentName", "intentName"]
    guard let name = names.compactMap({ intent[$0]?.string }).first else {
      reader.refuse(
        data, "this data does not say which intent the bot understood", fix: "add \"IntentName\": \"…\"")
      return nil
    }
    func values(_ object: JSONValue?) -> [NamedValue] {
      (object?.members ?? []).compactMap { member in
        let value = member.value["value"]?["interpretedValue"] ?? member.value
        return value.scalarText.map { NamedValue(name: member.name, value: $0) }
      }
    }
    return BotUnderstanding(
      intent: name, slots: values(intent["slots"] ?? intent["Slots"]),
      sessionAttributes: values(state["sessionAttributes"] ?? state["SessionAttributes"]))
  }

  func effect(on resource: TestResource, _ action: TestFlowAction, _ center: TestCenter) -> Override.Effect? {
    switch (resource, result) {
    case (.lambda(let name), .lambda(let answer)): .lambda(name: name, .answers(answer))
    case (.bot(let name), .bot(let understanding)): .bot(name: name, .understands(understanding))
    case (.hours(let hours), .hours(let isOpen)): .hours(hours, .answers(isOpen ? .open : .closed))
    default: nil
    }
  }
}

/// A value as JSON text on one line.
enum JSONText {
  static func of(_ value: JSONValue) -> String {
    var writer = JSONWriter()
    writer.value(value)
    return writer.text
  }
}

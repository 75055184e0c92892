import FlowActions
import FlowDocument
import FlowEngine
import FlowTestSupport
import Testing

/// Spellings that real exports have, each read like the tidy one, in both formats.
@Suite struct LenientFlowTests {
  static let current = """
    {"Version": "2019-10-30", "StartAction": "ask", "Metadata": {"name": "x", "ActionMetadata": {}}, "Actions": [
     {"Identifier": "ask", "Type": "GetParticipantInput", "Parameters": {"Text": "Press 1", "StoreInput": "False",
       "InputTimeLimitSeconds": "5"}, "Transitions": {"NextAction": "bye",
       "Conditions": [{"NextAction": "store", "Condition": {"Operator": "Equals", "Operands": ["1"]}}],
       "Errors": [{"NextAction": "bye", "ErrorType": "NoMatchingError"},
        {"NextAction": "bye", "ErrorType": "NoMatchingCondition"},
        {"NextAction": "bye", "ErrorType": "InputTimeLimitExceeded"}]}},
     {"Identifier": "store", "Type": "GetParticipantInput", "Parameters": {"SSML": "<speak>Type</speak>",
       "StoreInput": "True", "InputTimeLimitSeconds": "5",
       "InputValidation": {"CustomValidation": {"MaximumLength": "4"}},
       "DTMFConfiguration": {"DisableCancelKey": "True"}}, "Transitions": {"NextAction": "queue",
       "Conditions": [], "Errors": [{"NextAction": "bye", "ErrorType": "NoMatchingError"}]}},
     {"Identifier": "queue", "Type": "TransferContactToQueue", "Parameters": {}, "Transitions": {"NextAction": "bye",
       "Errors": [{"NextAction": "bye", "ErrorType": "NoMatchingError"},
        {"NextAction": "bye", "ErrorType": "QueueAtCapacity"}], "Conditions": []}},
     {"Identifier": "bye", "Type": "DisconnectParticipant", "Parameters": {}, "Transitions": {}}]}
    """

  static let old = """
    {"version": "1", "type": "contactFlow", "start": "ask", "metadata": {"name": "x"}, "modules": [
     {"id": "ask", "type": "GetUserInput", "target": "Digits", "parameters": [{"name": "Text", "value": "Press 1", "namespace": null},
       {"name": "TextToSpeechType", "value": "text"}, {"name": "Timeout", "value": "5"}, {"name": "MaxDigits", "value": "1"}],
      "branches": [{"condition": "Evaluate", "conditionType": "Equals", "conditionValue": "1", "transition": "store"},
       {"condition": "Timeout", "transition": "bye"}, {"condition": "NoMatch", "transition": "bye"},
       {"condition": "Error", "transition": "bye"}]},
     {"id": "store", "type": "StoreUserInput", "parameters": [{"name": "Text", "value": "<speak>Type</speak>"},
       {"name": "TextToSpeechType", "value": "ssml"}, {"name": "CustomerInputType", "value": "Custom"},
       {"name": "Timeout", "value": "5"}, {"name": "MaxDigits", "value": "4"}, {"name": "EncryptEntry", "value": "false"},
       {"name": "DisableCancel", "value": "true"}],
      "branches": [{"condition": "Success", "transition": "queue"}, {"condition": "Error", "transition": "bye"}]},
     {"id": "queue", "type": "Transfer", "target": "Queue", "parameters": [],
      "branches": [{"condition": "AtCapacity", "transition": "bye"}, {"condition": "Error", "transition": "bye"}]},
     {"id": "bye", "type": "Disconnect", "parameters": [], "branches": []}]}
    """

  private static func program(_ text: String) throws -> Program {
    var builder = ProgramBuilder(center: .test, catalog: .standard, isLoneFlow: true)
    return builder.link([
      (try FlowDocument(parsing: Array(text.utf8), named: "flow.json"), references: [])
    ])
  }

  private static func stories(_ text: String) throws -> [[String]] {
    let program = try program(text)
    #expect(program.problems.map(\.text) == [])
    return (0..<UInt64(40)).map { seed in
      var caller = RandomCaller(seed: seed)
      let ending = caller.play(Call(program, seed: seed), steps: 60)
      return caller.trace + ["\(ending)"]
    }
  }

  @Test func bothFormatsTellTheSameStories() throws {
    let stories = try Self.stories(Self.current)
    #expect(Set(stories).count > 10)
    #expect(try Self.stories(Self.old) == stories)
  }

  @Test(arguments: [
    ("{\"Version\"", "\u{FEFF}{\"Version\""), ("\n", "\r\n"), (" \"Parameters\": {},", ""),
    (", \"Transitions\": {}", ""), (", \"Conditions\": []", ""), ("\"Conditions\": [], ", ""),
    ("\"False\"", "\"FALSE\""), ("\"False\"", "false"), ("\"True\"", "\"true\""), ("\"True\"", "true"),
    ("\"5\"", "5"), ("\"4\"", "4"), ("[\"1\"]", "[1]"), ("[\"1\"]", "\"1\""),
    ("\"SSML\": \"<speak>", "\"Text\": \"<speak>"),
    ("\"Metadata\": {\"name\": \"x\", \"ActionMetadata\": {}}, ", ""),
  ])
  func theCurrentFormatIsReadHoweverItIsWritten(tidy: String, real: String) throws {
    let text = Self.current.replacing(tidy, with: real)
    #expect(text != Self.current)
    #expect(try Self.stories(text) == Self.stories(Self.current))
  }

  @Test(arguments: [
    ("{\"version\"", "\u{FEFF}{\"version\""), ("\n", "\r\n"), (", \"parameters\": [], \"branches\": []", ""),
    (" \"parameters\": [],", ""), ("\"value\": \"5\"", "\"value\": 5"), ("\"value\": \"4\"", "\"value\": 4"),
    ("\"value\": \"true\"", "\"value\": true"), ("\"value\": \"true\"", "\"value\": \"TRUE\""),
    ("\"value\": \"false\"", "\"value\": false"), ("\"conditionValue\": \"1\"", "\"conditionValue\": 1"),
    (", \"namespace\": null", ", \"namespace\": \"\""), ("\"metadata\": {\"name\": \"x\"}, ", ""),
    (", \"target\": \"Digits\"", ""), (", \"target\": \"Queue\"", ""),
    ("\"version\": \"1\"", "\"version\": 1"),
    ("\"type\": \"contactFlow\", ", ""), ("{\"name\": \"TextToSpeechType\", \"value\": \"text\"}, ", ""),
  ])
  func theOldFormatIsReadHoweverItIsWritten(tidy: String, real: String) throws {
    let text = Self.old.replacing(tidy, with: real)
    #expect(text != Self.old)
    #expect(try Self.stories(text) == Self.stories(Self.old))
  }

  @Test(arguments: ["Ask the caller", "zurück?", "1", "e7f3-uuid"])
  func identifiersMayBeNamesForPeople(name: String) throws {
    for (text, key) in [(Self.current, "Identifier"), (Self.old, "id")] {
      let named = text.replacing("\"ask\"", with: "\"\(name)\"")
      let program = try Self.program(named)
      #expect(program.problems.isEmpty)
      #expect(program.actionSources[0].action.identifier == name, "\(key)")
    }
  }

  @Test(arguments: ["${Text}", "{{text}}", "${a.b} and {{c}}", "{{$.Attributes.x}}", "$", "$.", "{"])
  func placeholdersAreValues(text: String) throws {
    for flow in [Self.current, Self.old] {
      let stories = try Self.stories(flow.replacing("Press 1", with: text))
      #expect(stories.allSatisfy { !$0.isEmpty })
    }
  }
}

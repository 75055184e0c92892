import FlowEngine
import Testing

@testable import FlowAnalysis

@Suite struct BranchLabelTests {
  /// The rows of the first action: "closed → bye".
  private func rows(_ action: String, _ others: [String] = []) throws -> [String] {
    let ends = ["yes", "no", "bye"].map {
      #"{"Identifier": "say-\#($0)", "Type": "MessageParticipant", "Transitions": {}}"#
    }
    let labels = FlowLabels(try SampleFlow.program([action] + others + ends))
    return labels.branches(of: ActionIndex(0)).map { "\($0.deciding) → \($0.target)" }
  }

  private func action(
    _ type: String, _ parameters: String = "{}", next: String? = nil,
    conditions: [(String, String, String)] = [],
    errors: [(String, String)] = [], identifier: String = "a1"
  ) -> String {
    let conditions = conditions.map {
      #"{"NextAction": "\#($0.2)", "Condition": {"Operator": "\#($0.0)", "Operands": ["\#($0.1)"]}}"#
    }
    let errors = errors.map { #"{"ErrorType": "\#($0.0)", "NextAction": "\#($0.1)"}"# }
    let next = next.map { #""NextAction": "\#($0)","# } ?? ""
    return """
      {"Identifier": "\(identifier)", "Type": "\(type)", "Parameters": \(parameters),
       "Transitions": {\(next) "Conditions": [\(conditions.joined(separator: ","))],
                       "Errors": [\(errors.joined(separator: ","))]}}
      """
  }

  /// What tells two branches apart that lead to the same place.
  @Test func whatABranchSetsOnItsWayIsKnown() throws {
    func sets(_ identifier: String, _ value: String) -> String {
      #"{"Identifier": "\#(identifier)", "Type": "UpdateContactAttributes", "Parameters": {"Attributes": {"sure": "\#(value)"}}, "#
        + #""Transitions": {"NextAction": "say-bye"}}"#
    }
    let menu = action(
      "GetParticipantInput", #"{"StoreInput": "False", "InputTimeLimitSeconds": "8"}"#,
      conditions: [("Equals", "1", "a2"), ("Equals", "2", "a3"), ("Equals", "3", "say-bye")])
    let ends = [#"{"Identifier": "say-bye", "Type": "MessageParticipant", "Transitions": {}}"#]
    let labels = FlowLabels(
      try SampleFlow.program([menu, sets("a2", "yes"), sets("a3", "no")] + ends))
    let rows = labels.branches(of: ActionIndex(0))
    #expect(rows.map(\.target) == ["say-bye", "say-bye", "say-bye"])
    #expect(
      rows.map { labels.settings(behind: $0.branches[0]) } == [["set sure = yes"], ["set sure = no"], []])
  }

  @Test func aMenuListsItsKeysThenWhatIsNoKey() throws {
    let menu = action(
      "GetParticipantInput", #"{"StoreInput": "False", "InputTimeLimitSeconds": "8"}"#, next: "say-no",
      conditions: [("Equals", "1", "say-yes"), ("Equals", "*", "a1")],
      errors: [
        ("InputTimeLimitExceeded", "say-bye"), ("NoMatchingCondition", "say-no"),
        ("NoMatchingError", "say-bye"),
      ])
    #expect(
      try rows(menu) == [
        "[1] → say-yes", "[*] → this one", "other key → say-no", "silence 8 s → say-bye", "error → say-bye",
      ])
  }

  @Test func aNextActionThatMirrorsIsLeftOut() throws {
    let compare = action(
      "Compare", next: "say-no", conditions: [("Equals", "a", "say-yes")],
      errors: [("NoMatchingCondition", "say-no")])
    #expect(try rows(compare) == ["a → say-yes", "other → say-no"])
    let lenient = action("Compare", next: "say-no", conditions: [("Equals", "a", "say-yes")])
    #expect(try rows(lenient) == ["a → say-yes", "other → say-no"])
    let hours = action(
      "CheckHoursOfOperation", next: "say-bye",
      conditions: [("Equals", "True", "say-yes"), ("Equals", "False", "say-no")],
      errors: [("NoMatchingError", "say-bye")])
    #expect(try rows(hours) == ["open → say-yes", "closed → say-no", "error → say-bye"])
    let transfer = action(
      "TransferContactToQueue", next: "say-bye",
      errors: [("QueueAtCapacity", "say-no"), ("NoMatchingError", "say-bye")])
    #expect(try rows(transfer) == ["full → say-no", "error → say-bye"])
    let view = action(
      "ShowView", next: "say-bye",
      errors: [("NoMatchingCondition", "say-no"), ("NoMatchingError", "say-bye")])
    #expect(try rows(view) == ["other → say-no", "error → say-bye"])
  }

  @Test func errorsWithOneTargetShareARow() throws {
    let lambda = action(
      "InvokeLambdaFunction", next: "say-yes",
      errors: [("NoMatchingError", "say-no"), ("TimeLimitExceeded", "say-no")])
    #expect(try rows(lambda) == ["answer → say-yes", "2 errors → say-no"])
    let apart = action(
      "InvokeLambdaFunction", next: "say-yes",
      errors: [("NoMatchingError", "say-no"), ("TimeLimitExceeded", "say-bye")])
    #expect(try rows(apart) == ["answer → say-yes", "error → say-no", "time-out → say-bye"])
  }

  @Test func aRowLooksPastWhatOnlySetsThings() throws {
    let first = action("MessageParticipant", #"{"Text": "Hi."}"#, next: "b2")
    let set = action("UpdateContactAttributes", next: "c3", identifier: "b2")
    let voice = action("UpdateContactTextToSpeechVoice", next: "d4", identifier: "c3")
    let queue = action(
      "UpdateContactTargetQueue", #"{"QueueId": "Villas"}"#, next: "say-yes", identifier: "d4")
    #expect(try rows(first, [set, voice, queue]) == ["then → queue Villas"])
    let lambda = action("InvokeLambdaFunction", #"{"LambdaFunctionARN": "bookSlot"}"#, identifier: "d4")
    #expect(try rows(first, [set, voice, lambda]) == ["then → bookSlot ƒ"])
    let end = action("DisconnectParticipant", identifier: "d4")
    #expect(try rows(first, [set, voice, end]) == ["then → hangs up"])
    let round = action("UpdateContactAttributes", next: "b2", identifier: "c3")
    #expect(try rows(first, [set, round]) == ["then → set nothing"])
  }

  @Test func aBranchThatLeadsNowhereSaysSo() throws {
    #expect(try rows(action("MessageParticipant", #"{"Text": "Hi."}"#)) == ["then → not connected"])
    #expect(
      try rows(action("MessageParticipant", #"{"Text": "Hi."}"#, next: "gone")) == ["then → not connected"])
    #expect(try rows(action("DisconnectParticipant")) == [])
  }

  @Test func aKeyThatIsNotSpokenOfIsCalledByItsTarget() throws {
    let menu = action(
      "GetParticipantInput", #"{"StoreInput": "False", "Text": "Pick one."}"#,
      conditions: [
        ("Equals", "1", "b1"), ("Equals", "2", "b2"), ("Equals", "3", "b3"), ("Equals", "4", "a1"),
        ("Equals", "5", "b5"), ("Equals", "12", "b5"),
      ])
    let targets = [
      action("UpdateContactTargetQueue", #"{"QueueId": "Villas"}"#, identifier: "b1"),
      action("TransferToFlow", #"{"ContactFlowId": "billing"}"#, identifier: "b2"),
      action("MessageParticipant", #"{"Text": "Thank you."}"#, identifier: "b3"),
      action("DisconnectParticipant", identifier: "b5"),
    ]
    let labels = FlowLabels(try SampleFlow.program([menu] + targets))
    #expect(
      labels.keyLabels(of: ActionIndex(0)).map { "\($0.digit) \($0.text)" }
        == ["1 Villas", "2 billing", "3 Thank you.", "4 again", "5 hangs up"])
  }

  /// Keys go by the prompt before a menu whose own words name none, past what is only set; by none where two prompts differ.
  @Test(arguments: [
    ("For plots, press 1. For villas, press 2.", "Please choose now.", ["plots", "villas"]),
    ("For plots, press 1. For villas, press 2.", "For gardens, press 1.", ["gardens", "Thank you."]),
    ("Welcome.", "Please choose now.", ["hangs up", "Thank you."]),
  ])
  func aMenuWithoutWordsOfKeysIsAnnouncedBefore(before: String, own: String, keys: [String]) throws {
    func labels(_ other: String?) throws -> [String] {
      let menu = action(
        "GetParticipantInput", #"{"StoreInput": "False", "Text": "\#(own)"}"#,
        conditions: [("Equals", "1", "b1"), ("Equals", "2", "b2")])
      let flow = [
        menu, action("DisconnectParticipant", identifier: "b1"),
        action("MessageParticipant", #"{"Text": "Thank you."}"#, identifier: "b2"),
        action(
          "UpdateContactAttributes", #"{"Attributes": {"a": "b"}}"#, next: "a1", identifier: "set"),
      ]
      let prompts = [before, other].compactMap(\.self).enumerated().map { number, text in
        action("MessageParticipant", #"{"Text": "\#(text)"}"#, next: "set", identifier: "say\(number)")
      }
      return FlowLabels(try SampleFlow.program(flow + prompts)).keyLabels(of: ActionIndex(0)).map(\.text)
    }
    #expect(try labels(nil) == keys)
    #expect(try labels(before) == keys)
    if keys.first == "plots" {
      #expect(try labels("For villas, press 1. For plots, press 2.") == ["hangs up", "Thank you."])
    }
  }

  @Test func wordingWithValuesNamesThem() throws {
    let menu = action(
      "GetParticipantInput",
      #"{"StoreInput": "False", "Text": "For $.External.firstDate, press 1. $.External.more To go back, press star."}"#,
      conditions: [("Equals", "1", "a1"), ("Equals", "*", "a1")])
    let labels = FlowLabels(try SampleFlow.program([menu]))
    #expect(labels.keyLabels(of: ActionIndex(0)).map(\.text) == ["firstDate", "back"])
    let spoken = "For Tuesday 24 November, press 1. To go back, press star."
    #expect(labels.keyLabels(of: ActionIndex(0), spoken: spoken).map(\.text) == ["Tue 24", "back"])
  }

  @Test(arguments: [
    ("Equals", "", "empty"), ("Equals", "gold", "gold"), ("TextStartsWith", "+91", "+91…"),
    ("TextEndsWith", "7", "…7"), ("TextContains", "x", "…x…"), ("NumberGreaterThan", "0", "> 0"),
    ("NumberLessOrEqualTo", "5", "<= 5"), ("Equals", "$.Attributes.tier", "tier"), ("Like", "x", "never: x"),
    ("Equals", "4573a11a-f8f9-4e04-9604-6ba7194aef23", "an id"),
    ("TextContains", "arn:aws", "…arn:aws…"),
    ("Equals", "arn:aws:connect:us-east-1:1:instance/4573a11a-f8f9-4e04-9604-6ba7194aef23", "an id"),
  ])
  func valuesAreWordedByTheirOperator(test: String, operand: String, words: String) throws {
    #expect(try rows(action("Compare", conditions: [(test, operand, "say-yes")])) == ["\(words) → say-yes"])
  }

  @Test func chanceIsInPercent() throws {
    let chance = action(
      "DistributeByPercentage",
      conditions: [("NumberLessThan", "31", "say-yes"), ("NumberLessThan", "51", "say-no")],
      errors: [("NoMatchingCondition", "say-bye")])
    #expect(try rows(chance) == ["30 % → say-yes", "20 % → say-no", "50 % → say-bye"])
  }

  @Test func branchesOfOneShareAreToldApartByTheirDraws() throws {
    let half = action(
      "DistributeByPercentage", conditions: [("NumberLessThan", "51", "say-yes")],
      errors: [("NoMatchingCondition", "say-bye")])
    #expect(try rows(half) == ["50 % (1–50) → say-yes", "50 % (51–100) → say-bye"])
    let thirds = action(
      "DistributeByPercentage",
      conditions: [("NumberLessThan", "31", "say-yes"), ("NumberLessThan", "61", "say-no")],
      errors: [("NoMatchingCondition", "say-bye")])
    #expect(try rows(thirds) == ["30 % (1–30) → say-yes", "30 % (31–60) → say-no", "40 % → say-bye"])
  }

  @Test func otherTypesHaveTheirOwnWords() throws {
    let loop = action(
      "Loop", #"{"LoopCount": "3"}"#,
      conditions: [("Equals", "ContinueLooping", "say-yes"), ("Equals", "DoneLooping", "say-no")])
    #expect(try rows(loop) == ["again → say-yes", "done → say-no"])
    let music = action(
      "MessageParticipantIteratively", #"{"InterruptFrequencySeconds": "30"}"#,
      conditions: [("Equals", "MessagesInterrupted", "say-yes")], errors: [("NoMatchingError", "say-no")])
    #expect(try rows(music) == ["every 30 s → say-yes", "error → say-no"])
    let store = action(
      "GetParticipantInput",
      #"{"StoreInput": "True", "InputValidation": {"PhoneNumberValidation": {"NumberFormat": "E164"}}}"#,
      next: "say-yes",
      errors: [("InvalidPhoneNumber", "say-no"), ("NoMatchingError", "say-bye")])
    #expect(try rows(store) == ["entered → say-yes", "not a number → say-no", "error → say-bye"])
    let bot = action(
      "ConnectParticipantWithLexBot", conditions: [("Equals", "plots", "say-yes")],
      errors: [("NoMatchingCondition", "say-no")])
    #expect(try rows(bot) == ["plots → say-yes", "no intent → say-no"])
    let open = action("ConnectParticipantWithLexBot", errors: [("NoMatchingCondition", "say-no")])
    #expect(try rows(open) == ["any intent → say-no"])
  }
}

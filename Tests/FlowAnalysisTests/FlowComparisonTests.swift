import FlowDocument
import FlowEngine
import Foundation
import Testing

@testable import FlowAnalysis

@Suite struct FlowComparisonTests {
  // MARK: Making versions

  private static func message(_ name: String, _ text: String, to next: String) -> String {
    #"{"Identifier": "\#(name)", "Type": "MessageParticipant", "Parameters": {"Text": "\#(text)"}, "Transitions": {"NextAction": "\#(next)", "Errors": [{"ErrorType": "NoMatchingError", "NextAction": "\#(next)"}]}}"#
  }

  private static func menu(_ keys: [(String, String)], seconds: String = "8") -> String {
    let conditions = keys.map { key, target in
      #"{"NextAction": "\#(target)", "Condition": {"Operator": "Equals", "Operands": ["\#(key)"]}}"#
    }
    return
      #"{"Identifier": "menu", "Type": "GetParticipantInput", "Parameters": {"Text": "Press 1 or 2.", "StoreInput": "False", "InputTimeLimitSeconds": "\#(seconds)"}, "Transitions": {"NextAction": "bye", "Conditions": [\#(conditions.joined(separator: ","))], "Errors": [{"ErrorType": "NoMatchingCondition", "NextAction": "bye"}, {"ErrorType": "InputTimeLimitExceeded", "NextAction": "bye"}, {"ErrorType": "NoMatchingError", "NextAction": "bye"}]}}"#
  }

  private static let bye = #"{"Identifier": "bye", "Type": "DisconnectParticipant", "Transitions": {}}"#

  private static let base = [
    message("hello", "Welcome to us.", to: "menu"), menu([("1", "sales"), ("2", "help")]),
    message("sales", "Here is sales.", to: "bye"), message("help", "Here is help.", to: "bye"), bye,
  ]

  private static func comparison(_ old: [String], _ new: [String]) throws -> FlowComparison {
    let before = try SampleFlow.program(old)
    let after = try SampleFlow.program(new)
    return FlowComparison(
      from: (FlowIndex(0), before, FlowLabels(before)), to: (FlowIndex(0), after, FlowLabels(after)))
  }

  /// "added offer, after menu [2]"
  private static func lines(_ old: [String], _ new: [String]) throws -> [String] {
    try comparison(old, new).changes.map { "\($0.kind) \($0.name): \($0.words)" }
  }

  // MARK: What is told

  @Test func otherWordsAreReworded() throws {
    var new = Self.base
    new[0] = Self.message("hello", "Welcome back.", to: "menu")
    #expect(try Self.lines(Self.base, new) == [#"reworded hello: "Welcome to us." → "Welcome back.""#])
  }

  @Test func aBranchThatLeadsElsewhereIsRewired() throws {
    var new = Self.base
    new[1] = Self.menu([("1", "sales"), ("2", "sales")])
    #expect(try Self.lines(Self.base, new).contains("rewired menu: [2]: help → sales"))
  }

  @Test func aKeyThatIsNewOrGoneIsRewired() throws {
    var new = Self.base
    new[1] = Self.menu([("1", "sales"), ("2", "help"), ("3", "help")])
    #expect(try Self.lines(Self.base, new) == ["rewired menu: [3]: new → help"])
    #expect(try Self.lines(new, Self.base) == ["rewired menu: [3]: help → gone"])
  }

  @Test func aKeyThatStandsTwiceLeadsWhereItStandsFirst() throws {
    var twice = Self.base
    twice[1] = Self.menu([("1", "sales"), ("1", "help"), ("2", "help")])
    #expect(try Self.lines(twice, twice).isEmpty)
    #expect(try Self.lines(Self.base, twice).isEmpty)
    #expect(try Self.lines(twice, Self.base).isEmpty)
    var gone = Self.base
    gone[1] = Self.menu([("2", "help")])
    #expect(try Self.lines(twice, gone).contains("rewired menu: [1]: sales → gone"))
    #expect(try Self.lines(twice, gone).count { $0.hasPrefix("rewired") } == 1)
  }

  private static func compare(_ conditions: [(String, String, String)]) -> [String] {
    let written = conditions.map { operatorName, operand, target in
      #"{"NextAction": "\#(target)", "Condition": {"Operator": "\#(operatorName)", "Operands": ["\#(operand)"]}}"#
    }
    return [
      #"{"Identifier": "how many?", "Type": "Compare", "Parameters": {"ComparisonValue": "$.Attributes.n"}, "Transitions": {"NextAction": "bye", "Conditions": [\#(written.joined(separator: ","))], "Errors": [{"ErrorType": "NoMatchingCondition", "NextAction": "bye"}]}}"#,
      message("sales", "Here is sales.", to: "bye"), message("help", "Here is help.", to: "bye"), bye,
    ]
  }

  /// A value that meets both goes by the one that stands first.
  @Test(arguments: [
    (("NumberGreaterThan", "5", "sales"), ("NumberGreaterThan", "3", "help"), true),
    (("TextStartsWith", "ab", "sales"), ("TextStartsWith", "a", "help"), true),
    (("TextContains", "a", "sales"), ("Equals", "cab", "help"), true),
    (("Equals", "$.Attributes.a", "sales"), ("Equals", "$.Attributes.b", "help"), true),
    (("NumberLessOrEqualTo", "5", "sales"), ("NumberGreaterOrEqualTo", "5", "help"), true),
    (("NumberLessThan", "5", "sales"), ("NumberGreaterOrEqualTo", "5", "help"), false),
    (("Equals", "5", "sales"), ("Equals", "3", "help"), false),
    (("NumberGreaterThan", "5", "help"), ("NumberGreaterThan", "3", "help"), false),
  ])
  func conditionsThatChangePlacesAreToldWhereAValueMayMeetBoth(
    one: (String, String, String), other: (String, String, String), isTold: Bool
  ) throws {
    let lines = try Self.lines(Self.compare([one, other]), Self.compare([other, one]))
    #expect(lines.count == (isTold ? 1 : 0), "\(lines)")
    #expect(lines.allSatisfy { $0.hasPrefix("changed how many?") && $0.contains(" is looked at before ") })
  }

  /// One of two ends is as good as the other; the same words twice in a row are heard twice.
  @Test func aCopyThatIsDoneAfterItsLikeIsTold() throws {
    var new = Self.base
    new[2] = Self.message("sales", "Here is sales.", to: "again")
    new.insert(Self.message("again", "Here is sales.", to: "bye"), at: 3)
    let lines = try (there: Self.lines(Self.base, new), back: Self.lines(new, Self.base))
    #expect(lines.there.contains("rewired sales: then: bye → again"), "\(lines)")
    #expect(lines.back.contains("rewired sales: then: again → bye"), "\(lines)")
  }

  /// SSML that is none is not heard at all.
  @Test func wordsThatBecomeSSMLWithoutItsMarkupAreReworded() throws {
    func version(_ parameter: String) -> [String] {
      [Self.base[0].replacing(#""Text": "Welcome to us.""#, with: parameter)] + Self.base.dropFirst()
    }
    let plain = version(#""Text": "Welcome to us.""#)
    #expect(try Self.lines(plain, version(#""SSML": "<speak>Welcome to us.</speak>""#)).isEmpty)
    #expect(
      try Self.lines(plain, version(#""SSML": "Welcome to us.""#)) == [
        #"reworded hello: "Welcome to us." → "Welcome to us.", which is no SSML"#
      ])
  }

  /// A parameter that says what holds without it, and a branch that an error takes anyhow, change nothing.
  @Test func whatOnlySaysWhatHoldsAnywayIsNoChange() throws {
    func store(_ parameters: String, _ errors: String) -> [String] {
      [
        #"{"Identifier": "ask", "Type": "GetParticipantInput", "Parameters": {"Text": "Your number?", "StoreInput": "True", "InputTimeLimitSeconds": "5", "InputValidation": {"PhoneNumberValidation": {"NumberFormat": "E164"}}\#(parameters)}, "Transitions": {"NextAction": "bye", "Errors": [{"ErrorType": "NoMatchingError", "NextAction": "sorry"}\#(errors)]}}"#,
        Self.message("sorry", "Sorry.", to: "bye"), Self.bye,
      ]
    }
    let plain = store("", "")
    let whole = store(
      #", "DTMFConfiguration": {"DisableCancelKey": "False", "InterdigitTimeLimitSeconds": "5"}"#,
      #", {"ErrorType": "InvalidPhoneNumber", "NextAction": "sorry"}"#)
    #expect(try Self.lines(plain, whole).isEmpty)
    #expect(try Self.lines(whole, plain).isEmpty)
    let other = store(
      #", "DTMFConfiguration": {"DisableCancelKey": "True"}"#,
      #", {"ErrorType": "InvalidPhoneNumber", "NextAction": "bye"}"#)
    #expect(try Self.lines(plain, other).count == 2)
    #expect(try Self.lines(other, whole).count == 2)
  }

  @Test func anotherTypeOfFlowIsAChange() throws {
    func version(_ type: String) throws -> Program {
      let text = """
        {"Version": "2019-10-30", "StartAction": "bye", "Metadata": {"name": "sample"\(type)}, "Actions": [\(Self.bye)]}
        """
      return SampleFlow.program(of: [try FlowDocument(parsing: Array(text.utf8), named: "sample.json")])
    }
    func changes(_ old: String, _ new: String) throws -> [String] {
      let (before, after) = (try version(old), try version(new))
      return FlowComparison(
        from: (FlowIndex(0), before, FlowLabels(before)), to: (FlowIndex(0), after, FlowLabels(after))
      ).changes.map { "\($0.kind) \($0.name): \($0.words)" }
    }
    let inbound = #", "type": "contactFlow""#
    #expect(
      try changes(inbound, #", "type": "customerQueue""#) == [
        "changed type: inbound flow → customer queue flow"
      ])
    #expect(try changes("", inbound).isEmpty)
  }

  @Test func anActionPutInBetweenIsOnlyAdded() throws {
    var new = Self.base
    new[1] = Self.menu([("1", "sales"), ("2", "offer")])
    new.append(Self.message("offer", "Ten per cent off.", to: "help"))
    #expect(try Self.lines(Self.base, new) == ["added offer: after menu [2]"])
    #expect(try Self.lines(new, Self.base) == ["removed offer: it was after menu [2]"])
  }

  /// Designers give each branch an ending of its own, so that lines do not cross.
  @Test func aCopyOfWhatIsThereIsNoChange() throws {
    let ending = #"{"Identifier": "bye 2", "Type": "DisconnectParticipant", "Transitions": {}}"#
    var tidied = Self.base
    tidied[3] = Self.message("help", "Here is help.", to: "bye 2")
    tidied.append(ending)
    #expect(try Self.lines(Self.base, tidied).isEmpty)
    #expect(try Self.lines(tidied, Self.base).isEmpty)
    // A prompt and its ending, twice.
    var copied = tidied
    copied[1] = Self.menu([("1", "sales 2"), ("2", "help")])
    copied.append(Self.message("sales 2", "Here is sales.", to: "bye 2"))
    #expect(try Self.lines(Self.base, copied).isEmpty)
    // What only seems to be a copy goes on elsewhere.
    copied[copied.count - 1] = Self.message("sales 2", "Here is sales.", to: "menu")
    #expect(try Self.lines(Self.base, copied).count > 0)
  }

  @Test func twoThatAreCalledAlikeAreToldApart() throws {
    func version(_ end: String) -> [String] {
      [
        Self.message("hello", "Welcome to us.", to: end),
        #"{"Identifier": "0f1e2d3c-0000-4000-8000-000000000001", "Type": "TransferContactToQueue", "Transitions": {"Errors": [{"ErrorType": "NoMatchingError", "NextAction": "bye"}, {"ErrorType": "QueueAtCapacity", "NextAction": "bye"}]}}"#,
        #"{"Identifier": "0f1e2d3c-0000-4000-8000-000000000002", "Type": "TransferContactToQueue", "Transitions": {"Errors": [{"ErrorType": "NoMatchingError", "NextAction": "bye"}, {"ErrorType": "QueueAtCapacity", "NextAction": "hello"}]}}"#,
        Self.bye,
      ]
    }
    let lines = try Self.lines(
      version("0f1e2d3c-0000-4000-8000-000000000001"), version("0f1e2d3c-0000-4000-8000-000000000002"))
    #expect(lines.contains("rewired hello: then: enter queue → another enter queue"))
  }

  @Test func aRemovedFirstActionIsToldOnce() throws {
    let log =
      #"{"Identifier": "log", "Type": "UpdateFlowLoggingBehavior", "Parameters": {"FlowLoggingBehavior": "Enabled"}, "Transitions": {"NextAction": "hello"}}"#
    #expect(try Self.lines([log] + Self.base, Self.base) == ["removed log: it was after the start"])
    #expect(try Self.lines(Self.base, [log] + Self.base) == ["added log: after the start"])
  }

  @Test(arguments: [
    #""Text": "Welcome to us. ""#, #""SSML": "<speak>Welcome to us.</speak>""#,
    #""Text": "<speak> Welcome to us.</speak>""#,
  ])
  func wordsThatSoundTheSameAreNoChange(parameter: String) throws {
    var new = Self.base
    new[0] = new[0].replacing(#""Text": "Welcome to us.""#, with: parameter)
    #expect(try Self.lines(Self.base, new).isEmpty)
    #expect(try Self.lines(new, Self.base).isEmpty)
    let slow = Self.base[0].replacing(
      #""Text": "Welcome to us.""#, with: #""SSML": "<speak>Welcome <break time='2s'/>to us.</speak>""#)
    #expect(try Self.lines(Self.base, [slow] + Self.base.dropFirst()).count == 1)
  }

  @Test func anotherSettingIsChanged() throws {
    var new = Self.base
    new[1] = Self.menu([("1", "sales"), ("2", "help")], seconds: "5")
    #expect(try Self.lines(Self.base, new) == ["changed menu: input time limit seconds 8 → 5"])
  }

  @Test func aSettingThatOneVersionLacksIsNewOrGone() throws {
    let set = { (attributes: String) in
      Self.base + [
        #"{"Identifier": "keep", "Type": "UpdateContactAttributes", "Parameters": {"Attributes": {\#(attributes)}}, "Transitions": {"NextAction": "bye"}}"#
      ]
    }
    var (old, new) = (set(#""a": "1""#), set(#""a": "1", "b": "2""#))
    old[1] = Self.menu([("1", "keep"), ("2", "help")], seconds: "8")
    new[1] = old[1]
    let come = try Self.lines(old, new).filter { $0.hasPrefix("changed") }
    let gone = try Self.lines(new, old).filter { $0.hasPrefix("changed") }
    #expect(come == ["changed keep: attribute b new: 2"] && gone == ["changed keep: attribute b 2 is gone"])
  }

  @Test func whatNoContactReachesIsCountedAside() throws {
    let comparison = try Self.comparison(Self.base, Self.base + [Self.message("island", "Hello?", to: "bye")])
    #expect(comparison.changes.isEmpty && comparison.unreachedCount == 1)
  }

  // MARK: Resources

  private static func arn(_ id: String, instance: String = "i-1", account: String = "111111111111") -> String
  {
    "arn:aws:connect:us-west-2:\(account):instance/\(instance)/queue/\(id)"
  }

  /// A flow that takes one queue, which its metadata calls by a name where there is one.
  private static func taking(_ queue: String, called name: String? = nil) throws -> Program {
    let take = #"""
      {"Identifier": "take", "Type": "UpdateContactTargetQueue", "Parameters": {"QueueId": "\#(queue)"},
       "Transitions": {"NextAction": "bye", "Errors": [{"ErrorType": "NoMatchingError", "NextAction": "bye"}]}}
      """#
    let metadata = name.map { #"{"take": {"parameters": {"QueueId": {"displayName": "\#($0)"}}}}"# } ?? "{}"
    return try SampleFlow.program([take, bye], metadata: metadata)
  }

  private static func comparison(_ before: Program, _ after: Program) -> FlowComparison {
    FlowComparison(
      from: (FlowIndex(0), before, FlowLabels(before)), to: (FlowIndex(0), after, FlowLabels(after)))
  }

  private static let first = "aaaaaaaa-1111-4111-8111-111111111111"
  private static let second = "bbbbbbbb-2222-4222-8222-222222222222"

  @Test func anotherIdInTheSameInstanceIsAnotherQueueWhateverItIsCalled() throws {
    let comparison = Self.comparison(
      try Self.taking(Self.arn(Self.first), called: "Support"),
      try Self.taking(Self.arn(Self.second), called: "Support"))
    #expect(comparison.changes.map(\.kind) == [.changed])
    #expect(
      comparison.changes.map(\.words) == [
        "queue id Support (\(Self.first)) → Support (\(Self.second))"
      ])
    #expect(comparison.copies.isEmpty)
  }

  @Test func anotherIdWithoutAnARNIsAnotherQueueToo() throws {
    let comparison = Self.comparison(
      try Self.taking(Self.first, called: "Support"), try Self.taking(Self.second, called: "Support"))
    #expect(comparison.changes.count == 1)
  }

  @Test(
    arguments: [(nil, "Support"), ("Support", nil), ("Support", "Help desk"), (nil, nil)]
      as [(String?, String?)])
  func aNameInMetadataIsNoChange(before: String?, after: String?) throws {
    let queue = Self.arn(Self.first)
    let comparison = Self.comparison(
      try Self.taking(queue, called: before), try Self.taking(queue, called: after))
    #expect(comparison.changes.isEmpty && comparison.copies.isEmpty)
  }

  @Test func theSameNameInAnotherInstanceIsACopyAndTold() throws {
    let comparison = Self.comparison(
      try Self.taking(Self.arn(Self.first), called: "Support"),
      try Self.taking(Self.arn(Self.second, instance: "i-2", account: "222222222222"), called: "Support"))
    #expect(comparison.changes.isEmpty)
    #expect(comparison.copies == ["queue Support"])
  }

  @Test func theSameIdInAnotherAccountIsACopyAndTold() throws {
    let comparison = Self.comparison(
      try Self.taking(Self.arn(Self.first)), try Self.taking(Self.arn(Self.first, account: "222222222222")))
    #expect(comparison.changes.isEmpty)
    #expect(comparison.copies == ["queue " + Self.first])
  }

  @Test func anotherNameInAnotherInstanceIsAChange() throws {
    let comparison = Self.comparison(
      try Self.taking(Self.arn(Self.first), called: "Support"),
      try Self.taking(Self.arn(Self.second, instance: "i-2"), called: "Sales"))
    #expect(comparison.changes.map(\.words) == ["queue id Support → Sales"])
  }

  @Test func aBlankedIdIsTheResourceOfItsName() throws {
    let comparison = Self.comparison(
      try Self.taking("", called: "Support"), try Self.taking(Self.arn(Self.second), called: "Support"))
    #expect(comparison.changes.isEmpty)
  }

  // MARK: What counts for nothing

  /// The flow with other identifiers and in another order, as a copy on another instance has it.
  private static func disguised(_ text: String, seed: Int) throws -> String {
    var flow = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    var actions = try #require(flow["Actions"] as? [[String: Any]])
    var names: [String: String] = [:]
    for (number, action) in actions.enumerated() {
      names[action["Identifier"] as? String ?? ""] = String(
        format: "%08x-0000-4000-8000-%012x", number * 7919 + seed, number)
    }
    func renamed(_ entries: Any?) -> [[String: Any]] {
      (entries as? [[String: Any]] ?? []).map { entry in
        var entry = entry
        if let target = entry["NextAction"] as? String { entry["NextAction"] = names[target] ?? target }
        return entry
      }
    }
    for index in actions.indices {
      actions[index]["Identifier"] = names[actions[index]["Identifier"] as? String ?? ""]
      guard var transitions = actions[index]["Transitions"] as? [String: Any] else { continue }
      if let next = transitions["NextAction"] as? String { transitions["NextAction"] = names[next] ?? next }
      if transitions["Conditions"] != nil { transitions["Conditions"] = renamed(transitions["Conditions"]) }
      if transitions["Errors"] != nil { transitions["Errors"] = renamed(transitions["Errors"]) }
      actions[index]["Transitions"] = transitions
    }
    flow["StartAction"] = names[flow["StartAction"] as? String ?? ""]
    var metadata = flow["Metadata"] as? [String: Any] ?? [:]
    let own = metadata["ActionMetadata"] as? [String: Any] ?? [:]
    metadata["ActionMetadata"] = Dictionary(
      uniqueKeysWithValues: own.map { (names[$0.key] ?? $0.key, $0.value) })
    flow["Metadata"] = metadata
    flow["Actions"] = Array(actions[(actions.count / 3)...] + actions[..<(actions.count / 3)])
    return String(decoding: try JSONSerialization.data(withJSONObject: flow), as: UTF8.self)
  }

  private static func program(_ text: String) throws -> Program {
    SampleFlow.program(of: [try FlowDocument(parsing: Array(text.utf8), named: "flow.json")])
  }

  private static func checkDisguise(_ text: String, _ name: String) throws {
    let before = try program(text)
    let after = try program(try disguised(text, seed: name.utf8.count))
    let comparison = FlowComparison(
      from: (FlowIndex(0), before, FlowLabels(before)), to: (FlowIndex(0), after, FlowLabels(after)))
    #expect(comparison.changes.isEmpty, "\(name): \(comparison.changes.map(\.words))")
  }

  @Test func otherIdentifiersAndAnotherOrderAreNoChange() throws {
    let folder = SampleFlow.root.appending(path: "flows/site-visit")
    for file in try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
    where file.pathExtension == "json"
      && !["center.json", "simulation.json"].contains(file.lastPathComponent)
    {
      try Self.checkDisguise(try String(contentsOf: file, encoding: .utf8), file.lastPathComponent)
    }
  }

  @Test(.enabled(if: !SampleFlow.corpus.isEmpty)) func aDisguisedExportIsTheSame() throws {
    for file in SampleFlow.corpus {
      guard let text = try? String(contentsOf: file, encoding: .utf8),
        let flow = try? JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any],
        let actions = flow["Actions"] as? [[String: Any]], (try? Self.program(text)) != nil,
        Set(actions.compactMap { $0["Identifier"] as? String }).count == actions.count
      else { continue }
      try Self.checkDisguise(text, file.lastPathComponent)
    }
  }
}

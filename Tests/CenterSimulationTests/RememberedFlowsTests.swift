import ContactCenter
import FlowEngine
import Testing

@testable import CenterSimulation

/// What flows do is remembered from contact to contact: the figures are those of flows that are run every time.
@Suite struct RememberedFlowsTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    var plan = ""
    var flow = RememberedFlowsTests.flow()
    var hours = #"{"monday-sunday": ["00:00-24:00"]}"#
    var agent = #"{"answersAfterSeconds": 0, "talksSeconds": 60}"#
    var help = #"{"agents": []}"#
    var isRemembered = true

    var testDescription: String { name }
  }

  @Test(arguments: cases) func theFiguresAreThoseOfFlowsThatAreRun(_ example: Case) throws {
    let center = try SmallCenter(
      example.plan, hours: example.hours, agent: example.agent, help: example.help,
      flows: ["menu-queue", "menu-marks"],
      files: [
        "menu.json": example.flow, "menu-queue.json": Self.queueFlow,
        "menu-marks.json": Self.markingQueueFlow,
      ])
    let setting = try center.setting()
    for replication in 0..<3 {
      func run(_ memory: SimulationRun.FlowMemory) -> SimulationRun {
        SimulationRun(setting, seed: 7, replication: replication, calls: 400, memory: memory)
      }
      let played = try run(.never).figures()
      let remembered = try run(.always).rememberedFigures()
      #expect((remembered != nil) == example.isRemembered)
      guard let remembered else { continue }
      #expect(remembered.0 == played.0)
      #expect(remembered.1.actions == played.1.actions)
      #expect(remembered.1 == played.1)
      #expect(played.0.calls == 400)
    }
  }

  /// A plan with many ways: they are given up, and the day is played as it would have been.
  @Test func whereWaysAreTooManyFlowsAreRun() throws {
    let example = try #require(Self.cases.first)
    let center = try SmallCenter(example.plan, files: ["menu.json": example.flow])
    let setting = try center.setting()
    func run(_ memory: SimulationRun.FlowMemory) -> SimulationRun {
      SimulationRun(setting, seed: 7, replication: 0, calls: 5000, memory: memory)
    }
    #expect(try run(.whereWorthwhile).rememberedFigures() == nil)
    let (figures, played) = (try run(.whereWorthwhile).figures(), try run(.never).figures())
    #expect(figures.0 == played.0 && figures.1 == played.1)
  }

  private static let cases: [Case] = [
    Case(name: "a menu, whispers and music", plan: plan()),
    Case(name: "agents who take a while to answer", plan: plan(#""answersAfterSeconds": 7"#)),
    Case(name: "agents who answer too late", plan: plan(#""answersAfterSeconds": 21"#)),
    Case(name: "work after contacts", plan: plan(#""afterContactSeconds": 45"#)),
    Case(name: "callers who wait for ever", plan: plan(patience: nil)),
    Case(
      name: "agents who come and go",
      plan: plan(
        roster:
          #"{"Sales": {"09:00-09:20": 3, "09:20-10:00": 1, "10:00-11:00": 5}, "Help": {"09:30-10:30": 2}}"#)),
    Case(name: "agents of the center", plan: plan(roster: nil)),
    Case(
      name: "agents of the center who talk as the center says",
      plan: plan(handleTime: nil, roster: nil), agent: #"{"answersAfterSeconds": 3, "talksSeconds": 60}"#),
    Case(
      name: "hours that change", plan: plan(),
      hours: #"{"monday-sunday": ["09:10-09:40", "09:41-10:00", "10:30-10:50"]}"#),
    Case(
      name: "a queue flow of its own",
      plan: plan(), flow: flow(queueFlow: "menu-queue")),
    Case(
      name: "a queue flow after which a whisper may be another one",
      plan: plan(), flow: flow(queueFlow: "menu-marks"), isRemembered: false),
    Case(name: "no whispers", plan: plan(), flow: flow(whispers: false)),
    Case(name: "a full queue", plan: plan(), help: #"{"agents": [], "capacity": 3}"#, isRemembered: false),
    Case(
      name: "an agent who holds", plan: plan(handleTime: nil, roster: nil),
      agent:
        #"{"answersAfterSeconds": 3, "talksSeconds": 60, "holdsAfterSeconds": 10, "holdsSeconds": 10}"#,
      isRemembered: false),
    Case(name: "an action by chance", plan: plan(), flow: flow(hasChance: true), isRemembered: false),
    Case(
      name: "a prompt with the caller's number", plan: plan(), flow: flow(bye: "$.CustomerEndpoint.Address"),
      isRemembered: false),
  ]

  private static func plan(
    _ more: String = "", patience: Int? = 50,
    handleTime: String? = #"{"meanSeconds": 100, "deviationSeconds": 30}"#,
    roster: String? = #"{"Sales": 3, "Helpers": {"queues": ["Help", "Sales"], "agents": 2}}"#
  ) -> String {
    let keys = [
      patience.map { #""patience": {"meanSeconds": \#($0), "deviationSeconds": 30}"# },
      handleTime.map { #""handleTime": \#($0)"# }, roster.map { #""roster": \#($0)"# },
      more.isEmpty ? nil : more,
    ].compactMap(\.self)
    return """
      {"from": "2026-01-05T09:00", "to": "2026-01-05T11:00", "intervalMinutes": 30,
       "calls": {"\(SmallCenter.number)": [40, 70, 50, 20]},
       "choices": {"menu": {
         "Menu": {"1": 35, "2": 15, "9": 10, "7": 10, "silence": 15, "hang up": 15},
         "Code": {"12#": 30, "1234": 30, "5": 20, "silence": 20}}},
       \(keys.joined(separator: ", "))}
      """
  }

  private static let queueFlow = """
    {"Version": "2019-10-30", "StartAction": "Wait here", "Metadata": {"name": "menu-queue", "type": "customerQueue"},
     "Actions": [
      {"Identifier": "Wait here", "Type": "MessageParticipant", "Parameters": {"Text": "Please wait for $.Queue.Name."},
       "Transitions": {"NextAction": "A while", "Errors": [{"ErrorType": "NoMatchingError", "NextAction": "A while"}]}},
      {"Identifier": "A while", "Type": "Wait", "Parameters": {"TimeLimitSeconds": "12"},
       "Transitions": {"NextAction": "Wait here", "Errors": [{"ErrorType": "NoMatchingError", "NextAction": "Wait here"}],
        "Conditions": [{"NextAction": "Wait here", "Condition": {"Operator": "Equals", "Operands": ["WaitCompleted"]}}]}}]}
    """

  /// It sets an attribute, after a while.
  private static let markingQueueFlow = queueFlow.replacing("menu-queue", with: "menu-marks")
    .replacing(
      #""Type": "Wait", "Parameters": {"TimeLimitSeconds": "12"}"#,
      with: #""Type": "UpdateContactAttributes", "Parameters": {"Attributes": {"mark": "1"}}"#)

  /// A welcome, hours, a Lambda, a menu that is asked three times, a code of several keys, two queues.
  private static func flow(
    whispers: Bool = true, queueFlow: String? = nil, hasChance: Bool = false, bye: String = "Goodbye."
  ) -> String {
    func action(
      _ id: String, _ type: String, _ parameters: String, _ next: String?, conditions: [String: String] = [:],
      errors: [String: String] = [:]
    ) -> String {
      let conditions = conditions.sorted { $0.key < $1.key }.map {
        #"{"NextAction": "\#($0.value)", "Condition": {"Operator": "Equals", "Operands": ["\#($0.key)"]}}"#
      }
      let errors = errors.sorted { $0.key < $1.key }.map {
        #"{"NextAction": "\#($0.value)", "ErrorType": "\#($0.key)"}"#
      }
      return """
        {"Identifier": "\(id)", "Type": "\(type)", "Parameters": \(parameters), "Transitions": {
          \(next.map { #""NextAction": "\#($0)","# } ?? "")
          "Conditions": [\(conditions.joined(separator: ", "))], "Errors": [\(errors.joined(separator: ", "))]}}
        """
    }
    func hook(_ id: String, _ hook: String, isOn: Bool, then next: String) -> String {
      action(
        id, isOn ? "UpdateFlowLoggingBehavior" : "UpdateContactEventHooks",
        isOn
          ? #"{"FlowLoggingBehavior": "Enabled"}"#
          : #"{"EventHooksConfiguration": {"\#(hook)": {"DisableExecution": "true"}}}"#,
        next, errors: isOn ? [:] : ["NoMatchingError": next])
    }
    let actions = [
      hook("No agent whisper", "AgentWhisper", isOn: whispers, then: "No customer whisper"),
      hook("No customer whisper", "CustomerWhisper", isOn: whispers, then: "Welcome"),
      action(
        "Welcome", "MessageParticipant", #"{"Text": "Welcome to the test."}"#,
        hasChance ? "Chance" : "Queue flow"),
      action(
        "Chance", "DistributeByPercentage", "{}", "Queue flow",
        conditions: hasChance ? ["50": "Queue flow"] : [:],
        errors: ["NoMatchingCondition": "Queue flow"]),
      queueFlow != nil
        ? action(
          "Queue flow", "UpdateContactEventHooks",
          #"{"EventHooks": {"CustomerQueue": "\#(queueFlow ?? "")"}}"#,
          "Open",
          errors: ["NoMatchingError": "Open"])
        : action("Queue flow", "UpdateFlowLoggingBehavior", #"{"FlowLoggingBehavior": "Enabled"}"#, "Open"),
      action(
        "Open", "CheckHoursOfOperation", #"{"HoursOfOperationId": "Day"}"#, "Ask",
        conditions: ["True": "Ask", "False": "Bye"], errors: ["NoMatchingError": "Bye"]),
      action(
        "Ask", "InvokeLambdaFunction", #"{"LambdaFunctionARN": "nobody", "InvocationTimeLimitSeconds": "3"}"#,
        "Menu",
        errors: ["NoMatchingError": "Menu"]),
      action(
        "Menu", "GetParticipantInput",
        #"{"Text": "Press 1 for sales, 2 for help or 9 for a code.", "InputTimeLimitSeconds": "5", "StoreInput": "False"}"#,
        "Again", conditions: ["1": "To Sales", "2": "To Help", "9": "Code"],
        errors: ["InputTimeLimitExceeded": "Again", "NoMatchingCondition": "Again", "NoMatchingError": "Bye"]),
      action(
        "Again", "Loop", #"{"LoopCount": "2"}"#, "Bye",
        conditions: ["ContinueLooping": "Menu", "DoneLooping": "Bye"]),
      action(
        "Code", "GetParticipantInput",
        ##"{"Text": "Your code?", "InputTimeLimitSeconds": "6", "StoreInput": "True", "InputValidation": {"CustomValidation": {"MaximumLength": "4"}}, "DTMFConfiguration": {"InputTerminationSequence": "#", "InterdigitTimeLimitSeconds": "2"}}"##,
        "Keep", errors: ["InputTimeLimitExceeded": "Again", "NoMatchingError": "Again"]),
      action(
        "Keep", "UpdateContactAttributes", #"{"Attributes": {"code": "$.StoredCustomerInput"}}"#, "Say",
        errors: ["NoMatchingError": "Say"]),
      action("Say", "MessageParticipant", #"{"Text": "You typed $.Attributes.code."}"#, "Which"),
      action(
        "Which", "Compare", #"{"ComparisonValue": "$.Attributes.code"}"#, "Menu",
        conditions: ["12": "To Sales", "1234": "To Help"], errors: ["NoMatchingCondition": "Menu"]),
      action(
        "To Sales", "UpdateContactTargetQueue", #"{"QueueId": "Sales"}"#, "Join",
        errors: ["NoMatchingError": "Bye"]),
      action(
        "To Help", "UpdateContactTargetQueue", #"{"QueueId": "Help"}"#, "Join",
        errors: ["NoMatchingError": "Bye"]),
      action(
        "Join", "TransferContactToQueue", "{}", "Bye",
        errors: ["QueueAtCapacity": "Bye", "NoMatchingError": "Bye"]),
      action("Bye", "MessageParticipant", #"{"Text": "\#(bye)"}"#, "End"),
      #"{"Identifier": "End", "Type": "DisconnectParticipant", "Parameters": {}, "Transitions": {}}"#,
    ]
    return """
      {"Version": "2019-10-30", "StartAction": "No agent whisper", "Metadata": {"name": "menu"},
       "Actions": [\(actions.joined(separator: ",\n"))]}
      """
  }
}

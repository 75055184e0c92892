import FlowEngine
import Testing

@testable import FlowAnalysis

@Suite struct ActionNameTests {
  @Test(arguments: [
    // What is said.
    ("MessageParticipant", #"{"Text": "Goodbye."}"#, "\"Goodbye.\""),
    (
      "MessageParticipant", #"{"Text": "Thank you for calling Amberleaf Estates, and goodbye."}"#,
      "\"Thank you for calling…\""
    ),
    (
      "MessageParticipant", #"{"Text": "Welcome back, $.Attributes.name. It is good to hear you."}"#,
      "\"Welcome back, ….\""
    ),
    ("MessageParticipant", #"{"Text": "$.External.message"}"#, "says message"),
    (
      "UpdateContactAttributes", #"{"Attributes": {"survey_result_$.Attributes.n": "5"}}"#,
      "set survey_result_n = 5"
    ),
    ("MessageParticipant", #"{"Text": "He said \"no\".\nThen he left."}"#, "\"He said 'no'.\""),
    ("MessageParticipant", #"{"Text": "只今、電話が大変混雑しております。"}"#, "\"只今、電話が大変混雑しております。\""),
    ("MessageParticipant", #"{"SSML": "<speak>Hello <break time='1s'/>there</speak>"}"#, "\"Hello there\""),
    ("MessageParticipant", #"{"Text": "<speak>Hello</speak>"}"#, "\"Hello\""),
    ("MessageParticipant", #"{"SSML": "<speak>Not <b>closed</speak>"}"#, "\"Not closed\""),
    ("MessageParticipant", #"{"SSML": "<speak><break time='5s'/></speak>"}"#, "silence"),
    ("MessageParticipant", #"{"Text": "{\"templateType\": \"ListPicker\"}"}"#, "interactive message"),
    ("MessageParticipant", #"{"PromptId": "Beep.wav"}"#, "prompt Beep.wav"),
    (
      "MessageParticipant",
      #"{"PromptId": "arn:aws:connect:us-west-2:1:instance/2/prompt/c6280293-db3e-4cd5-8f28-c895881d3b8c"}"#,
      "prompt"
    ),
    ("MessageParticipant", #"{"Media": {"Uri": "https://bucket/welcome.wav?x=1"}}"#, "recording welcome.wav"),
    (
      "MessageParticipant", #"{"Media": {"Uri": "https://bucket/closing_$.Attributes.lang.wav"}}"#,
      "recording closing_…"
    ),
    ("UpdateContactAttributes", #"{"Attributes": {"csat": "good"}}"#, "set csat = good"),
    ("UpdateContactAttributes", #"{"Attributes": {"csat": "$.StoredCustomerInput"}}"#, "set csat"),
    (
      "UpdateContactAttributes", #"{"Attributes": {"CheckVoiceIdResult": "NotAuthenticated"}}"#,
      "set CheckVoiceIdResult = NotAuthenticated"
    ),
    (
      "UpdateContactAttributes", #"{"Attributes": {"greeting": "Good morning, and thank you for calling"}}"#,
      "set greeting = Good morning, and thank you for…"
    ),
    ("UpdateContactRoutingBehavior", #"{"QueuePriority": "1"}"#, "priority 1"),
    (
      "UpdateContactRoutingBehavior", #"{"QueueTimeAdjustmentSeconds": "-30"}"#, "30 s younger in the queue"
    ),
    (
      "UpdateContactRoutingBehavior", #"{"QueueTimeAdjustmentSeconds": "600"}"#, "10 min older in the queue"
    ),
    ("CreateTask", #"{"Name": "Call $.CustomerEndpoint.Address"}"#, "new task Call …"),
    ("MessageParticipant", "{}", "message"),
    (
      "GetParticipantInput", #"{"Text": "For sales, press 1.", "StoreInput": "False"}"#,
      "\"For sales, press 1.\""
    ),
    ("GetParticipantInput", #"{"StoreInput": "False"}"#, "menu"),
    ("GetParticipantInput", #"{"StoreInput": "False", "SSML": "<speak><break time='5s'/></speak>"}"#, "menu"),
    ("GetParticipantInput", #"{"StoreInput": "True"}"#, "stored input"),
    ("GetParticipantInput", #"{"EnableDTMFBuffer": "true"}"#, "type-ahead on"),
    (
      "MessageParticipantIteratively",
      #"{"Messages": [{"PromptId": "Music.wav"}, {"Text": "Please wait."}]}"#, "prompt Music.wav and 1 more"
    ),
    ("ConnectParticipantWithLexBot", #"{"LexBot": {"Name": "siteBot"}}"#, "bot siteBot"),
    // What is decided.
    ("Compare", #"{"ComparisonValue": "$.Attributes.customerType"}"#, "customerType?"),
    ("Compare", #"{"ComparisonValue": "$.Attributes.['customer type']"}"#, "customer type?"),
    ("Compare", #"{"ComparisonValue": "$.CustomerEndpoint.Address"}"#, "caller's number?"),
    ("Compare", #"{"ComparisonValue": "$.Metrics.Agents.Available.Count"}"#, "agents available?"),
    ("Compare", #"{"ComparisonValue": "$.Metrics.Contact.PositionInQueue"}"#, "position in queue?"),
    ("Compare", "{}", "compare"),
    ("Loop", #"{"LoopCount": "3"}"#, "3 times"),
    ("Loop", #"{"LoopCount": "$.Attributes.tries"}"#, "tries times"),
    ("Wait", #"{"TimeLimitSeconds": "30"}"#, "wait 30 s"),
    ("DistributeByPercentage", "{}", "chance?"),
    ("CheckHoursOfOperation", #"{"HoursOfOperationId": "Villas"}"#, "Villas hours?"),
    ("CheckHoursOfOperation", #"{"HoursOfOperationId": "Sales hours"}"#, "Sales hours?"),
    ("CheckHoursOfOperation", "{}", "hours?"),
    ("CheckMetricData", #"{"MetricType": "NumberOfContactsInQueue", "QueueId": "Villas"}"#, "Villas queue?"),
    ("CheckMetricData", #"{"MetricType": "NumberOfAgentsAvailable"}"#, "agents available?"),
    // What is set.
    ("UpdateContactAttributes", #"{"Attributes": {"customerName": "Asha"}}"#, "set customerName = Asha"),
    ("UpdateContactAttributes", #"{"Attributes": {"a": "1", "b": "2"}}"#, "set a, b"),
    ("UpdateContactAttributes", #"{"Attributes": {"a": "1", "b": "2", "c": "3"}}"#, "set a and 2 more"),
    ("UpdateFlowAttributes", #"{"FlowAttributes": {"tries": {"Value": "1"}}}"#, "set tries = 1"),
    ("UpdateContactTargetQueue", #"{"QueueId": "Villas"}"#, "queue Villas"),
    ("UpdateContactTargetQueue", #"{"AgentId": "jane"}"#, "queue of agent jane"),
    ("Compare", #"{"ComparisonValue": "$.SegmentAttributes['connect:Subtype']"}"#, "connect:Subtype?"),
    (
      "UpdatePreviousContactParticipantState", #"{"PreviousContactParticipantState": "CustomerOnHold"}"#,
      "customer on hold"
    ),
    (
      "UpdateContactEventHooks", #"{"EventHooks": {"CustomerQueue": "villas-comfort"}}"#,
      "queue flow villas-comfort"
    ),
    ("UpdateContactEventHooks", #"{"EventHooks": {"AgentWhisper": "hello"}}"#, "agent whisper hello"),
    ("UpdateContactTextToSpeechVoice", #"{"TextToSpeechVoice": "Kajal"}"#, "voice Kajal"),
    ("UpdateFlowLoggingBehavior", #"{"FlowLoggingBehavior": "Enabled"}"#, "flow log on"),
    (
      "UpdateContactRecordingBehavior", #"{"RecordingBehavior": {"RecordedParticipants": []}}"#,
      "recording off"
    ),
    (
      "UpdateContactRecordingBehavior",
      #"{"RecordingBehavior": {"RecordedParticipants": [], "IVRRecordingBehavior": "Enabled"}}"#,
      "IVR recording on"
    ),
    (
      "InvokeLambdaFunction", #"{"LambdaFunctionARN": "arn:aws:lambda:us-west-2:1:function:bookSlot:live"}"#,
      "bookSlot ƒ"
    ),
    ("InvokeLambdaFunction", #"{"LambdaFunctionARN": "{{lambdas.bookSlot.arn}}"}"#, "bookSlot ƒ"),
    ("InvokeLambdaFunction", "{}", "Lambda ƒ"),
    // Where it goes.
    ("TransferToFlow", #"{"ContactFlowId": "site-visit"}"#, "flow site-visit"),
    ("TransferToFlow", #"{"ContactFlowId": "c6280293-db3e-4cd5-8f28-c895881d3b8c"}"#, "another flow"),
    ("TransferContactToQueue", "{}", "enter queue"),
    ("DisconnectParticipant", "{}", "hang up"),
    ("EndFlowExecution", "{}", "end of flow"),
    ("Compare", #"{"ComparisonValue": "$.Attributes.$.Attributes.card"}"#, "card?"),
    // What stands in, and what nobody knows.
    ("CreateTask", #"{"Name": "Call back"}"#, "new task Call back"),
    ("InvokeFlowModule", #"{"FlowModuleId": "arn:x:module/7f3a2c44-db3e-4cd5-8f28-c895881d3b8c"}"#, "module"),
    ("PlayPrompt", "{}", "unknown action play prompt"),
  ])
  func wordsByType(type: String, parameters: String, name: String) throws {
    let labels = try SampleFlow.labels(type: type, parameters)
    #expect(labels.name(of: ActionIndex(0)) == name)
  }

  @Test func theEndBehindAnInterruptionGoesBackToThePrompts() throws {
    func loop(_ error: String) -> String {
      """
      {"Identifier": "l", "Type": "MessageParticipantIteratively",
       "Parameters": {"Messages": [{"Text": "Wait."}], "InterruptFrequencySeconds": "30"},
       "Transitions": {"Errors": [{"ErrorType": "NoMatchingError", "NextAction": "\(error)"}], "Conditions": [
        {"NextAction": "e", "Condition": {"Operator": "Equals", "Operands": ["MessagesInterrupted"]}}]}}
      """
    }
    let end = #"{"Identifier": "e", "Type": "EndFlowExecution", "Transitions": {}}"#
    let hangUp = #"{"Identifier": "h", "Type": "DisconnectParticipant", "Transitions": {}}"#
    for (error, name) in [("h", "back to the prompts"), ("e", "end of flow")] {
      let program = try SampleFlow.program([loop(error), end, hangUp])
      #expect(FlowLabels(program).name(of: ActionIndex(1)) == name)
    }
  }

  @Test(arguments: [
    ("Main menu", true, "Main menu"), ("book-slot", false, "book-slot"), ("a1", false, "hang up"),
    ("x", true, "x"),
    ("Ask\u{1B}[31m now", true, "Ask^[[31m now"), ("two\\nlines", true, "two lines"),
    ("7f3a2c44-db3e-4cd5-8f28-c895881d3b8c", true, "hang up"), ("***", true, "hang up"),
    (String(repeating: "long ", count: 20), true, String(repeating: "long ", count: 11) + "long…"),
  ])
  func theAuthorsNameGoesFirst(identifier: String, isFriendly: Bool, name: String) throws {
    let program = try SampleFlow.program(
      [
        #"{"Identifier": "\#(Self.escaped(identifier))", "Type": "DisconnectParticipant", "Transitions": {}}"#
      ],
      metadata: #"{"\#(Self.escaped(identifier))": {"isFriendlyName": \#(isFriendly)}}"#)
    #expect(FlowLabels(program).name(of: ActionIndex(0)) == name)
  }

  /// The console names the parts of a block by the block and letters of its own.
  @Test(arguments: [(#"["Agent-kT3xYzQwLp"]"#, "hang up"), ("[]", "Agent-kT3xYzQwLp")])
  func aPartOfABlockGoesByWhatItDoes(children: String, name: String) throws {
    let program = try SampleFlow.program(
      [#"{"Identifier": "Agent-kT3xYzQwLp", "Type": "DisconnectParticipant", "Transitions": {}}"#],
      metadata:
        #"{"Agent": {"children": \#(children)}, "Agent-kT3xYzQwLp": {"isFriendlyName": true}}"#)
    #expect(FlowLabels(program).name(of: ActionIndex(0)) == name)
  }

  private static func escaped(_ text: String) -> String { text.replacing("\u{1B}", with: "\\u001b") }

  @Test func aLambdaIsMarkedWhateverItIsCalled() throws {
    let program = try SampleFlow.program(
      [#"{"Identifier": "Look up caller", "Type": "InvokeLambdaFunction", "Transitions": {}}"#],
      metadata: #"{"Look up caller": {"isFriendlyName": true}}"#)
    #expect(FlowLabels(program).name(of: ActionIndex(0)) == "Look up caller ƒ")
  }

  @Test func metadataNamesWhatIsOnlyAnId() throws {
    let labels = try SampleFlow.labels(
      type: "UpdateContactTargetQueue",
      #"{"QueueId": "arn:aws:connect:us-west-2:1:instance/2/queue/4573a11a-f8f9-4e04-9604-6ba7194aef23"}"#,
      metadata: #"{"parameters": {"QueueId": {"displayName": "Plots"}}}"#)
    #expect(labels.name(of: ActionIndex(0)) == "queue Plots")
  }

  @Test func aRecordingIsCalledByItsWording() throws {
    let program = try SampleFlow.program([
      #"{"Identifier": "a1", "Type": "MessageParticipant", "Parameters": {"PromptId": "welcome"}, "Transitions": {}}"#
    ])
    let labels = FlowLabels(program) { $0 == "welcome" ? "Welcome to Amberleaf Estates.\n" : nil }
    #expect(labels.name(of: ActionIndex(0)) == "\"Welcome to Amberleaf Estates.\"")
  }

  @Test func heardWordsTakeThePlaceOfTheFlowsOwn() throws {
    let labels = try SampleFlow.labels(
      type: "MessageParticipant", #"{"Text": "Welcome back, $.Attributes.name."}"#)
    #expect(labels.name(of: ActionIndex(0), heard: "Welcome back, Asha.") == "\"Welcome back, Asha.\"")
  }

  @Test func anActionThatSaysNothingKeepsItsName() throws {
    let labels = try SampleFlow.labels(type: "InvokeLambdaFunction", #"{"LambdaFunctionARN": "bookSlot"}"#)
    #expect(labels.name(of: ActionIndex(0), heard: "Welcome back, Asha.") == "bookSlot ƒ")
  }

  @Test func everyStandInTypeHasWords() {
    for name in StandInWords.byType.values { #expect(!name.isEmpty && name.count <= 30) }
    let known = Set(ActionCatalogNames.standard)
    #expect(Set(StandInWords.byType.keys).isSubset(of: known))
    let named = Set(StandInWords.byType.keys).union(["ConnectParticipantWithLexBot"])
    #expect(known.subtracting(named).subtracting(ActionCatalogNames.simulated).isEmpty)
  }
}

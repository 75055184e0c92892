import FlowDocument
import Testing

/// What each module type of the old export becomes (reference, section 3).
@Suite struct OldModuleTests {
  /// Names of the old format that no source settles are what a person says they are.
  @Test func namesStandForOthers() throws {
    let names = [
      "HoldCustomerOrAgent": "Hold", "Who": "HoldOption", "Worked": "Success", "Failed": "Error",
      "Somewhere": "External",
    ]
    let flow = OldFlow([
      #"{"id":"a","type":"HoldCustomerOrAgent","parameters":[{"name":"Who","value":"state","namespace":"Somewhere"}],"branches":[{"condition":"Worked","transition":"b"},{"condition":"Failed","transition":"b"}]}"#,
      #"{"id":"b","type":"Disconnect","parameters":[],"branches":[]}"#,
    ])
    let bytes = Array(flow.text.utf8)
    let read = try FlowDocument(parsing: bytes, named: "old.json", oldNames: names)
    #expect(read.problems.isEmpty)
    #expect(read.actions[0].type == "UpdatePreviousContactParticipantState")
    #expect(read.actions[0].parameters?.line == #"{"PreviousContactParticipantState":"$.External.state"}"#)
    #expect(read.actions[0].nextAction?.identifier == "b")
    #expect(read.actions[0].errors.map(\.type) == ["NoMatchingError"])
    let plain = try FlowDocument(parsing: bytes, named: "old.json")
    #expect(plain.actions[0].type == "HoldCustomerOrAgent")
  }

  @Test func aRecordingOfAListKeepsItsName() throws {
    let flow = OldFlow([
      #"{"id":"a","type":"LoopPrompts","parameters":[{"name":"Text","value":"Hold","key":"text"},{"name":"AudioPrompt","value":"p2","resourceName":"CustomerHold.wav"}],"branches":[]}"#
    ])
    let read = try FlowDocument(parsing: Array(flow.text.utf8), named: "old.json")
    #expect(read.actions[0].metadata?["audio"]?.line == #"[{"id":"p2","text":"CustomerHold.wav"}]"#)
  }

  /// What no action of the flow language has is told, and known of the action.
  @Test func whatIsLeftOutIsKnownOfTheAction() throws {
    let flow = OldFlow([
      #"{"id":"a","type":"CheckQueueStatus","parameters":[{"name":"Colour","value":"red"}],"branches":[{"condition":"CheckQueueCapacity","conditionType":"GreaterThan","conditionValue":5,"transition":"b"},{"condition":"CheckQueueTime","conditionType":"GreaterThan","conditionValue":5,"transition":"b"}]}"#,
      #"{"id":"b","type":"Disconnect","parameters":[],"branches":[]}"#,
    ])
    let read = try FlowDocument(parsing: Array(flow.text.utf8), named: "old.json")
    #expect(
      read.actions.map(\.leftOut) == [
        [#"the branch "CheckQueueTime" is left out"#, #"the parameter "Colour" is left out"#], [],
      ])
  }

  /// What stands under a key that nobody knows is told, although there is no value.
  @Test(arguments: ["CreateTask", "SetQueue"]) func whatHasAKeyOfItsOwnIsTold(type: String) throws {
    let flow = try OldFlow(
      type, parameters: #"{"name": "ContactData", "contactColour": "red"}"#,
      branches: OldFlow.to("Success", "Error")
    ).read()
    #expect(flow.problems.contains { $0.message.hasPrefix("\"contactColour\" of ") }, "\(flow.problems)")
    #expect(flow.actions[0].leftOut.count == 1)
  }

  /// What a flow invokes as a module lists "blocks", and says by which branches it comes back.
  @Test func aModuleOfTheOldFormatIsRead() throws {
    let flow = try FlowDocumentTests.read(
      """
      {"start": "a", "version": "1", "metadata": {"name": "Greet"}, "blocks": [
        {"id": "a", "type": "PlayPrompt", "parameters": [{"name": "Text", "value": "Hello."}],
          "branches": [{"condition": "Success", "transition": "b"}]},
        {"id": "b", "type": "ReturnFromFlowModule", "parameters": [], "branches": []}],
        "settings": {"inputParameters": [], "branches": [{"displayName": "Success", "referenceName": "Success"}]}}
      """)
    #expect(flow.type == .module && flow.isOldFormat && flow.problems.isEmpty)
    #expect(flow.actions.map(\.type) == ["MessageParticipant", "EndFlowModuleExecution"])
    #expect(
      flow.text.root["Settings"]?.line
        == #"{"InputParameters":[],"Transitions":[{"DisplayName":"Success","ReferenceName":"Success"}]}"#)
  }

  @Test func conditionTypesAndTargetsStandForOthers() throws {
    let flow = OldFlow(
      "Transfer", target: "Telephone",
      parameters: OldFlow.with(["PhoneNumber": "+911", "BlindTransfer": "true", "Keys": "1,2"]),
      branches: OldFlow.to("Error"))
    let read = try FlowDocument(
      parsing: Array(flow.text.utf8), named: "old.json",
      oldNames: ["Telephone": "PhoneNumber", "Keys": "DTMFDigits"])
    #expect(read.problems.isEmpty)
    #expect(read.actions[0].parameter("ThirdPartyDTMFDigits")?.string == "1,2")
    let compare = OldFlow(
      "CheckAttribute", parameters: OldFlow.with(["Namespace": "System", "Attribute": "Channel"]),
      branches: OldFlow.when("5", "Includes") + ", " + OldFlow.to("NoMatch"))
    let compared = try FlowDocument(
      parsing: Array(compare.text.utf8), named: "old.json", oldNames: ["Includes": "Contains"])
    #expect(compared.actions[0].conditions.map(\.operatorName) == ["TextContains"])
  }

  @Test(arguments: rows) func becomesAnAction(module: String, action: String) throws {
    let flow = try OldFlow([module, #"{"id":"b","type":"Disconnect"}"#]).read()
    #expect(flow.problems.map(\.text) == [])
    #expect(flow.actions.map(\.identifier) == ["a", "b"])
    let value = flow.actions[0].value
    let parts = ["Type", "Parameters", "Transitions"].map { "\"\($0)\":" + (value[$0]?.line ?? "") }
    #expect("{" + parts.joined(separator: ",") + "}" == action)
    #expect(flow.actions[1].type == "DisconnectParticipant")
  }

  static let rows: [(String, String)] = [
    (
      #"{"id":"a","type":"PlayPrompt","parameters":[{"name":"Text","value":"Hello"},{"name":"TextToSpeechType","value":"text"}],"branches":[{"condition":"Success","transition":"b"}]}"#,
      #"{"Type":"MessageParticipant","Parameters":{"Text":"Hello"},"Transitions":{"NextAction":"b"}}"#
    ),
    (
      #"{"id":"a","type":"PlayAudio","parameters":[{"name":"Text","value":"<speak>Hello</speak>"},{"name":"TextToSpeechType","value":"ssml"}],"branches":[{"condition":"Success","transition":"b"},{"condition":"Error","transition":"b"}]}"#,
      #"{"Type":"MessageParticipant","Parameters":{"SSML":"<speak>Hello</speak>"},"Transitions":{"NextAction":"b","Errors":[{"NextAction":"b","ErrorType":"NoMatchingError"}]}}"#
    ),
    (
      #"{"id":"a","type":"PlayPrompt","parameters":[{"name":"AudioPrompt","value":"arn:p","resourceName":"Beep.wav"}],"branches":[{"condition":"Success","transition":"b"}]}"#,
      #"{"Type":"MessageParticipant","Parameters":{"PromptId":"arn:p"},"Transitions":{"NextAction":"b"}}"#
    ),
    (
      #"{"id":"a","type":"GetUserInput","target":"Digits","parameters":[{"name":"Text","value":"Press"},{"name":"TextToSpeechType","value":"text"},{"name":"Timeout","value":"7"},{"name":"MaxDigits","value":"1"}],"branches":[{"condition":"Evaluate","conditionType":"Equals","conditionValue":"1","transition":"b"},{"condition":"Timeout","transition":"b"},{"condition":"NoMatch","transition":"b"},{"condition":"Error","transition":"b"}]}"#,
      #"{"Type":"GetParticipantInput","Parameters":{"Text":"Press","InputTimeLimitSeconds":"7","StoreInput":"False"},"Transitions":{"NextAction":"b","Conditions":[{"NextAction":"b","Condition":{"Operator":"Equals","Operands":["1"]}}],"Errors":[{"NextAction":"b","ErrorType":"InputTimeLimitExceeded"},{"NextAction":"b","ErrorType":"NoMatchingCondition"},{"NextAction":"b","ErrorType":"NoMatchingError"}]}}"#
    ),
    (
      #"{"id":"a","type":"PlayAudioAndFetchInput","parameters":[{"name":"Text","value":"Press"},{"name":"TextToSpeechType","value":"text"},{"name":"Timeout","value":"7"},{"name":"MaxDigits","value":"1"}],"branches":[{"condition":"Evaluate","conditionType":"Equals","conditionValue":"1","transition":"b"},{"condition":"NoMatch","transition":"b"},{"condition":"Error","transition":"b"},{"condition":"Timeout","transition":"b"}]}"#,
      #"{"Type":"GetParticipantInput","Parameters":{"Text":"Press","InputTimeLimitSeconds":"7","StoreInput":"False"},"Transitions":{"NextAction":"b","Conditions":[{"NextAction":"b","Condition":{"Operator":"Equals","Operands":["1"]}}],"Errors":[{"NextAction":"b","ErrorType":"NoMatchingCondition"},{"NextAction":"b","ErrorType":"NoMatchingError"},{"NextAction":"b","ErrorType":"InputTimeLimitExceeded"}]}}"#
    ),
    (
      #"{"id":"a","type":"CheckCallAttribute","parameters":[{"name":"Attribute","value":"over"},{"name":"Namespace","value":"External"}],"branches":[{"condition":"Evaluate","conditionType":"Equals","conditionValue":"True","transition":"b"},{"condition":"NoMatch","transition":"b"}]}"#,
      #"{"Type":"Compare","Parameters":{"ComparisonValue":"$.External.over"},"Transitions":{"NextAction":"b","Conditions":[{"NextAction":"b","Condition":{"Operator":"Equals","Operands":["True"]}}],"Errors":[{"NextAction":"b","ErrorType":"NoMatchingCondition"}]}}"#
    ),
    (
      #"{"id":"a","type":"InvokeExternal","parameters":[{"name":"FunctionArn","value":"arn:f"},{"name":"TimeLimit","value":"3"}],"branches":[{"condition":"Success","transition":"b"},{"condition":"Error","transition":"b"}]}"#,
      #"{"Type":"InvokeLambdaFunction","Parameters":{"LambdaFunctionARN":"arn:f","InvocationTimeLimitSeconds":"3"},"Transitions":{"NextAction":"b","Errors":[{"NextAction":"b","ErrorType":"NoMatchingError"}]}}"#
    ),
    (
      #"{"id":"a","type":"GetUserInput","target":"Lex","parameters":[{"name":"Text","value":"Say"},{"name":"BotName","value":"B"},{"name":"BotAlias","value":"A"},{"name":"BotRegion","value":"r"}],"branches":[{"condition":"Evaluate","conditionType":"Equals","conditionValue":"Buy","transition":"b"},{"condition":"NoMatch","transition":"b"},{"condition":"Error","transition":"b"}]}"#,
      #"{"Type":"ConnectParticipantWithLexBot","Parameters":{"Text":"Say","LexBot":{"Name":"B","Region":"r","Alias":"A"}},"Transitions":{"NextAction":"b","Conditions":[{"NextAction":"b","Condition":{"Operator":"Equals","Operands":["Buy"]}}],"Errors":[{"NextAction":"b","ErrorType":"NoMatchingCondition"},{"NextAction":"b","ErrorType":"NoMatchingError"}]}}"#
    ),
    (
      #"{"id":"a","type":"GetUserInput","target":"Lex","parameters":[{"name":"Text","value":"Say"},{"name":"BotAliasArn","value":"arn:b"},{"name":"LexVersion","value":"V2"}],"branches":[{"condition":"NoMatch","transition":"b"},{"condition":"Error","transition":"b"}]}"#,
      #"{"Type":"ConnectParticipantWithLexBot","Parameters":{"Text":"Say","LexV2Bot":{"AliasArn":"arn:b"}},"Transitions":{"NextAction":"b","Errors":[{"NextAction":"b","ErrorType":"NoMatchingCondition"},{"NextAction":"b","ErrorType":"NoMatchingError"}]}}"#
    ),
    (
      ##"{"id":"a","type":"StoreUserInput","parameters":[{"name":"MaxDigits","value":4},{"name":"EncryptEntry","value":false},{"name":"Text","value":"Type"},{"name":"Timeout","value":"5"},{"name":"CustomerInputType","value":"Custom"},{"name":"TerminatorDigits","value":"#"},{"name":"DisableCancel","value":"TRUE"}],"branches":[{"condition":"Success","transition":"b"},{"condition":"Error","transition":"b"}]}"##,
      ##"{"Type":"GetParticipantInput","Parameters":{"Text":"Type","InputTimeLimitSeconds":"5","StoreInput":"True","InputValidation":{"CustomValidation":{"MaximumLength":"4"}},"DTMFConfiguration":{"InputTerminationSequence":"#","DisableCancelKey":"True"}},"Transitions":{"NextAction":"b","Errors":[{"NextAction":"b","ErrorType":"NoMatchingError"}]}}"##
    ),
    (
      #"{"id":"a","type":"StoreCustomerInput","parameters":[{"name":"Text","value":"Type"},{"name":"CustomerInputType","value":"PhoneNumber"},{"name":"PhoneNumberFormat","value":"Local"},{"name":"CountryCode","value":"US"}],"branches":[{"condition":"Success","transition":"b"},{"condition":"InvalidNumber","transition":"b"},{"condition":"Error","transition":"b"}]}"#,
      #"{"Type":"GetParticipantInput","Parameters":{"Text":"Type","InputTimeLimitSeconds":"5","StoreInput":"True","InputValidation":{"PhoneNumberValidation":{"NumberFormat":"Local","CountryCode":"US"}}},"Transitions":{"NextAction":"b","Errors":[{"NextAction":"b","ErrorType":"InvalidPhoneNumber"},{"NextAction":"b","ErrorType":"NoMatchingError"}]}}"#
    ),
    (
      #"{"id":"a","type":"StoreUserInput","parameters":[{"name":"Text","value":"Type"},{"name":"MaxDigits","value":"3"},{"name":"EncryptEntry","value":"true"},{"name":"EncryptionKeyId","value":"id"},{"name":"EncryptionKey","value":"pem"}],"branches":[{"condition":"Success","transition":"b"},{"condition":"Error","transition":"b"}]}"#,
      #"{"Type":"GetParticipantInput","Parameters":{"Text":"Type","InputTimeLimitSeconds":"5","StoreInput":"True","InputValidation":{"CustomValidation":{"MaximumLength":"3"}},"InputEncryption":{"EncryptionKeyId":"id","Key":"pem"}},"Transitions":{"NextAction":"b","Errors":[{"NextAction":"b","ErrorType":"NoMatchingError"}]}}"#
    ),
    (
      #"{"id":"a","type":"CheckAttribute","parameters":[{"name":"Namespace","value":"System"},{"name":"Attribute","value":"Customer Number"}],"branches":[{"condition":"Evaluate","conditionType":"Equals","conditionValue":"1","transition":"b"},{"condition":"Evaluate","conditionType":"LessThanOrEqualTo","conditionValue":5,"transition":"b"},{"condition":"NoMatch","transition":"b"}]}"#,
      #"{"Type":"Compare","Parameters":{"ComparisonValue":"$.CustomerEndpoint.Address"},"Transitions":{"NextAction":"b","Conditions":[{"NextAction":"b","Condition":{"Operator":"Equals","Operands":["1"]}},{"NextAction":"b","Condition":{"Operator":"NumberLessOrEqualTo","Operands":["5"]}}],"Errors":[{"NextAction":"b","ErrorType":"NoMatchingCondition"}]}}"#
    ),
    (
      #"{"id":"a","type":"CheckAttribute","parameters":[{"name":"Namespace","value":"User Defined"},{"name":"Attribute","value":"a b"}],"branches":[{"condition":"Evaluate","conditionType":"StartsWith","conditionValue":"x","transition":"b"},{"condition":"NoMatch","transition":"b"}]}"#,
      #"{"Type":"Compare","Parameters":{"ComparisonValue":"$.Attributes['a b']"},"Transitions":{"NextAction":"b","Conditions":[{"NextAction":"b","Condition":{"Operator":"TextStartsWith","Operands":["x"]}}],"Errors":[{"NextAction":"b","ErrorType":"NoMatchingCondition"}]}}"#
    ),
    (
      #"{"id":"a","type":"SetAttributes","parameters":[{"name":"Attribute","value":"Stored customer input","key":"pin","namespace":"System"},{"name":"Attribute","value":5,"key":"n","namespace":null}],"branches":[{"condition":"Success","transition":"b"},{"condition":"Error","transition":"b"}]}"#,
      #"{"Type":"UpdateContactAttributes","Parameters":{"Attributes":{"pin":"$.StoredCustomerInput","n":"5"}},"Transitions":{"NextAction":"b","Errors":[{"NextAction":"b","ErrorType":"NoMatchingError"}]}}"#
    ),
    (
      #"{"id":"a","type":"SetScreenPop","parameters":[{"name":"key","value":"k"},{"name":"value","value":"v"}],"branches":[{"condition":"Success","transition":"b"},{"condition":"Error","transition":"b"}]}"#,
      #"{"Type":"UpdateContactAttributes","Parameters":{"Attributes":{"k":"v"}},"Transitions":{"NextAction":"b","Errors":[{"NextAction":"b","ErrorType":"NoMatchingError"}]}}"#
    ),
    (
      #"{"id":"a","type":"InvokeExternalResource","target":"Lambda","parameters":[{"name":"FunctionArn","value":"arn:f","namespace":null},{"name":"TimeLimit","value":"4"},{"name":"Parameter","value":"x","key":"k","namespace":"External"}],"branches":[{"condition":"Success","transition":"b"},{"condition":"Error","transition":"b"}]}"#,
      #"{"Type":"InvokeLambdaFunction","Parameters":{"LambdaFunctionARN":"arn:f","InvocationTimeLimitSeconds":"4","LambdaInvocationAttributes":{"k":"$.External.x"}},"Transitions":{"NextAction":"b","Errors":[{"NextAction":"b","ErrorType":"NoMatchingError"}]}}"#
    ),
    (
      #"{"id":"a","type":"SetQueue","parameters":[{"name":"Queue","value":"","resourceName":"Basic"}],"branches":[{"condition":"Success","transition":"b"},{"condition":"Error","transition":"b"}]}"#,
      #"{"Type":"UpdateContactTargetQueue","Parameters":{"QueueId":""},"Transitions":{"NextAction":"b","Errors":[{"NextAction":"b","ErrorType":"NoMatchingError"}]}}"#
    ),
    (
      #"{"id":"a","type":"SetQueue","parameters":[{"name":"Agent","value":"who","namespace":"External"}],"branches":[{"condition":"Success","transition":"b"},{"condition":"Error","transition":"b"}]}"#,
      #"{"Type":"UpdateContactTargetQueue","Parameters":{"AgentId":"$.External.who"},"Transitions":{"NextAction":"b","Errors":[{"NextAction":"b","ErrorType":"NoMatchingError"}]}}"#
    ),
    (
      #"{"id":"a","type":"Transfer","target":"Queue","branches":[{"condition":"AtCapacity","transition":"b"},{"condition":"Error","transition":"b"}]}"#,
      #"{"Type":"TransferContactToQueue","Parameters":{},"Transitions":{"NextAction":"b","Errors":[{"NextAction":"b","ErrorType":"QueueAtCapacity"},{"NextAction":"b","ErrorType":"NoMatchingError"}]}}"#
    ),
    (
      #"{"id":"a","type":"CustomerInQueue","branches":[{"condition":"AtCapacity","transition":"b"},{"condition":"Error","transition":"b"}]}"#,
      #"{"Type":"TransferContactToQueue","Parameters":{},"Transitions":{"NextAction":"b","Errors":[{"NextAction":"b","ErrorType":"QueueAtCapacity"},{"NextAction":"b","ErrorType":"NoMatchingError"}]}}"#
    ),
    (
      #"{"id":"a","type":"Transfer","target":"Flow","parameters":[{"name":"ContactFlowId","value":"arn:c","resourceName":"Next"}],"branches":[{"condition":"Error","transition":"b"}]}"#,
      #"{"Type":"TransferToFlow","Parameters":{"ContactFlowId":"arn:c"},"Transitions":{"NextAction":"b","Errors":[{"NextAction":"b","ErrorType":"NoMatchingError"}]}}"#
    ),
    (
      #"{"id":"a","type":"TransferToFlow","parameters":[{"name":"ContactFlowId","value":"c"}],"branches":[{"condition":"Error","transition":"b"}]}"#,
      #"{"Type":"TransferToFlow","Parameters":{"ContactFlowId":"c"},"Transitions":{"NextAction":"b","Errors":[{"NextAction":"b","ErrorType":"NoMatchingError"}]}}"#
    ),
    (
      #"{"id":"a","type":"Transfer","target":"PhoneNumber","parameters":[{"name":"BlindTransfer","value":true},{"name":"PhoneNumber","value":"+1"},{"name":"TimeLimit","value":"30"}],"branches":[{"condition":"Error","transition":"b"}]}"#,
      #"{"Type":"TransferParticipantToThirdParty","Parameters":{"ThirdPartyPhoneNumber":"+1","ThirdPartyConnectionTimeLimitSeconds":"30","ContinueFlowExecution":"False"},"Transitions":{"NextAction":"b","Errors":[{"NextAction":"b","ErrorType":"NoMatchingError"}]}}"#
    ),
    (
      #"{"id":"a","type":"Transfer","target":"PhoneNumber","parameters":[{"name":"PhoneNumber","value":"+1"},{"name":"TimeLimit","value":"30"},{"name":"BlindTransfer","value":"false"}],"branches":[{"condition":"Success","transition":"b"},{"condition":"CallFailure","transition":"b"},{"condition":"Timeout","transition":"b"},{"condition":"Error","transition":"b"}]}"#,
      #"{"Type":"TransferParticipantToThirdParty","Parameters":{"ThirdPartyPhoneNumber":"+1","ThirdPartyConnectionTimeLimitSeconds":"30","ContinueFlowExecution":"True"},"Transitions":{"NextAction":"b","Errors":[{"NextAction":"b","ErrorType":"CallFailed"},{"NextAction":"b","ErrorType":"ConnectionTimeLimitExceeded"},{"NextAction":"b","ErrorType":"NoMatchingError"}]}}"#
    ),
    (
      #"{"id":"a","type":"Transfer","target":"Agent"}"#,
      #"{"Type":"TransferContactToAgent","Parameters":{},"Transitions":{}}"#
    ),
    (
      #"{"id":"a","type":"Resume"}"#,
      #"{"Type":"EndFlowExecution","Parameters":{},"Transitions":{}}"#
    ),
    (
      #"{"id":"a","type":"CheckHoursOfOperation","parameters":[{"name":"Hours","value":"arn:h"}],"branches":[{"condition":"True","transition":"b"},{"condition":"False","transition":"b"},{"condition":"Error","transition":"b"}]}"#,
      #"{"Type":"CheckHoursOfOperation","Parameters":{"HoursOfOperationId":"arn:h"},"Transitions":{"NextAction":"b","Conditions":[{"NextAction":"b","Condition":{"Operator":"Equals","Operands":["True"]}},{"NextAction":"b","Condition":{"Operator":"Equals","Operands":["False"]}}],"Errors":[{"NextAction":"b","ErrorType":"NoMatchingError"}]}}"#
    ),
    (
      #"{"id":"a","type":"CheckStaffing","parameters":[{"name":"Status","value":"Staffed"},{"name":"Queue","value":"q"}],"branches":[{"condition":"True","transition":"b"},{"condition":"False","transition":"b"},{"condition":"Error","transition":"b"}]}"#,
      #"{"Type":"CheckMetricData","Parameters":{"MetricType":"NumberOfAgentsStaffed","QueueId":"q"},"Transitions":{"NextAction":"b","Conditions":[{"NextAction":"b","Condition":{"Operator":"NumberGreaterThan","Operands":["0"]}}],"Errors":[{"NextAction":"b","ErrorType":"NoMatchingCondition"},{"NextAction":"b","ErrorType":"NoMatchingError"}]}}"#
    ),
    (
      #"{"id":"a","type":"CheckQueueStatus","branches":[{"condition":"CheckQueueTime","conditionType":"LessThan","conditionValue":300000,"transition":"b"},{"condition":"NoMatch","transition":"b"},{"condition":"Error","transition":"b"}]}"#,
      #"{"Type":"CheckMetricData","Parameters":{"MetricType":"OldestContactInQueueAgeSeconds"},"Transitions":{"NextAction":"b","Conditions":[{"NextAction":"b","Condition":{"Operator":"NumberLessThan","Operands":["300000"]}}],"Errors":[{"NextAction":"b","ErrorType":"NoMatchingCondition"},{"NextAction":"b","ErrorType":"NoMatchingError"}]}}"#
    ),
    (
      #"{"id":"a","type":"CheckQueueStatus","branches":[{"condition":"CheckQueueCapacity","conditionType":"GreaterThan","conditionValue":5,"transition":"b"},{"condition":"NoMatch","transition":"b"},{"condition":"Error","transition":"b"}]}"#,
      #"{"Type":"CheckMetricData","Parameters":{"MetricType":"NumberOfContactsInQueue"},"Transitions":{"NextAction":"b","Conditions":[{"NextAction":"b","Condition":{"Operator":"NumberGreaterThan","Operands":["5"]}}],"Errors":[{"NextAction":"b","ErrorType":"NoMatchingCondition"},{"NextAction":"b","ErrorType":"NoMatchingError"}]}}"#
    ),
    (
      #"{"id":"a","type":"GetMetricData","parameters":[{"name":"Queue","value":"q"}],"branches":[{"condition":"Success","transition":"b"},{"condition":"Error","transition":"b"}]}"#,
      #"{"Type":"GetMetricData","Parameters":{"QueueId":"q"},"Transitions":{"NextAction":"b","Errors":[{"NextAction":"b","ErrorType":"NoMatchingError"}]}}"#
    ),
    (
      #"{"id":"a","type":"Loop","parameters":[{"name":"LoopCount","value":"3"}],"branches":[{"condition":"Looping","transition":"b"},{"condition":"Complete","transition":"b"}]}"#,
      #"{"Type":"Loop","Parameters":{"LoopCount":"3"},"Transitions":{"NextAction":"b","Conditions":[{"NextAction":"b","Condition":{"Operator":"Equals","Operands":["ContinueLooping"]}},{"NextAction":"b","Condition":{"Operator":"Equals","Operands":["DoneLooping"]}}]}}"#
    ),
    (
      #"{"id":"a","type":"LoopPrompts","parameters":[{"name":"Text","value":"Hold","key":"text"},{"name":"Text","value":"<speak/>","key":"ssml"},{"name":"AudioPrompt","value":"p"},{"name":"InterruptSeconds","value":60}],"branches":[{"condition":"Timeout","transition":"b"},{"condition":"Error","transition":"b"}]}"#,
      #"{"Type":"MessageParticipantIteratively","Parameters":{"Messages":[{"Text":"Hold"},{"SSML":"<speak/>"},{"PromptId":"p"}],"InterruptFrequencySeconds":"60"},"Transitions":{"NextAction":"b","Conditions":[{"NextAction":"b","Condition":{"Operator":"Equals","Operands":["MessagesInterrupted"]}}],"Errors":[{"NextAction":"b","ErrorType":"NoMatchingError"}]}}"#
    ),
    (
      #"{"id":"a","type":"LoopPrompts","parameters":[{"name":"Text","value":"Hold","key":"text"}],"branches":[{"condition":"Error","transition":"b"}]}"#,
      #"{"Type":"MessageParticipantIteratively","Parameters":{"Messages":[{"Text":"Hold"}]},"Transitions":{"Errors":[{"NextAction":"b","ErrorType":"NoMatchingError"}]}}"#
    ),
    (
      #"{"id":"a","type":"Wait","parameters":[{"name":"TimeoutSeconds","value":"10"}],"branches":[{"condition":"Timeout","transition":"b"},{"condition":"Error","transition":"b"}]}"#,
      #"{"Type":"Wait","Parameters":{"TimeLimitSeconds":"10"},"Transitions":{"NextAction":"b","Conditions":[{"NextAction":"b","Condition":{"Operator":"Equals","Operands":["WaitCompleted"]}}],"Errors":[{"NextAction":"b","ErrorType":"NoMatchingError"}]}}"#
    ),
    (
      #"{"id":"a","type":"Wait","parameters":[{"name":"TimeoutSeconds","value":"10"}],"branches":[{"condition":"Timeout","transition":"b"},{"condition":"CustomerReturned","transition":"b"},{"condition":"Error","transition":"b"}]}"#,
      #"{"Type":"Wait","Parameters":{"TimeLimitSeconds":"10","Events":["CustomerReturned"]},"Transitions":{"NextAction":"b","Conditions":[{"NextAction":"b","Condition":{"Operator":"Equals","Operands":["WaitCompleted"]}},{"NextAction":"b","Condition":{"Operator":"Equals","Operands":["CustomerReturned"]}}],"Errors":[{"NextAction":"b","ErrorType":"NoMatchingError"}]}}"#
    ),
    (
      #"{"id":"a","type":"PercentileBranching","branches":[{"condition":"Evaluate","conditionType":"Equals","conditionValue":3,"transition":"b"},{"condition":"Evaluate","conditionType":"Equals","conditionValue":"6","transition":"b"},{"condition":"NoMatch","transition":"b"}]}"#,
      #"{"Type":"DistributeByPercentage","Parameters":{},"Transitions":{"NextAction":"b","Conditions":[{"NextAction":"b","Condition":{"Operator":"NumberLessThan","Operands":["4"]}},{"NextAction":"b","Condition":{"Operator":"NumberLessThan","Operands":["10"]}}],"Errors":[{"NextAction":"b","ErrorType":"NoMatchingCondition"}]}}"#
    ),
    (
      #"{"id":"a","type":"SetContactFlow","parameters":[{"name":"Type","value":"AgentWhisper"},{"name":"ContactFlowId","value":"w"}],"branches":[{"condition":"Success","transition":"b"}]}"#,
      #"{"Type":"UpdateContactEventHooks","Parameters":{"EventHooks":{"AgentWhisper":"w"}},"Transitions":{"NextAction":"b","Errors":[{"NextAction":"b","ErrorType":"NoMatchingError"}]}}"#
    ),
    (
      #"{"id":"a","type":"SetEventHook","target":"Flow","parameters":[{"name":"Type","value":"CustomerQueue"},{"name":"ContactFlowId","value":"","resourceName":"Music"}],"branches":[{"condition":"Success","transition":"b"},{"condition":"Error","transition":"b"}]}"#,
      #"{"Type":"UpdateContactEventHooks","Parameters":{"EventHooks":{"CustomerQueue":""}},"Transitions":{"NextAction":"b","Errors":[{"NextAction":"b","ErrorType":"NoMatchingError"}]}}"#
    ),
    (
      #"{"id":"a","type":"SetVoice","parameters":[{"name":"GlobalVoice","value":"Joanna"}],"branches":[{"condition":"Success","transition":"b"}]}"#,
      #"{"Type":"UpdateContactTextToSpeechVoice","Parameters":{"TextToSpeechVoice":"Joanna"},"Transitions":{"NextAction":"b"}}"#
    ),
    (
      #"{"id":"a","type":"SetVoice","parameters":[{"name":"GlobalVoice","value":"Joanna"},{"name":"GlobalEngine","value":"Neural"},{"name":"SpeakingStyle","value":"None"}],"branches":[{"condition":"Success","transition":"b"}]}"#,
      #"{"Type":"UpdateContactTextToSpeechVoice","Parameters":{"TextToSpeechVoice":"Joanna","TextToSpeechEngine":"Neural","TextToSpeechStyle":"None"},"Transitions":{"NextAction":"b"}}"#
    ),
    (
      #"{"id":"a","type":"SetAttributes","parameters":[{"name":"Attribute","value":"$.External.wish","key":"wish","namespace":"User Defined"}],"branches":[{"condition":"Success","transition":"b"},{"condition":"Error","transition":"b"}]}"#,
      #"{"Type":"UpdateContactAttributes","Parameters":{"Attributes":{"wish":"$.Attributes.$.External.wish"}},"Transitions":{"NextAction":"b","Errors":[{"NextAction":"b","ErrorType":"NoMatchingError"}]}}"#
    ),
    (
      #"{"id":"a","type":"SetContactData","parameters":[{"name":"ContactData","namespace":null,"languageCode":"es-ES"}],"branches":[{"condition":"Success","transition":"b"},{"condition":"Error","transition":"b"}]}"#,
      #"{"Type":"UpdateContactData","Parameters":{"LanguageCode":"es-ES"},"Transitions":{"NextAction":"b","Errors":[{"NextAction":"b","ErrorType":"NoMatchingError"}]}}"#
    ),
    (
      #"{"id":"a","type":"CreateTask","parameters":[{"name":"ContactFlowId","value":"f","resourceName":"Tasks"},{"name":"ContactData","contactName":"Call back","namespace":null},{"name":"ContactData","contactDescription":"wish","namespace":"User Defined"},{"name":"Attribute","value":"Stored customer input","key":"number","namespace":"System"},{"name":"Attribute","value":"7","key":"account"}],"branches":[{"condition":"Success","transition":"b"},{"condition":"Error","transition":"b"}]}"#,
      #"{"Type":"CreateTask","Parameters":{"ContactFlowId":"f","Name":"Call back","Description":"$.Attributes.wish","Attributes":{"number":"$.StoredCustomerInput","account":"7"}},"Transitions":{"NextAction":"b","Errors":[{"NextAction":"b","ErrorType":"NoMatchingError"}]}}"#
    ),
    (
      #"{"id":"a","type":"InvokeFlowModule","parameters":[{"name":"FlowModuleId","value":"m","resourceName":"Hours","namespace":null}],"branches":[{"condition":"NoMatch","transition":"b"},{"condition":"Error","transition":"b"}]}"#,
      #"{"Type":"InvokeFlowModule","Parameters":{"FlowModuleId":"m"},"Transitions":{"NextAction":"b","Errors":[{"NextAction":"b","ErrorType":"NoMatchingCondition"},{"NextAction":"b","ErrorType":"NoMatchingError"}]}}"#
    ),
    (
      #"{"id":"a","type":"ReturnFromFlowModule","parameters":[],"branches":[]}"#,
      #"{"Type":"EndFlowModuleExecution","Parameters":{},"Transitions":{}}"#
    ),
    (
      #"{"id":"a","type":"SetLoggingBehavior","parameters":[{"name":"LoggingBehavior","value":"Disable"}],"branches":[{"condition":"Success","transition":"b"}]}"#,
      #"{"Type":"UpdateFlowLoggingBehavior","Parameters":{"FlowLoggingBehavior":"Disabled"},"Transitions":{"NextAction":"b"}}"#
    ),
    (
      #"{"id":"a","type":"SetRecordingBehavior","parameters":[{"name":"RecordingBehaviorOption","value":"Enable"},{"name":"RecordingParticipantOption","value":"Both"}],"branches":[{"condition":"Success","transition":"b"}]}"#,
      #"{"Type":"UpdateContactRecordingBehavior","Parameters":{"RecordingBehavior":{"RecordedParticipants":["Agent","Customer"]}},"Transitions":{"NextAction":"b"}}"#
    ),
    (
      #"{"id":"a","type":"SetRecordingBehavior","parameters":[{"name":"RecordingBehaviorOption","value":"Disable"},{"name":"RecordingParticipantOption","value":"Both"},{"name":"AnalyticsBehaviorOption","value":"Enable"},{"name":"AnalyticsLanguageLocaleCode","value":"en-US"},{"name":"AnalyticsCustomVocabulary","value":"None"},{"name":"AnalyticsRedactionOption","value":"Enable"},{"name":"AnalyticsRedactionPolicy","value":"RedactedOnly"},{"name":"AnalyticsMode","value":"RealTime"}],"branches":[{"condition":"Success","transition":"b"}]}"#,
      #"{"Type":"UpdateContactRecordingBehavior","Parameters":{"RecordingBehavior":{"RecordedParticipants":[]},"AnalyticsBehavior":{"Enabled":"True","AnalyticsLanguage":"en-US","AnalyticsRedactionBehavior":"Enabled","AnalyticsRedactionResults":"RedactedOnly","ChannelConfiguration":{"Voice":{"AnalyticsModes":["RealTime"]}}}},"Transitions":{"NextAction":"b"}}"#
    ),
    (
      #"{"id":"a","type":"StartMediaStreaming","parameters":[{"name":"Track","value":"FromCustomer"},{"name":"Track","value":"ToCustomer"},{"name":"MediaStreamTypes","value":"Audio"}],"branches":[{"condition":"Success","transition":"b"},{"condition":"Error","transition":"b"}]}"#,
      #"{"Type":"UpdateContactMediaStreamingBehavior","Parameters":{"MediaStreamingState":"Enabled","Participants":[{"ParticipantType":"Customer","MediaDirections":["From","To"]}],"MediaStreamType":"Audio"},"Transitions":{"NextAction":"b","Errors":[{"NextAction":"b","ErrorType":"NoMatchingError"}]}}"#
    ),
    (
      #"{"id":"a","type":"StopMediaStreaming","parameters":[{"name":"Track","value":"FromCustomer"}],"branches":[{"condition":"Success","transition":"b"},{"condition":"Error","transition":"b"}]}"#,
      #"{"Type":"UpdateContactMediaStreamingBehavior","Parameters":{"MediaStreamingState":"Disabled","Participants":[{"ParticipantType":"Customer","MediaDirections":["From"]}],"MediaStreamType":"Audio"},"Transitions":{"NextAction":"b","Errors":[{"NextAction":"b","ErrorType":"NoMatchingError"}]}}"#
    ),
    (
      #"{"id":"a","type":"UpdateRoutingPriority","parameters":[{"name":"AbsolutePosition","value":"1"}],"branches":[{"condition":"Success","transition":"b"}]}"#,
      #"{"Type":"UpdateContactRoutingBehavior","Parameters":{"QueuePriority":"1"},"Transitions":{"NextAction":"b"}}"#
    ),
    (
      #"{"id":"a","type":"UpdateRoutingPriority","parameters":[{"name":"TimeOffset","value":"-5"}],"branches":[{"condition":"Success","transition":"b"}]}"#,
      #"{"Type":"UpdateContactRoutingBehavior","Parameters":{"QueueTimeAdjustmentSeconds":"-5"},"Transitions":{"NextAction":"b"}}"#
    ),
    (
      #"{"id":"a","type":"SetCallBackNumber","parameters":[{"name":"CallBackNumber","value":"phone","namespace":"User Defined"}],"branches":[{"condition":"Success","transition":"b"},{"condition":"InvalidPhoneNumber","transition":"b"},{"condition":"NonDialableNumber","transition":"b"}]}"#,
      #"{"Type":"UpdateContactCallbackNumber","Parameters":{"CallbackNumber":"$.Attributes.phone"},"Transitions":{"NextAction":"b","Errors":[{"NextAction":"b","ErrorType":"InvalidCallbackNumber"},{"NextAction":"b","ErrorType":"CallbackNumberNotDialable"}]}}"#
    ),
    (
      #"{"id":"a","type":"CreateCallback","parameters":[{"name":"InitialDelaySeconds","value":15},{"name":"RetryDelaySeconds","value":600},{"name":"MaxRetryAttempts","value":1}],"branches":[{"condition":"Success","transition":"b"},{"condition":"Error","transition":"b"}]}"#,
      #"{"Type":"CreateCallbackContact","Parameters":{"InitialCallDelaySeconds":"15","MaximumConnectionAttempts":"1","RetryDelaySeconds":"600"},"Transitions":{"NextAction":"b","Errors":[{"NextAction":"b","ErrorType":"NoMatchingError"}]}}"#
    ),
    (
      #"{"id":"a","type":"Hold","parameters":[{"name":"HoldOption","value":"AgentOnHold"}],"branches":[{"condition":"Success","transition":"b"},{"condition":"Error","transition":"b"}]}"#,
      #"{"Type":"UpdatePreviousContactParticipantState","Parameters":{"PreviousContactParticipantState":"AgentOnHold"},"Transitions":{"NextAction":"b","Errors":[{"NextAction":"b","ErrorType":"NoMatchingError"}]}}"#
    ),
  ]
}

import ContactCenter
import FlowEngine
import FlowTestSupport
import Testing

@Suite struct CreateTaskTests {
  static func probe(_ parameters: String) -> ActionText {
    .probe("CreateTask", parameters, on: ["NoMatchingError"])
  }

  @Test(arguments: [
    (#"{"Name": "Call $.Attributes.v", "ContactFlowId": "f"}"#, "create task with f {Name: Call Asha}"),
    (
      #"{"Name": "N", "Description": "D", "ContactFlowId": "f", "DelaySeconds": "60"}"#,
      "create task with f in 60 s {Name: N, Description: D}"
    ),
    (
      #"{"Name": "N", "ContactFlowId": "f", "Attributes": {"a": "1"}, "References": {"r": {"Value": "u", "Type": "URL"}}}"#,
      "create task with f {Name: N, Attributes.a: 1, References.r.Value: u, References.r.Type: URL}"
    ),
    (#"{"Name": "N", "TaskTemplateId": "t-1"}"#, "create task with template t-1 {Name: N}"),
    (#"{"Name": "N", "ContactFlowId": "f", "ScheduledTime": "90"}"#, "create task with f in 90 s {Name: N}"),
    (
      #"{"Name": "N", "ContactFlowId": "f", "ScheduledTime": "1970-01-01T00:01:30Z"}"#,
      "create task with f in 90 s {Name: N}"
    ),
    (
      #"{"Name": "N", "ContactFlowId": "f", "ScheduledTime": "1970-01-01T05:32:00.250+05:30"}"#,
      "create task with f in 120 s {Name: N}"
    ),
    (
      #"{"Name": "N", "ContactFlowId": "f", "ScheduledTime": "1970-01-01 00:03"}"#,
      "create task with f in 180 s {Name: N}"
    ),
  ])
  func asksForTheTask(parameters: String, effect: String) throws {
    #expect(try Call.begin(Self.probe(parameters), attributes: [("v", "Asha")]).effects == [effect])
  }

  @Test(arguments: ["", #""Name": "", "#, #""Name": "$.Attributes.none", "#])
  func aTaskWithoutANameIsNone(name: String) throws {
    let call = try Call.begin(Self.probe("{\(name)\"ContactFlowId\": \"f\"}"))
    #expect(call.effects.isEmpty && call.last == "NoMatchingError")
  }

  /// Its flow, what it has where nothing is given, and what it asks for.
  @Test(arguments: [
    (
      #"{"Name": "N", "TaskTemplateId": "t-1", "References": {"r": {"Value": "u"}}}"#,
      "create task with f {Name: N, References.r.Value: u, Description: D, Attributes.plan: gold}"
    ),
    (
      #"{"Name": "N", "TaskTemplateId": "t-1", "References": {"r": {"Value": "u"}}, "Attributes": {"plan": "tin"}}"#,
      "create task with f {Name: N, Attributes.plan: tin, References.r.Value: u, Description: D}"
    ),
    (#"{"Name": "N", "TaskTemplateId": "t-1"}"#, nil),
    (#"{"Name": "N", "TaskTemplateId": "t-2", "References": {"r": {"Value": "u"}}}"#, nil),
  ])
  func aTemplateOfTheCenterSaysWhatItsTasksAre(parameters: String, effect: String?) throws {
    let template = TaskTemplateDefinition(
      name: "Call back", arn: "arn:x/task-template/t-1", flow: "f",
      defaults: [.init("Description", "D"), .init("Attributes.plan", "gold")], required: ["References.r"])
    let center = ContactCenterDefinition(name: "small", taskTemplates: [template])
    let call = Call(try Program.linking([FlowText([Self.probe(parameters)])], center: center))
    call.begin()
    #expect(call.effects == (effect.map { [$0] } ?? []))
    if effect == nil { #expect(call.last == "NoMatchingError") }
  }

  @Test(arguments: [(true, "next"), (false, "NoMatchingError")])
  func goesOnWhenItIsCreated(isDone: Bool, last: String) throws {
    let call = try Call.begin(Self.probe(#"{"Name": "N", "ContactFlowId": "f"}"#))
    #expect(call.isWaiting)
    call.deliver(.answered(isDone))
    #expect(call.last == last)
  }

  @Test(arguments: [
    #"{"Name": "N"}"#, #"{"Name": "N", "ContactFlowId": "$.Attributes.none"}"#,
    #"{"Name": "N", "ContactFlowId": "f", "ScheduledTime": "soon"}"#,
  ])
  func whatCannotBeginIsAnError(parameters: String) throws {
    #expect(try Call.begin(Self.probe(parameters)).last == "NoMatchingError")
  }

  @Test(arguments: [
    (#"{"Name": "N"}"#, ["missing-parameter"]),
    (#"{"Name": "N", "ContactFlowId": "f", "DelaySeconds": "0"}"#, ["parameter-range"]),
    (#"{"Name": "N", "ContactFlowId": "f"}"#, []),
  ])
  func theParametersAreLookedAt(parameters: String, rules: [String]) throws {
    #expect(try Program.linking([FlowText([Self.probe(parameters)])]).problems.map(\.rule) == rules)
  }

  @Test(arguments: ["518401", "9999999999"]) func aDelayThatIsTooLongFails(delay: String) throws {
    let call = try Call.begin(
      Self.probe("{\"Name\": \"N\", \"ContactFlowId\": \"f\", \"DelaySeconds\": \"\(delay)\"}"))
    #expect(call.effects.isEmpty && call.last == "NoMatchingError")
  }
}

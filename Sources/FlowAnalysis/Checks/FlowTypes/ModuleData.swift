import FlowDocument
import FlowEngine
import JSON

/// Values between a flow and a module that are not as the module declares them.
enum ModuleData: CenterCheck {
  static let description = CheckDescription(
    "module-data", in: .flowTypes, .warning,
    "a module gets or gives values other than those that it declares",
    why: "the service refuses them", fix: "name the values as the module declares them",
    bad: CheckExample(
      also: [module(returning: "nick")], invocation("mail"), .say("hello", "Hello.", "end"), .end()),
    good: CheckExample(
      also: [module(returning: "name")], invocation("email"), .say("hello", "Hello.", "end"), .end()))

  private static func invocation(_ name: String) -> ExampleAction {
    .action(
      "ask", "InvokeFlowModule",
      "{ \"FlowModuleId\": \"look up\", \"Input\": { \"\(name)\": \"$.Attributes.email\" } }", "hello",
      on: ["NoMatchingError": "hello"])
  }

  private static func module(returning name: String) -> CheckExample.Flow {
    CheckExample.Flow(
      name: "look up",
      json: """
        {
          "Version": "2019-10-30",
          "StartAction": "back",
          "Metadata": {
            "name": "look up", "type": "contactFlowModule",
            "settings": {
              "input": { "schema": { "type": "object", "properties": { "email": { "type": "string" } } } },
              "resultData": { "schema": { "type": "object", "properties": { "name": { "type": "string" } } } }
            }
          },
          "Actions": [
            { "Identifier": "back", "Type": "EndFlowModuleExecution", "Parameters": { "ResultData": { "\(name)": "Ann" } }, "Transitions": {} }
          ]
        }

        """)
  }

  static func check(_ center: AnalyzedCenter, _ findings: inout Findings) {
    let rules = center.program.rules
    for flow in center.flows {
      guard let resultData = flow.document.contract?.resultData else { continue }
      for action in flow.actions(ofType: "EndFlowModuleExecution") {
        let data = action.action.parameter(rules.moduleResultDataParameter)
        check(data, of: action, "gives back", resultData, &findings)
      }
    }
    for link in center.links where link.kind == .module {
      guard let target = link.target,
        let declared = center.program.flows[target.index].document.contract?.input
      else { continue }
      let action = link.source
      let input = action.action.parameter(rules.moduleInputParameter) ?? action.action.parameter("Input")
      check(input, of: action, "gives the module", declared, &findings)
      let missing = declared.required.filter { input?[$0] == nil }
      guard !missing.isEmpty else { continue }
      findings.report(
        self, at: input ?? link.value,
        "\(action.quoted) does not give the module \(missing.map { "\"\($0)\"" }.listed(by: "and"))",
        why: "the module requires it", fix: "give it under \"Input\"")
    }
  }

  private static func check(
    _ data: JSONValue?, of action: AnalyzedAction, _ verb: String, _ schema: ModuleContract.Schema,
    _ findings: inout Findings
  ) {
    for member in data?.members ?? [] {
      guard let declared = schema.values.first(where: { $0.name == member.name }) else {
        let names = schema.values.map { "\"\($0.name)\"" }
        findings.report(
          self, at: member.key,
          "\(action.quoted) \(verb) \"\(member.name)\", which the module does not declare",
          why: names.isEmpty ? "it declares no value there" : "it declares " + names.listed(by: "and"))
        continue
      }
      guard let type = declared.type, ["number", "integer", "boolean"].contains(type),
        member.value.kind == .string
      else { continue }
      findings.report(
        self, at: member.value, "\"\(member.name)\" of \(action.quoted) must be a \(type), found a string",
        why: "the module declares it so, and the service refuses a string there, also a reference",
        fix: "write the value without quotes")
    }
  }
}

import Diagnostics
import JSON

// Templates of tasks and cases, by their ids or names.
extension DefinitionReader {
  mutating func taskTemplates(in root: JSONValue, flows: [FlowDefinition]?) -> [TaskTemplateDefinition] {
    entries(in: root, "taskTemplates").compactMap { member in
      let keys = ["arn", "flow", "description", "attributes", "required"]
      guard let value = object(member.value, "a task template", keys: keys),
        let flow = flow(of: value, "a task template", flows: flows)
      else { return nil }
      let description = text(in: value, "description").map {
        TaskTemplateDefinition.Default("Description", $0)
      }
      let attributes = entries(in: value, "attributes").compactMap { attribute in
        text(attribute.value, "an attribute").map {
          TaskTemplateDefinition.Default("Attributes." + attribute.name, $0)
        }
      }
      return TaskTemplateDefinition(
        name: member.name, arn: arn(in: value), flow: flow,
        defaults: (description.map { [$0] } ?? []) + attributes, required: names(in: value, "required") ?? [])
    }
  }

  mutating func caseTemplates(in root: JSONValue) -> [CaseTemplateDefinition]? {
    guard root["caseTemplates"] != nil else { return nil }
    return entries(in: root, "caseTemplates").compactMap { member in
      guard let value = object(member.value, "a case template", keys: ["arn", "fields", "required"]) else {
        return nil
      }
      return CaseTemplateDefinition(
        name: member.name, arn: arn(in: value), fields: names(in: value, "fields"),
        required: names(in: value, "required") ?? [])
    }
  }

  private mutating func names(in object: JSONValue, _ key: String) -> [String]? {
    guard let value = object[key] else { return nil }
    guard value.kind == .array else {
      report(
        value.finding("\"\(key)\" must be a list, found \(value.kind.words)", rule: "wrong-type"))
      return nil
    }
    return value.elements.compactMap { text($0, "the name of a field") }
  }
}

import Diagnostics
import JSON

extension DefinitionReader {
  mutating func flows(in root: JSONValue) -> [FlowDefinition]? {
    guard root["flows"] != nil else { return nil }
    var places: [(arn: String?, value: JSONValue)] = []
    let flows = entries(in: root, "flows").compactMap { member -> FlowDefinition? in
      guard let value = object(member.value, "a flow", keys: ["file", "arn"]) else { return nil }
      let arn = arn(in: value)
      places.append((arn, value))
      // One whose file is wrong stays, so that numbers that name it are not reported too.
      return FlowDefinition(name: member.name, arn: arn, file: file(in: value, "a flow") ?? "")
    }
    reportSharedArns(places)
    return flows
  }

  mutating func numbers(in root: JSONValue, flows: [FlowDefinition]?) -> [NumberDefinition] {
    var numbers: [NumberDefinition] = []
    for member in entries(in: root, "numbers") {
      let number = phoneNumber(member.name, at: member.key)
      guard let value = object(member.value, "a number", keys: ["name", "flow"]) else { continue }
      let name = text(in: value, "name")
      guard let flow = flow(of: value, "a number", flows: flows), let number else { continue }
      guard !numbers.contains(where: { $0.number == number }) else {
        report(
          member.key.finding(
            "the number \(number) stands twice", rule: "duplicate-number", fix: "remove one of the entries"))
        continue
      }
      numbers.append(NumberDefinition(number: number, name: name, flow: flow))
    }
    return numbers
  }

  /// The name of the flow that a number, a template or a queue names.
  mutating func flow(
    of value: JSONValue, under key: String = "flow", _ what: String, flows: [FlowDefinition]?
  ) -> String? {
    guard let reference = requiredText(in: value, key, what), let place = value[key] else {
      return nil
    }
    if let flows {
      if let flow = flows[reference] { return flow.name }
      reportUnknown("flow", reference, at: place, among: flows.map(\.name), in: "\"flows\"")
      return nil
    }
    if surroundings.flowNames.contains(reference) { return reference }
    let near = nearest(to: reference, among: surroundings.flowNames)
    report(
      place.finding(
        "there is no flow \"\(reference)\" in this folder", rule: "unknown-flow",
        why: near != nil || surroundings.flowNames.isEmpty
          ? nil : "it has \(Self.list(surroundings.flowNames))",
        fix: near.map { "did you mean \"\($0)\"?" } ?? "put its file beside this one, or name another"))
    return nil
  }

  mutating func prompts(in root: JSONValue) -> [PromptDefinition] {
    var places: [(arn: String?, value: JSONValue)] = []
    let prompts = entries(in: root, "prompts").compactMap { member -> PromptDefinition? in
      guard let value = object(member.value, "a prompt", keys: ["arn", "file"]) else { return nil }
      let arn = arn(in: value)
      places.append((arn, value))
      guard let file = file(in: value, "a prompt"), let place = value["file"] else { return nil }
      guard let form = PromptDefinition.form(ofFile: file) else {
        report(
          place.finding(
            "\"\(file)\" is not a prompt's file", rule: "bad-prompt-file",
            fix: "name a .txt file with the wording, a .ssml file, or a .wav file"))
        return nil
      }
      return PromptDefinition(name: member.name, arn: arn, file: file, form: form)
    }
    reportSharedArns(places)
    return prompts
  }
}

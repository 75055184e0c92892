import Diagnostics
import JSON

/// A file that holds flows for a tool to put into an instance: a template of CloudFormation, a configuration or a state of
/// Terraform, a list of answers.
public struct FlowTemplate {
  /// What the file is, with its article; nil for one of no kind that is known.
  let kind: String?
  /// What its flows are called, in the order of the file.
  let names: [String]

  /// The rule under which such a file is refused.
  public static let rule = "flows-inside"

  /// Nil where the JSON holds no flow.
  init?(_ root: JSONValue) {
    var names: [String] = []
    Self.collect(root, called: nil, depth: 0, &names)
    guard !names.isEmpty else { return nil }
    self.names = names
    if root["Resources"] != nil {
      kind = "a CloudFormation template"
    } else if root["terraform_version"] != nil {
      kind = "a Terraform state"
    } else {
      kind = nil
    }
  }

  private static func collect(_ value: JSONValue, called key: String?, depth: Int, _ names: inout [String]) {
    guard depth < 12 else { return }
    switch value.kind {
    case .array: for element in value.elements { collect(element, called: key, depth: depth + 1, &names) }
    case .object:
      if value["Type"]?.string.map(types.contains) == true, let properties = value["Properties"] {
        names.append(properties["Name"]?.string ?? key ?? "a flow")
      } else if let holder = FlowHolder(value) {
        names.append(holder.name?.string ?? key ?? "a flow")
      } else {
        for member in value.members { collect(member.value, called: member.name, depth: depth + 1, &names) }
      }
    case .null, .boolean, .number, .string: break
    }
  }

  /// The resources of CloudFormation that are flows.
  private static let types: Set = ["AWS::Connect::ContactFlow", "AWS::Connect::ContactFlowModule"]

  /// Nil for a text that is no template in YAML, and no configuration of Terraform, with flows in it.
  init?(text: String) {
    let isTerraform = text.contains("\"aws_connect_contact_flow")
    guard isTerraform || Self.types.contains(where: text.contains) else { return nil }
    var names: [String] = []
    // In YAML the name of a resource stands before its type, on a line of its own.
    var key = ""
    for line in text.split(whereSeparator: \.isNewline) {
      let words = line.drop { $0 == " " || $0 == "\t" }
      if isTerraform {
        let parts = words.split(separator: "\"")
        guard parts.count > 3, parts[0].hasPrefix("resource"), parts[1].hasPrefix("aws_connect_contact_flow")
        else { continue }
        names.append(String(parts[3]))
      } else if words.hasPrefix("Type:") {
        let type = words.dropFirst(5).filter { !" \"'\r".contains($0) }
        if Self.types.contains(type) { names.append(key) }
      } else if words.last == ":" {
        key = String(words.dropLast())
      }
    }
    guard !names.isEmpty else { return nil }
    self.names = names
    kind = isTerraform ? "a Terraform configuration" : "a CloudFormation template"
  }

  /// Why the file is refused, and what to take out of it.
  func finding(in source: String, at place: Diagnostic.Place?) -> Diagnostic {
    let shown = names.prefix(8).map { "\"\($0)\"" }.joined(separator: ", ")
    let all = shown + (names.count > 8 ? " and \(names.count - 8) more" : "")
    let count = names.count == 1 ? "a flow" : "\(names.count) flows"
    return Diagnostic(
      in: source, at: place,
      kind.map { "this is \($0) with \(count) in it: \(all)" }
        ?? "this file is no flow by itself, but keeps \(count): \(all)",
      rule: Self.rule, why: "a file is read as one flow, as the console exports it",
      fix: names.count == 1
        ? "export the flow from the console, or copy what stands under its content into a file of its own"
        : "export each flow from the console, or copy what stands under its content into a file of its own")
  }
}

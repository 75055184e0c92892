import FlowEngine
import JSON

/// A place where an action reads data of the contact.
public final class ReferenceUse {
  /// The names on the path, as `["Attributes", "name"]`.
  public let names: [String]
  /// As the text has it: `$.Attributes.name`.
  public let wording: String
  /// The text it stands in.
  public let value: JSONValue
  /// The keys that lead to the text in `Parameters`, list elements left out; empty in a condition.
  public let parameter: [String]

  /// The space of the contact's data, in the present spelling: `LambdaInvocation.ResultData` is `External`.
  let space: String
  /// The name in its space: "name"; nil for a path of one name.
  let key: String?

  private init(_ names: [String], _ wording: String, in value: JSONValue, at parameter: [String]) {
    self.names = names
    self.wording = wording
    self.value = value
    self.parameter = parameter
    let isLambdaResult = names.count > 2 && names[0] == "LambdaInvocation" && names[1] == "ResultData"
    space = isLambdaResult ? "External" : names[0]
    let rest = names.dropFirst(isLambdaResult ? 2 : 1)
    key = rest.count < 2 ? rest.first : rest.joined(separator: ".")
  }

  /// Every reference in a value that holds a dollar sign, and in all that is in it. A path with backticks is left out: it is only known while the flow
  /// runs.
  static func collect(_ value: JSONValue, at path: [String], _ uses: inout [ReferenceUse]) {
    switch value.kind {
    case .string:
      for found in FoundReference.all(in: value.string ?? "") {
        guard let names = found.names else { continue }
        uses.append(ReferenceUse(names, found.wording, in: value, at: path))
      }
    case .array:
      for element in value.elements where element.holds(UInt8(ascii: "$")) {
        collect(element, at: path, &uses)
      }
    case .object:
      for member in value.members {
        if member.key.holds(UInt8(ascii: "$")) { collect(member.key, at: path, &uses) }
        guard member.value.holds(UInt8(ascii: "$")) else { continue }
        collect(member.value, at: path + [member.name], &uses)
      }
    case .null, .boolean, .number: break
    }
  }
}

import FlowEngine
import JSON

/// A place where an action reads data of the contact.
public struct ReferenceUse {
  /// The names on the path, as `["Attributes", "name"]`.
  public let names: [String]
  /// As the text has it: `$.Attributes.name`.
  public let wording: String
  /// The text it stands in.
  public let value: JSONValue
  /// The keys that lead to the text in `Parameters`, list elements left out; empty in a condition.
  public let parameter: [String]

  /// The space of the contact's data, in the present spelling: `LambdaInvocation.ResultData` is `External`.
  var space: String { isLambdaResult ? "External" : names[0] }

  /// The name in its space: "name"; nil for a path of one name.
  var key: String? {
    let rest = names.dropFirst(isLambdaResult ? 2 : 1)
    return rest.isEmpty ? nil : rest.joined(separator: ".")
  }

  private var isLambdaResult: Bool {
    names.count > 2 && names[0] == "LambdaInvocation" && names[1] == "ResultData"
  }

  /// Every reference in a value and all that is in it. A path with backticks is left out: it is only known while the flow
  /// runs.
  static func collect(_ value: JSONValue, at path: [String], _ uses: inout [ReferenceUse]) {
    switch value.kind {
    case .string:
      guard value.holds(UInt8(ascii: "$")) else { return }
      for found in FoundReference.all(in: value.string ?? "") {
        guard let names = found.names else { continue }
        uses.append(ReferenceUse(names: names, wording: found.wording, value: value, parameter: path))
      }
    case .array: for element in value.elements { collect(element, at: path, &uses) }
    case .object:
      for member in value.members {
        if member.key.holds(UInt8(ascii: "$")) { collect(member.key, at: path, &uses) }
        collect(member.value, at: path + [member.name], &uses)
      }
    case .null, .boolean, .number: break
    }
  }
}

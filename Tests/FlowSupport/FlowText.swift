/// The JSON text of one action of a test's flow.
public struct ActionText: Sendable {
  public let identifier: String
  public let type: String
  /// The JSON text of `Parameters`; nil leaves the key out, as many exports do.
  public let parameters: String?
  /// Nil leaves the key out.
  public let next: String?
  public let conditions: [Condition]
  public let errors: [Failure]

  public struct Condition: Sendable {
    public let operatorName: String
    public let operand: String
    public let target: String

    /// `Equals` unless another operator is given.
    public init(_ operand: String, _ target: String, by operatorName: String = "Equals") {
      self.operatorName = operatorName
      self.operand = operand
      self.target = target
    }
  }

  public struct Failure: Sendable {
    public let type: String
    public let target: String

    public init(_ type: String, _ target: String) {
      self.type = type
      self.target = target
    }
  }

  public init(
    _ identifier: String, _ type: String, _ parameters: String? = nil, next: String? = nil,
    if conditions: [Condition] = [], on errors: [Failure] = []
  ) {
    self.identifier = identifier
    self.type = type
    self.parameters = parameters
    self.next = next
    self.conditions = conditions
    self.errors = errors
  }

  /// An action with the branches that its tests tell apart: "next", a target named for each condition's operand, and one
  /// named for each error.
  public static func probe(
    _ type: String, _ parameters: String? = nil, if operands: [String] = [], on errors: [String] = [],
    hasNext: Bool = true
  ) -> ActionText {
    ActionText(
      "probe", type, parameters, next: hasNext ? "next" : nil,
      if: operands.map { Condition($0, $0.isEmpty ? "empty" : $0) }, on: errors.map { Failure($0, $0) })
  }

  /// The same action with another one after it.
  public func then(_ next: String) -> ActionText {
    ActionText(identifier, type, parameters, next: next, if: conditions, on: errors)
  }

  var targets: [String] { [next].compactMap(\.self) + conditions.map(\.target) + errors.map(\.target) }

  var json: String {
    var transitions: [String] = []
    if let next { transitions.append("\"NextAction\": \(quoted(next))") }
    if !conditions.isEmpty {
      let entries = conditions.map {
        "{\"NextAction\": \(quoted($0.target)), \"Condition\": {\"Operator\": \(quoted($0.operatorName)), "
          + "\"Operands\": [\(quoted($0.operand))]}}"
      }
      transitions.append("\"Conditions\": [\(entries.joined(separator: ", "))]")
    }
    if !errors.isEmpty {
      let entries = errors.map {
        "{\"NextAction\": \(quoted($0.target)), \"ErrorType\": \(quoted($0.type))}"
      }
      transitions.append("\"Errors\": [\(entries.joined(separator: ", "))]")
    }
    let parameters = parameters.map { ", \"Parameters\": \($0)" } ?? ""
    return "{\"Identifier\": \(quoted(identifier)), \"Type\": \(quoted(type))\(parameters), "
      + "\"Transitions\": {\(transitions.joined(separator: ", "))}}"
  }
}

/// The JSON text of a flow of a few actions.
///
/// The first action is the start. A target that is not among the actions becomes a `DisconnectParticipant` of that
/// name, so that the last action of a call tells which way it went.
public struct FlowText: Sendable {
  public let name: String
  public let text: String

  /// - Parameter type: the flow's, as `Metadata` names it; nil leaves it out.
  public init(
    _ actions: [ActionText], named name: String = "test", type: String? = nil, metadata: String? = nil
  ) {
    self.name = name
    let known = actions.map(\.identifier)
    var ends: [String] = []
    for target in actions.flatMap(\.targets)
    where !target.isEmpty && !known.contains(target) && !ends.contains(target) { ends.append(target) }
    let all = actions + ends.map { ActionText($0, "DisconnectParticipant") }
    let metadata = metadata.map { ", \"ActionMetadata\": \($0)" } ?? ""
    text =
      "{\"Version\": \"2019-10-30\", \"StartAction\": \(quoted(actions[0].identifier)), "
      + "\"Metadata\": {\"name\": \(quoted(name))\(type.map { ", \"type\": \(quoted($0))" } ?? "")\(metadata)},\n\"Actions\": [\n"
      + all.map(\.json).joined(separator: ",\n") + "\n]}\n"
  }
}

/// The text as a JSON string.
public func quoted(_ text: String) -> String {
  var result = "\""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"", "\\": result += "\\\(scalar)"
    case "\n": result += "\\n"
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result + "\""
}

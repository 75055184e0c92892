import Diagnostics
import JSON

/// A flow file as its author wrote it: every action, transition and parameter with its place.
///
/// Reading is lenient, as real exports ask for: missing `Parameters`, `Transitions`, `Errors` and `Conditions` are
/// empty, and what is wrong is noted in `problems` while the rest stays usable.
public struct FlowDocument: Sendable {
  /// The file as the person named it.
  public let source: String
  /// `Metadata.name`, of an answer of the service's API the name there; else the file's name without its extension.
  public let name: String
  /// Where the name stands; nil for that of the file.
  public let nameValue: JSONValue?
  /// The flow's own ARN with its place, where an answer of the service's API tells it.
  public let arnValue: JSONValue?
  /// The file's name without folder and extension, the second name a flow goes by.
  public let fileName: String
  public let type: FlowType?
  public let startAction: FlowTarget
  /// Of a module what an answer of the service's API says that it declares.
  let settings: JSONValue?
  /// In the order of the file. An identifier that stands twice stands here once, its first action.
  public let actions: [DocumentAction]
  /// What is wrong with the form of the file, in the order of the text.
  public let problems: [Diagnostic]

  /// The whole text in the flow language; of an old export the converted one, whose values have their places in the
  /// old text.
  public let text: JSONDocument

  /// True for a file in the old export format (`modules` with `branches`; reference, section 3).
  public let isOldFormat: Bool

  public var arn: String? { arnValue?.string }

  init(
    text: JSONDocument, isOldFormat: Bool, name: String, nameValue: JSONValue?, arnValue: JSONValue?,
    fileName: String, type: FlowType?, settings: JSONValue?, startAction: FlowTarget,
    actions: [DocumentAction], problems: [Diagnostic]
  ) {
    self.text = text
    self.isOldFormat = isOldFormat
    self.nameValue = nameValue
    self.arnValue = arnValue
    source = text.source
    self.name = name
    self.fileName = fileName
    self.type = type
    self.settings = settings
    self.startAction = startAction
    self.actions = actions
    self.problems = problems
  }
}

/// The identifier that a transition leads to, with its place.
public struct FlowTarget: Sendable {
  public let value: JSONValue
  /// The number of the action of that identifier in its flow; nil when there is none.
  public let number: Int?

  public var identifier: String { value.scalarText ?? "" }
}

/// One action of a flow file.
public final class DocumentAction: Sendable {
  public let identifier: String
  public let type: String
  /// The whole action, for its place.
  public let value: JSONValue
  public let identifierValue: JSONValue
  public let typeValue: JSONValue
  /// The `Parameters` object, or nil when the key is absent.
  public let parameters: JSONValue?
  /// Nil when absent or "" (documentation samples write "" for "not connected").
  public let nextAction: FlowTarget?
  public let conditions: [DocumentCondition]
  public let errors: [DocumentError]
  /// The action's entry in `Metadata.ActionMetadata`.
  public let metadata: JSONValue?
  /// True for a part of a block that the console shows as one: it has the block's identifier, and behind it what the console
  /// made up.
  public let isBlockPart: Bool
  /// Of an action of an old export what it does not have of its module: "the branch "CheckQueueTime" is left out".
  public let leftOut: [String]

  init(
    identifier: String, type: String, value: JSONValue, identifierValue: JSONValue, typeValue: JSONValue,
    parameters: JSONValue?, nextAction: FlowTarget?, conditions: [DocumentCondition],
    errors: [DocumentError], metadata: JSONValue?, isBlockPart: Bool, leftOut: [String]
  ) {
    self.identifier = identifier
    self.type = type
    self.value = value
    self.identifierValue = identifierValue
    self.typeValue = typeValue
    self.parameters = parameters
    self.nextAction = nextAction
    self.conditions = conditions
    self.errors = errors
    self.metadata = metadata
    self.isBlockPart = isBlockPart
    self.leftOut = leftOut
  }

  /// True when the author gave the identifier as a name for people.
  public var isFriendlyName: Bool { !isBlockPart && metadata?["isFriendlyName"]?.boolean ?? false }

  /// A parameter, nil when it is absent or null.
  public func parameter(_ key: String) -> JSONValue? {
    guard let value = parameters?[key], value.kind != .null else { return nil }
    return value
  }

  /// A parameter at the end of a path of keys, nil when it is absent or null.
  public func parameter(_ path: String...) -> JSONValue? {
    guard let value = parameters?[path: path], value.kind != .null else { return nil }
    return value
  }
}

/// One entry of `Conditions`: go to the target when the result fits.
public final class DocumentCondition: Sendable {
  public let operatorName: String
  public let operatorValue: JSONValue?
  public let operands: [JSONValue]
  /// The first operand, as text; nil when there is none, or it is a condition itself.
  public let operandText: String?
  public let target: FlowTarget?
  public let value: JSONValue

  init(
    operatorName: String, operatorValue: JSONValue?, operands: [JSONValue], target: FlowTarget?,
    value: JSONValue
  ) {
    self.operatorName = operatorName
    self.operatorValue = operatorValue
    self.operands = operands
    operandText = operands.first?.scalarText
    self.target = target
    self.value = value
  }
}

/// One entry of `Errors`: go to the target when the action fails in this way.
public final class DocumentError: Sendable {
  public let type: String
  public let target: FlowTarget?
  public let value: JSONValue

  init(type: String, target: FlowTarget?, value: JSONValue) {
    self.type = type
    self.target = target
    self.value = value
  }
}

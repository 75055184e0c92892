import ContactCenter
import Diagnostics
import JSON

/// One record of a flow log: an action that a contact came through (reference, section 6).
public struct LogEntry: Sendable {
  public let contact: String
  /// The flow's name and its ARN, as far as the log has them.
  public let flowName: String
  public let flowId: String
  /// The block, in the words of the old flow format.
  public let module: String
  /// Nil in logs of older instances.
  public let identifier: String?
  /// Nil where the log has none, or none between 1970 and 2200.
  public let time: Timestamp?
  /// Texts as they are, all else as JSON.
  public let parameters: [NamedValue]
  /// False for a record that only tells how a step was left, as live instances write them of prompts and inputs.
  let hasParameters: Bool
  /// The outcome.
  public let result: String?
  /// What a Lambda answered.
  public let answer: JSONValue?
  /// What the record has beside, as JSON.
  public let others: [NamedValue]
  /// The line of the file where it begins.
  public let line: Int

  static let keys = [
    "ContactId", "ContactFlowId", "ContactFlowName", "ContactFlowModuleType", "Identifier", "Timestamp",
    "Parameters", "Results", "ExternalResults",
  ]

  /// - Parameter otherTime: when it was received, for a record without a time.
  init(_ object: JSONValue, contact: String, module: String, line: Int, otherTime: Timestamp?) {
    self.contact = contact
    self.module = module
    self.line = line
    flowName = object["ContactFlowName"]?.scalarText ?? ""
    flowId = object["ContactFlowId"]?.scalarText ?? ""
    identifier = object["Identifier"]?.scalarText
    time = object["Timestamp"]?.scalarText.flatMap(Timestamp.init(logged:)) ?? otherTime
    hasParameters = object["Parameters"] != nil
    parameters = (object["Parameters"]?.members ?? []).map {
      NamedValue(name: $0.name, value: $0.value.scalarText ?? $0.value.wording)
    }
    result = object["Results"].flatMap { $0.kind == .null ? nil : $0.scalarText ?? $0.wording }
    answer = object["ExternalResults"].flatMap { $0.kind == .object ? $0 : nil }
    others = object.members.filter { !Self.keys.contains($0.name) }.map {
      NamedValue(name: $0.name, value: $0.value.scalarText ?? $0.value.wording)
    }
  }

  /// What the flow is called: by its name, else by the last part of its ARN.
  public var flow: String {
    flowName.isEmpty ? flowId.split(separator: "/").last.map(String.init) ?? "" : flowName
  }

  public func parameter(_ name: String) -> String? { parameters.first { $0.name == name }?.value }
}

extension Timestamp {
  /// A time as logs write it, `2026-07-29T03:18:43.880Z`; nil for any other text, and outside of 1970 to 2200, so that
  /// two of them can be subtracted.
  init?(logged text: String) {
    var whole = text
    var thousandths: Int64 = 0
    if let point = text.firstIndex(of: ".") {
      let digits = text[text.index(after: point)...].prefix { $0.isASCII && $0.isNumber }
      whole = String(text[..<point] + text[digits.endIndex...])
      thousandths = Int64((digits + "000").prefix(3)) ?? 0
    }
    guard case .absolute(let moment)? = try? TimeText(whole), moment.nanoseconds >= 0 else { return nil }
    self = moment + Milliseconds(thousandths)
  }

  /// Milliseconds since 1970, as CloudWatch counts; nil outside of 1970 to 2200.
  init?(millisecondsSince1970 count: Int) {
    guard (0...7_258_118_400_000).contains(count) else { return nil }
    self = Timestamp(seconds: 0) + Milliseconds(Int64(count))
  }
}

import ContactCenter
import JSON

/// An action that a contact came through, as one: of all its records in a log.
///
/// An action that sets several attributes has a record for each, and one that loops prompts for each of its parts; a Lambda
/// and a bot have one for their entry and one for their end. A live instance writes one for the end of a prompt too.
public struct LogStep: Sendable {
  public private(set) var entries: [LogEntry]

  init(_ entry: LogEntry) { entries = [entry] }

  private var first: LogEntry { entries[0] }

  public var flow: String { first.flow }
  public var flowId: String { first.flowId }
  public var module: String { first.module }
  public var identifier: String? { first.identifier }
  public var time: Timestamp? { first.time }
  public var line: Int { first.line }
  /// When it was left, where the log says so.
  public var endTime: Timestamp? { entries.last?.time }
  public var result: String? { entries.last { $0.result != nil }?.result }
  public var answer: JSONValue? { entries.last { $0.answer != nil }?.answer }

  public func parameter(_ name: String) -> String? { first.parameter(name) }

  public var isLambda: Bool { Self.lambdas.contains(module) }

  /// True for a step that sets attributes, of which each has a record of its own.
  var isSetter: Bool { Self.setters.contains(module) }

  /// True for a Lambda or a bot of which the log has only the entry.
  public var isOnlyEntered: Bool {
    Self.entered.contains(module) && entries.count == 1 && result == nil && answer == nil
  }

  private static let lambdas: Set<String> = ["InvokeExternalResource", "InvokeLambdaFunction"]
  private static let entered = lambdas.union(["GetUserInput"])
  private static let setters: Set<String> = ["SetAttributes", "SetFlowAttributes"]

  private func isSame(_ entry: LogEntry) -> Bool {
    module == entry.module && identifier == entry.identifier && flow == entry.flow && flowId == entry.flowId
  }

  /// True within the moment in which the parts of one step are written.
  private func isSoon(_ entry: LogEntry) -> Bool {
    guard let last = endTime, let time = entry.time else { return false }
    return time >= last && time - last < Milliseconds(500)
  }

  /// True for the entry or the end of a Lambda's step that has both already: the service writes some lines twice.
  private func isTwin(_ entry: LogEntry) -> Bool {
    isLambda && (result != nil || answer != nil) && entry.time != nil
      && entries.contains { known in
        known.time == entry.time && known.result == entry.result
          && known.answer?.wording == entry.answer?.wording
      }
  }

  /// True for a Lambda of which the log has the entry twice, and not yet how it was left.
  private var isEnteredTwice: Bool {
    isLambda && entries.count == 2 && result == nil && answer == nil && entries[0].time == entries[1].time
  }

  /// Takes a record that belongs to it; false for one of another step.
  private mutating func takes(_ entry: LogEntry, isLast: Bool) -> Bool {
    guard isSame(entry) else { return false }
    if isTwin(entry) { return true }
    let belongs =
      if isSetter {
        isLast && time == entry.time
      } else if module == "LoopPrompts" {
        isLast && result == nil && isSoon(entry)
      } else {
        isOnlyEntered || isEnteredTwice && (entry.result != nil || entry.answer != nil)
          || !entry.hasParameters && first.hasParameters && entries.count == 1 && result == nil
      }
    if belongs { entries.append(entry) }
    return belongs
  }

  /// Adds a record to the steps of a call: to the one that it belongs to, else as a step of its own.
  static func add(_ entry: LogEntry, to steps: inout [LogStep]) {
    let last = steps.count - 1
    for index in steps.indices.suffix(8).reversed()
    where steps[index].takes(entry, isLast: index == last) { return }
    steps.append(LogStep(entry))
  }
}

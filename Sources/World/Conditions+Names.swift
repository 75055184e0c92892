import Diagnostics
import FlowEngine

// Declaring how things stand by the names that people know them by: a resource's name in the console or in center.json,
// the last part of its ARN, or the whole ARN.
extension Conditions {
  /// Declares hours of operation to be open or closed; a queue's own hours go by the queue's name.
  public mutating func set(
    hours name: String, _ setting: Hours, in center: WorldCenter
  ) throws(UnknownResource) {
    let program = center.program
    if let hours = program.hours(name) { return set(hours, setting) }
    guard let queue = program.queue(name) else {
      throw UnknownResource("hours", name, among: program.hours.map(\.name) + program.queues.map(\.name))
    }
    set(hoursOf: queue, setting)
    let own = program.queues[queue.index].definition.flatMap { center.definition.queues[$0].hours }
    if let own, let hours = program.hours(center.definition.hours[own].name) { set(hours, setting) }
  }

  /// Declares a queue to be full or empty.
  public mutating func set(queue name: String, _ setting: Queue, in center: WorldCenter)
    throws(UnknownResource)
  {
    let program = center.program
    guard let queue = program.queue(name) else {
      throw UnknownResource("a queue", name, among: program.queues.map(\.name))
    }
    set(queue, setting)
  }
}

extension WorldCenter {
  /// The name that a Lambda's outcomes are declared by.
  public func declarableLambda(_ reference: String) throws(UnknownResource) -> String {
    let name = lambdaName(reference)
    let (known, isComplete) = lambdaNames
    guard known.contains(name) || !isComplete else {
      throw UnknownResource("a Lambda", reference, among: known)
    }
    return name
  }
}

/// A name that nothing of the center has.
public struct UnknownResource: Error, Sendable, Hashable {
  /// What was looked for: "a queue".
  public let kind: String
  public let name: String
  /// What there is.
  public let known: [String]

  public init(_ kind: String, _ name: String, among known: [String]) {
    self.kind = kind
    self.name = name
    self.known = known
  }

  private var near: String? { nearest(to: name, among: known) }

  /// Why the name is wrong; nil where `fix` says enough.
  public var why: String? {
    if near != nil { return nil }
    return known.isEmpty
      ? "no flow here names \(kind)" : "it has " + known.map { "\"\($0)\"" }.joined(separator: ", ")
  }

  public var fix: String? { near.map { "did you mean \"\($0)\"?" } }
}

import CenterFiles
import ContactCenter
import Diagnostics
import FlowEngine
import World

/// Finds the flow that answers a call: the named one, else the dialed number's, else the first number's, else the only
/// one.
public struct EntryFlow {
  private let loaded: LoadedCenter

  public init(_ loaded: LoadedCenter) { self.loaded = loaded }

  /// Why no flow answers.
  public struct Problem: Error, Hashable {
    public enum Kind: Sendable, Hashable {
      case unknownFlow, unansweredNumber, undecided
    }

    public let kind: Kind
    public let message: String
    public let why: String?
    /// What may be named.
    let names: [String]
    let near: String?

    /// How to mend it, where a flow is named like that.
    public func fix(naming: (String) -> String) -> String? {
      switch kind {
      case .unknownFlow: near.map { "did you mean \($0.quotedForReading)?" }
      case .unansweredNumber: nil
      case .undecided: "name one: " + names.map(naming).joined(separator: ", ")
      }
    }
  }

  public func find(
    flow name: String?, dialed: PhoneNumber?
  ) throws(Problem) -> (flow: FlowIndex, dialed: PhoneNumber?) {
    let numbers = loaded.center.definition.numbers
    if let name {
      guard let flow = loaded.program.flow(name) else { throw unknown(name) }
      return (flow, dialed)
    }
    let reached = dialed ?? numbers.first?.number
    if let lone = loaded.loneFlow { return (lone, reached) }
    if let dialed {
      if let flow = loaded.center.flow(answering: dialed) { return (flow, dialed) }
      throw Problem(
        kind: .unansweredNumber, message: "no flow answers \(dialed.display) in \(loaded.path)",
        why: "its numbers are " + numbers.map(\.number.e164).joined(separator: ", "), names: [], near: nil)
    }
    if let first = numbers.first, let flow = loaded.program.flow(first.flow) { return (flow, reached) }
    if loaded.ownFlows.count == 1 { return (loaded.ownFlows[0], reached) }
    throw Problem(
      kind: .undecided, message: "which flow answers?", why: "no telephone number in \(loaded.path) says so",
      names: loaded.flowNames, near: nil)
  }

  /// What is wrong with a name that no flow has.
  public func unknown(_ name: String) -> Problem {
    let names = loaded.flowNames
    let near = nearest(to: name, among: names)
    return Problem(
      kind: .unknownFlow, message: "there is no flow \(name.quotedForReading) in \(loaded.path)",
      why: near == nil ? "its flows are " + names.map(\.quotedForReading).joined(separator: ", ") : nil,
      names: names, near: near)
  }
}

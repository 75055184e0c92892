import ContactCenter
import Diagnostics
import FlowEngine

/// The options of `play` that say what call is made, and under which conditions.
enum PlayOptions {
  static let path = Operand<String>(
    "PATH", .nonempty("a folder or a file"), "a center's folder, or one exported flow file")
  static let from = Option<String>(
    "from", "NUMBER", .nonempty("a number, or anonymous"),
    "who calls, such as +919811112222; anonymous withholds it")
  static let to = Option<String>(
    "to", "NUMBER", .nonempty("a number"), "the number dialed; in a center it chooses the flow")
  static let flow = Option<String>("flow", "NAME", .nonempty("a flow's name"), "the flow that answers")
  static let channel = Option<String>(
    "channel", "CHANNEL", .oneOf("voice", "chat", "task"), "voice, chat or task")
  static let at = Option<String>(
    "at", "TIME", .nonempty("a time"), "when the call comes, such as 2026-11-23T10:05")
  static let seed = Option<Int>("seed", "N", .integer(0...Int.max), "the seed of chance")
  static let store = Option<String>(
    "store", "FILE", .nonempty("a file"), "the store, instead of the center's own")
  static let attribute = Option<Assignment>(
    "attribute", "NAME=VALUE", .assignment(), repeatable: true, "an attribute the contact has from its start")
  static let hours = Option<Assignment>(
    "hours", "NAME=SETTING", .assignment("NAME=open or NAME=closed"), repeatable: true,
    "hours of operation, or a queue's own: open or closed")
  static let queue = Option<Assignment>(
    "queue", "NAME=SETTING", .assignment("NAME=full or NAME=empty"), repeatable: true,
    "a queue: full or empty")
  static let lambda = Option<Assignment>(
    "lambda", "NAME=OUTCOME", .assignment("NAME={…}, NAME=error or NAME=timeout"), repeatable: true,
    "what a Lambda answers, call by call: {…}, error or timeout; the last one stays")
  static let branch = Option<Assignment>(
    "branch", "ACTION=OUTCOME", .assignment("IDENTIFIER=OUTCOME"), repeatable: true,
    "the branch an action takes that is not simulated")

  /// Which call is made.
  static let call: [any AnyOption] = [from, to, flow, channel, at, seed, store]
  /// What the call meets.
  static let conditions: [any AnyOption] = [attribute, hours, queue, lambda, branch]
}

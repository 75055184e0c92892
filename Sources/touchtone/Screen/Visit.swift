import ContactCenter
import FlowEngine

/// A contact's stay at one action, from when it came there until it went on.
struct Visit {
  let action: ActionIndex
  let at: Timestamp
  /// How it was left; nil while it lasts, and where the flow ended with it.
  var branch: BranchIndex?
  /// The wording that was heard.
  var spoken: String?
  /// The first key that was taken.
  var key: DTMFDigit?
  /// What the Lambda answered.
  var answer: [NamedValue] = []
  /// Which round of a loop it is.
  var round: Int?
}

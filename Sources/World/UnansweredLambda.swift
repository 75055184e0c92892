/// A Lambda that has not answered yet, as whoever writes a call down needs it.
public struct UnansweredLambda: Sendable {
  public let name: String
  /// The number of its entry in the transcript; nil where it is not invoked yet.
  public let entry: Int?
  /// True where a function outside is asked, or will be.
  public let isOutside: Bool
  /// What it is going to say; nil where nobody knows.
  public let outcome: LambdaOutcome?
  /// True where what it is going to say is declared for this once, or a person said it.
  public let isOverridden: Bool

  init(begun pending: PendingLambda) {
    name = pending.name
    entry = pending.entry < 0 ? nil : pending.entry
    isOutside = pending.isFromOutside
    // While a function outside is asked, that it is late stands there for the time when it is.
    outcome = pending.outsideCall == nil ? pending.outcome : nil
    isOverridden = pending.override != nil || pending.isEdited
  }

  init(next pending: PendingLambda, editedTo outcome: LambdaOutcome?) {
    name = pending.name
    entry = nil
    isOutside = pending.function.binding?.isOutside ?? false
    self.outcome = outcome
    isOverridden = outcome != nil
  }
}

import ContactCenter
import FlowEngine

/// What happened at an action that its branch does not say.
public struct ResultFacts: Sendable {
  /// The key that was pressed.
  public var key: DTMFDigit?
  /// The wording that the caller heard, for the name of the key.
  public var spoken: String?
  /// Which visit of a Loop this is, from 1.
  public var visit: Int?
  /// What the Lambda answered.
  public var answer: [NamedValue]
  /// The value of the metric that was asked for; ages in milliseconds.
  public var figure: Int64?

  public init(
    key: DTMFDigit? = nil, spoken: String? = nil, visit: Int? = nil, answer: [NamedValue] = [],
    figure: Int64? = nil
  ) {
    self.key = key
    self.spoken = spoken
    self.visit = visit
    self.answer = answer
    self.figure = figure
  }
}

/// Two timelines side by side: what was heard, attributes, rows.
public struct TimeComparison: Sendable, Equatable {
  /// One row: the same place of both lines, or a heading.
  public struct Row: Sendable, Equatable {
    /// "heard", "attributes", "rows"; empty for what stands under it.
    public let heading: String
    /// The time, or the name of what follows.
    public let leftLabel: String
    public let left: String
    public let rightLabel: String
    public let right: String
    public let differs: Bool

    public init(heading: String) {
      self.heading = heading
      leftLabel = ""
      left = ""
      rightLabel = ""
      right = ""
      differs = false
    }

    public init(leftLabel: String, left: String, rightLabel: String, right: String, differs: Bool) {
      heading = ""
      self.leftLabel = leftLabel
      self.left = left
      self.rightLabel = rightLabel
      self.right = right
      self.differs = differs
    }
  }

  /// "A".
  public var left: String
  /// "B".
  public var right: String
  /// "B · forked at 0:31".
  public var rightTitle: String
  public var differences: Int
  public var rows: [Row]

  public init(left: String, right: String, rightTitle: String, differences: Int, rows: [Row]) {
    self.left = left
    self.right = right
    self.rightTitle = rightTitle
    self.differences = differences
    self.rows = rows
  }

  var note: String {
    switch differences {
    case 0: "no difference"
    case 1: "1 difference"
    default: "\(differences) differences"
    }
  }
}

/// The timelines of a call: what happened, and what could have come of it.
public struct TimeModel: Sendable, Equatable {
  /// Something that the strip shows of a line.
  public struct Mark: Sendable, Equatable {
    public enum Kind: Sendable, Equatable {
      case key(Character)
      /// A key that nothing took.
      case lostKey(Character)
      case lambda
      /// A Lambda whose work was done outside of this program: nothing here takes it back.
      case outside
      case row
      /// Something that a person did by hand: a value or an answer was edited, a branch forced.
      case byHand
      case error
      case end
    }

    /// Since the call began.
    public let milliseconds: Int
    public let kind: Kind

    public init(_ kind: Kind, milliseconds: Int) {
      self.kind = kind
      self.milliseconds = milliseconds
    }
  }

  /// One timeline.
  public struct Lane: Sendable, Equatable {
    public let name: String
    /// Where it left another line; 0 for what happened.
    public let begins: Int
    /// How far it has come.
    public let ends: Int
    public let marks: [Mark]
    /// True for one that left another line.
    public let isFork: Bool

    public init(name: String, begins: Int, ends: Int, marks: [Mark], isFork: Bool) {
      self.name = name
      self.begins = begins
      self.ends = ends
      self.marks = marks
      self.isFork = isFork
    }
  }

  /// Where the call stops, in words.
  public struct Break: Sendable, Equatable {
    /// "before ƒ bookSlot".
    public let words: String
    /// The names of the timelines that came upon it.
    public let lines: [String]

    public init(_ words: String, lines: [String]) {
      self.words = words
      self.lines = lines
    }

    /// "hit in A, B".
    var note: String { lines.isEmpty ? "not hit" : "hit in " + lines.joined(separator: ", ") }
  }

  public var lanes: [Lane]
  /// The lane that one stands in.
  public var current: Int
  /// The moment that is shown, in milliseconds since the call began.
  public var now: Int
  /// Where the line that one stands in comes upon breakpoints, in milliseconds since the call began; nil while none is set.
  public var breaks: [Int]?
  /// All breakpoints that are set.
  public var breakpoints: [Break] = []
  /// Two lines side by side, in place of the panes, while they are asked for.
  public var comparison: TimeComparison?

  public init(lanes: [Lane], current: Int, now: Int) {
    self.lanes = lanes
    self.current = current
    self.now = now
  }

  /// True for a line that is not what happened.
  public var isWhatIf: Bool { lanes[current].isFork }
}

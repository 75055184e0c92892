/// A flow drawn as a tree of rows: what the map of the phone and `graph --format text` show.
public struct MapModel: Sendable, Equatable {
  /// A part of a row, with an arrow before each but the first.
  public struct Piece: Sendable, Equatable {
    public enum Kind: Sendable, Equatable {
      /// An action that is drawn here.
      case action
      /// An action that is drawn in an earlier row.
      case jumpUp
      /// An action that is drawn in a later row.
      case jumpDown
      /// What is to be said in other words: "not connected".
      case remark
      /// What is not shown: "▸ 5 actions → ends".
      case folded
    }

    public var kind: Kind
    public var text: String
    /// True for an action that is not as the live service does it.
    public var isStandIn: Bool
    /// True for the action that the contact stands at.
    public var isPresent: Bool
    /// The row that a jump leads to.
    public var target: Int?

    public init(_ kind: Kind, _ text: String, isStandIn: Bool = false, isPresent: Bool = false) {
      self.kind = kind
      self.text = text
      self.isStandIn = isStandIn
      self.isPresent = isPresent
    }
  }

  /// What the call had to do with a row.
  public enum Passage: Sendable, Equatable {
    case none
    /// It came by.
    case passed
    /// It stands there.
    case present
  }

  /// How often calls went by a row.
  public struct Coverage: Sendable, Equatable {
    public var count: Int
    /// True when they took every branch that the row stands for.
    public var isWhole: Bool

    public init(count: Int, isWhole: Bool) {
      self.count = count
      self.isWhole = isWhole
    }

    /// `✓ 12`, `◐ 12` where a branch was never taken, `○ never`.
    public var text: String { count == 0 ? "○ never" : "\(isWhole ? "✓" : "◐") \(count)" }
  }

  /// Whether the rows under a row are shown.
  public enum Fold: Sendable, Equatable {
    /// There are none.
    case none
    case folded
    case open
  }

  /// What is told of the chosen row under the map.
  public struct Detail: Sendable, Equatable {
    public var title: String
    /// Dim: the type, how exact it is, where it stands, how often the call came there.
    public var facts: [String]
    public var lines: [String]

    public init(title: String, facts: [String], lines: [String]) {
      self.title = title
      self.facts = facts
      self.lines = lines
    }
  }

  public struct Row: Sendable, Equatable {
    /// The same for the same row while rows fold and open.
    public var id: Int
    /// The number of the row that this one stands under; nil for a stem, at the left.
    public var parent: Int?
    /// What decides the branch: `[1] plots`, `2 errors`; empty for a stem.
    public var deciding: String
    public var isFailure: Bool
    public var pieces: [Piece]
    /// What the action does, in dim words behind a stem.
    public var note: String
    public var passage = Passage.none
    /// True where the call came to last.
    public var isLatest = false
    /// True where a test that failed is to be looked at first.
    public var isSuspect = false
    /// When the call was there last: "0:12".
    public var time = ""
    /// In the right column in place of the time; nil where coverage is not laid over.
    public var coverage: Coverage?
    public var fold = Fold.none
    /// The names of the actions that are folded away under it.
    public var hiddenNames: [String] = []
    public var detail: Detail?
    /// The flow that the row goes on to, by its number; nil when it stays in this one.
    public var flow: Int?
    /// The action that a breakpoint of the row stands before, by its number; nil for a way that leads nowhere.
    public var action: Int?
    /// The branches that the row stands for, by their numbers.
    public var branches: [Int] = []
    /// True where one of these branches can be taken by force: the call stands at their action.
    public var canBeForced = false
    /// True for a row whose action has a breakpoint.
    public var hasBreakpoint = false

    public init(
      id: Int = 0, parent: Int?, deciding: String = "", isFailure: Bool = false, pieces: [Piece],
      note: String = ""
    ) {
      self.id = id
      self.parent = parent
      self.deciding = deciding
      self.isFailure = isFailure
      self.pieces = pieces
      self.note = note
    }
  }

  /// The flow's name.
  public var title: String
  /// Dim, right of the title: the file, how many actions and branches.
  public var facts: String
  public var rows: [Row]
  /// Lines at the end: what no way leads to.
  public var remarks: [String]
  /// True while the call goes on, or is shown as it went: it can be run and paused.
  public var canRun = true

  public init(title: String, facts: String, rows: [Row], remarks: [String] = []) {
    self.title = title
    self.facts = facts
    self.rows = rows
    self.remarks = remarks
  }

  /// The whole map as lines of plain text.
  ///
  /// - Parameter columns: how wide a line may be; at least 40.
  public func text(columns: Int, glyphs: GlyphSet = .unicode) -> String {
    lines(columns: columns, glyphs: glyphs).map(\.text).joined(separator: "\n")
  }

  /// The same line by line, with the coverage of the row that begins in it.
  public func lines(columns: Int, glyphs: GlyphSet = .unicode) -> [(text: String, coverage: Coverage?)] {
    MapDrawing(self, columns: max(40, columns), glyphs).page()
  }
}

/// What a cell means; the terminal's colors follow from it and from nothing else.
///
/// One role a row of the table "Styles" in docs/screens.md. A screen never names a color.
public enum Style: UInt8, Sendable, CaseIterable {
  /// Spoken words, text, values.
  case plain
  /// The word being spoken.
  case speaking
  /// Words still to be spoken: dim, blank where the terminal cannot dim.
  case unspoken
  /// The caller's keys and words.
  case caller
  /// Gray things: `ƒ`, times, the right part of titles, rules.
  case machinery
  /// Where we are now: the action, the pressed key, the chosen row, a match; a control character.
  case now
  /// The way taken.
  case path
  /// A key with a branch, and a key of the key line.
  case key
  /// A key without a branch.
  case idleKey
  /// A value that changed a moment ago.
  case changed
  /// A row that was added.
  case added
  /// A row that is gone.
  case removed
  /// Open, connected, available; an agent's name.
  case well
  /// Time that runs short.
  case runsShort
  /// Waiting too long, paused, a speed other than 1×.
  case late
  /// Failed, an error branch, an error message.
  case failed
  /// Stood in, approximated, edited, forced.
  case standIn
  /// The title of a pane.
  case title
  /// The company's own color, for its name.
  case accent
}

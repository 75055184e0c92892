/// What a mouse click on a part of a screen stands for.
public enum ClickAction: Sendable, Hashable {
  /// A click on a key of the keypad or on its branch presses the key, `0-9 * #`.
  case press(Character)
  /// A click on a title or a word of the key line does the command.
  case command(Command)
  /// A click on a row of a list chooses it.
  case choose(Int)
  /// A click on a row of the transcript goes to the moment that it tells of, by the number of its entry.
  case entry(Int)
  /// A click on the strip goes to a moment of a timeline; a negative one, to where that line was left.
  case moment(lane: Int, milliseconds: Int)
}

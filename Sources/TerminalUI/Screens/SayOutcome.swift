/// What a key in the say line came to.
public enum SayOutcome: Sendable, Equatable {
  /// The line was edited.
  case edited
  /// These words are said; the line is empty and stays open.
  case said(String)
  /// A digit that was typed is a tone all the same.
  case pressed(Character)
  /// Alt with a letter gave a command.
  case command(Command)
  /// The line was left; its draft is kept for the next time.
  case left
  case ignored
}

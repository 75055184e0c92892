/// What a person did at the keyboard or with the mouse.
public enum KeyEvent: Sendable, Hashable {
  /// A character, the blank among them.
  case character(Character)
  /// Alt with a letter, or Escape and the letter right after it.
  case alternate(Character)
  /// Control with a letter, given in lower case.
  case control(Character)
  case enter
  case escape
  case tab
  case backTab
  case backspace
  case delete
  case up
  case down
  case left
  case right
  case pageUp
  case pageDown
  case home
  case end
  /// F1 to F12.
  case function(Int)
  /// Text pasted in one piece, as it came: it may hold line ends and control characters.
  case paste(String)
  /// The left button on a cell.
  case click(Grid.Position)
  /// The wheel: rows towards the newest, negative towards the oldest.
  case wheel(Int)
}

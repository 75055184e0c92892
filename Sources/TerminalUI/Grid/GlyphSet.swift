import Diagnostics

/// The characters a terminal can show: all that the screens use, or ASCII where the terminal has no UTF-8.
///
/// Text is put through its glyph set before it is measured, because some fallbacks are two characters long.
public enum GlyphSet: Sendable, Hashable {
  case unicode
  case ascii

  /// What stands for a character of the screens or of data in this set, or nil when it stands for itself.
  func fallback(for scalar: Unicode.Scalar) -> String? {
    guard self == .ascii, scalar.value >= 0x80 else { return nil }
    switch scalar {
    case "─", "━", "╴": return "-"
    case "│", "┃": return "|"
    case "├", "└", "┬", "┴", "┼", "┌", "┐", "┘", "┤", "┗", "╭", "╮", "╰", "╯": return "+"
    case "█", "▉", "▊", "▋", "▌": return "="
    case "▍", "▎", "▏", "·": return "."
    case "▸": return ">"
    case "▾": return "v"
    case "✓": return "v"
    case "●": return "@"
    case "○", "◐": return "o"
    case "■": return "#"
    case "▲": return "^"
    case "→": return "->"
    case "←": return "<-"
    case "↑": return "^"
    case "↓": return "v"
    case "ƒ": return "fn"
    case "≈": return "~="
    case "≠": return "!="
    case "…": return "~"
    case "×": return "x"
    case "•": return "*"
    case "–", "—", "‐", "‑": return "-"
    case "‘", "’": return "'"
    case "“", "”": return "\""
    case "\u{A0}": return " "
    default: return ScalarWidth.columns(of: scalar) == 0 ? "" : "?"
    }
  }
}

import CLinux
import Glibc

/// How many columns of a terminal a character takes.
enum TextWidth {
  /// 0 for combining marks, 2 for wide characters, else 1: what the system's C library says, which ncurses asks too.
  static func columns(_ scalar: Unicode.Scalar) -> Int {
    guard scalar.value >= 0x300 else { return 1 }
    return max(0, Int(width(scalar.value)))
  }

  /// wcwidth asks the locale of the thread, which tests must not set for each other: a UTF-8 one is put in for the question.
  private static func width(_ value: UInt32) -> Int32 {
    let before = uselocale(utf8.pointer)
    defer { uselocale(before) }
    return wcwidth(wchar_t(value))
  }

  private struct Locale: @unchecked Sendable {
    let pointer = newlocale(LC_CTYPE_MASK, "C.UTF-8", nil)
  }

  private static let utf8 = Locale()
}

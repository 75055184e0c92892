/// One order to a terminal: `ESC [ ? 25 h` is prefix "?", numbers [25], final "h".
struct ControlSequence: Sendable, Hashable {
  /// `<`, `=`, `>` or `?`, or nothing.
  var prefix = ""
  /// Nil where a place was left empty.
  var numbers: [Int?] = []
  /// What stands between the numbers and the last byte, such as `!`.
  var intermediates = ""
  var final = ""

  /// Takes the bytes between `ESC [` and the last one, and that one.
  init(body: [UInt8], final: UInt8) {
    self.final = String(UnicodeScalar(final))
    var digits = ""
    var started = false
    for byte in body {
      let character = Character(UnicodeScalar(byte))
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        digits.append(character)
        started = true
      case UInt8(ascii: ";"), UInt8(ascii: ":"):
        numbers.append(Int(digits))
        digits = ""
        started = true
      case UInt8(ascii: "<")...UInt8(ascii: "?"): prefix.append(character)
      default: intermediates.append(character)
      }
    }
    if started { numbers.append(Int(digits)) }
  }

  /// The number at a place; what is left out, and 0, mean the default.
  func number(_ place: Int, default usual: Int = 1) -> Int {
    guard place < numbers.count, let number = numbers[place], number != 0 else { return usual }
    return number
  }

  /// What a program wrote, without the `ESC [`.
  var text: String {
    prefix + numbers.map { $0.map(String.init) ?? "" }.joined(separator: ";") + intermediates + final
  }
}

/// A color of three bytes, written `#2f855a`.
public struct RGBColor: Sendable, Hashable {
  public let red: UInt8
  public let green: UInt8
  public let blue: UInt8

  public init(red: UInt8, green: UInt8, blue: UInt8) {
    self.red = red
    self.green = green
    self.blue = blue
  }

  /// The color of a text in the form `#rrggbb`; nil for any other.
  public init?(_ text: some StringProtocol) {
    let bytes = Array(text.utf8)
    guard bytes.count == 7, bytes[0] == UInt8(ascii: "#") else { return nil }
    var value = 0
    for byte in bytes.dropFirst() {
      guard byte < 0x80, let digit = Character(UnicodeScalar(byte)).hexDigitValue else { return nil }
      value = value * 16 + digit
    }
    self.init(red: UInt8(value >> 16), green: UInt8(value >> 8 & 0xFF), blue: UInt8(value & 0xFF))
  }

  /// The index of the nearest color of a terminal with 256 colors, 16...255.
  ///
  /// The first sixteen are left out: every terminal's user chooses those.
  public var nearestTerminalIndex: Int {
    let levels = [0, 95, 135, 175, 215, 255]
    func step(_ value: UInt8) -> Int {
      levels.indices.min { abs(levels[$0] - Int(value)) < abs(levels[$1] - Int(value)) } ?? 0
    }
    let (r, g, b) = (step(red), step(green), step(blue))
    let cube = distance(levels[r], levels[g], levels[b])
    let average = (Int(red) + Int(green) + Int(blue)) / 3
    let grayStep = min(23, max(0, (average - 3) / 10))
    let gray = 8 + 10 * grayStep
    return distance(gray, gray, gray) < cube ? 232 + grayStep : 16 + 36 * r + 6 * g + b
  }

  private func distance(_ r: Int, _ g: Int, _ b: Int) -> Int {
    let (red, green, blue) = (Int(red) - r, Int(green) - g, Int(blue) - b)
    return red * red + green * green + blue * blue
  }
}

extension RGBColor: CustomStringConvertible {
  public var description: String {
    func two(_ value: UInt8) -> String { (value < 16 ? "0" : "") + String(value, radix: 16) }
    return "#" + two(red) + two(green) + two(blue)
  }
}

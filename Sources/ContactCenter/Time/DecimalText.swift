extension Int {
  /// The number of exactly `count` ASCII digits; nil for anything else, signs among it.
  init?(digits text: some StringProtocol, count: Int) {
    guard text.utf8.count == count else { return nil }
    self.init(digits: Array(text.utf8)[...])
  }

  /// The number of ASCII digits, few enough to fit; nil for anything else, signs among it.
  init?(digits: ArraySlice<UInt8>) {
    guard digits.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else { return nil }
    self = digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
  }

  /// With a zero in front when it is below ten.
  var twoDigits: String { (0..<10).contains(self) ? "0\(self)" : String(self) }
}

extension String {
  /// With zeros in front up to the width.
  func padded(to width: Int) -> String { String(repeating: "0", count: Swift.max(0, width - count)) + self }
}

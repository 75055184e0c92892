extension String {
  /// True for a text that exports made for sharing leave for a tool to fill in: `${Queue}`, `{{Queue}}`.
  public var isPlaceholder: Bool {
    var before: UInt8 = 0
    for byte in utf8 {
      switch (before, byte) {
      case (UInt8(ascii: "$"), UInt8(ascii: "{")), (UInt8(ascii: "{"), UInt8(ascii: "{")),
        (UInt8(ascii: "<"), UInt8(ascii: "%")):
        return true
      default: before = byte
      }
    }
    return false
  }
}

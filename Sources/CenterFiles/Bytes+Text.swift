import Glibc

extension [UInt8] {
  /// True where a text stands in the bytes of a file.
  func holds(_ text: String) -> Bool {
    let needle = Array(text.utf8)
    return withUnsafeBytes { hay in
      guard let base = hay.baseAddress, hay.count >= needle.count else { return false }
      var at = 0
      while at <= hay.count - needle.count {
        guard let found = memchr(base + at, Int32(needle[0]), hay.count - needle.count - at + 1) else {
          return false
        }
        if memcmp(found, needle, needle.count) == 0 { return true }
        at = UnsafeRawPointer(found) - base + 1
      }
      return false
    }
  }
}

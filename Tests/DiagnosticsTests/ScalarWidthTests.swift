import CLinux
import Glibc
import Testing

@testable import Diagnostics

struct ScalarWidthTests {
  /// A scalar that the C library does not know has no width there and is left out.
  @Test func charactersAreAsWideAsTheCLibrarySays() throws {
    let locale = try #require(newlocale(LC_CTYPE_MASK, "C.UTF-8", nil))
    let former = uselocale(locale)
    defer {
      uselocale(former)
      freelocale(locale)
    }
    var differing: [String] = []
    for value in UInt32(0xA0)...0x1FFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let expected = wcwidth(wchar_t(value))
      guard expected >= 0, Int(expected) != ScalarWidth.columns(of: scalar) else { continue }
      differing.append(String(value, radix: 16))
    }
    // C libraries of other years know other characters; a mistake in the rule would show in thousands.
    #expect(differing.count < 150, "\(differing)")
  }
}

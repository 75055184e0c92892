import Diagnostics
import Testing

@testable import JSON

/// Places are told as a reader would count them from the start of the text.
struct LineTableTests {
  @Test(arguments: [
    "a\nbc\n\nd", "a\r\nbc\r\n", "one\rtwo\rthree\nfour", "\u{FEFF}ä\nö", "", "\n",
    "{ \"name\": \"" + String(repeating: "ä€😀x", count: 400) + "\" }\nlast",
  ])
  func everyPlaceIsCountedFromTheStartOfTheText(text: String) {
    let bytes = Array(text.utf8)
    let table = LineTable(of: bytes)
    for offset in 0...bytes.count where offset == bytes.count || bytes[offset] & 0xC0 != 0x80 {
      let mark = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? min(3, offset) : 0
      let start = bytes[..<offset].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? mark
      let end =
        bytes[offset...].firstIndex { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") } ?? bytes.count
      let place = table.place(of: offset..<offset + 1)
      #expect(place.position.line == bytes[..<offset].count { $0 == UInt8(ascii: "\n") } + 1)
      #expect(
        place.position.column == String(decoding: bytes[start..<offset], as: UTF8.self).unicodeScalars.count
          + 1)
      #expect(place.sourceLine == String(decoding: bytes[start..<end], as: UTF8.self))
    }
  }

  @Test func aPlaceEndsWithItsLine() {
    let table = LineTable(of: Array("ab\ncd".utf8))
    #expect(table.place(of: 1..<5).length == 1)
    #expect(table.place(of: 0..<2).length == 2)
    #expect(table.place(of: 9..<12).length == 1)
  }
}

/// What is shown of a line that is a whole file is found by bytes, and is what its characters say.
struct LongLineTests {
  @Test(arguments: [0, 1, 40, 80, 200, 399])
  func aPlaceIsShownAlikeByItsBytesAndByItsCharacters(number: Int) throws {
    let list = "[" + (0..<400).map { "\"ä€\($0)\"" }.joined(separator: ",") + "]"
    let place = try JSONDocument(parsing: list, named: "f.json").root.elements[number].place
    let counted = Diagnostic.Place(
      position: place.position, sourceLine: place.sourceLine, length: place.length)
    #expect(
      Diagnostic(in: "f.json", at: place, "m", rule: "r").text
        == Diagnostic(in: "f.json", at: counted, "m", rule: "r").text)
    #expect(Diagnostic(in: "f.json", at: place, "m", rule: "r").text.contains("\"ä€\(number)\""))
  }
}

import Testing

@testable import Outside

@Suite struct LineCutterTests {
  private static func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

  private static func texts(_ lines: [LineCutter.Line]) -> [String] {
    lines.map { String(decoding: $0.bytes, as: UTF8.self) + ($0.isCut ? "…" : "") }
  }

  @Test func linesComeAsTheyEndHoweverTheirBytesCome() {
    var cutter = LineCutter(limit: 10)
    #expect(Self.texts(cutter.add(Self.bytes("one\ntw"))) == ["one"])
    #expect(cutter.isInLine)
    #expect(Self.texts(cutter.add(Self.bytes("o\n\nthree\n"))) == ["two", "", "three"])
    #expect(!cutter.isInLine && !cutter.isOverfull)
    #expect(cutter.add([]).isEmpty && cutter.takeRest() == nil)
    #expect(cutter.add(Self.bytes("rest")).isEmpty)
    #expect(cutter.takeRest().map { Self.texts([$0]) } == ["rest"])
  }

  /// A line that is too long is given out as soon as it is, and nothing of the rest is kept.
  @Test func aLineWithoutAnEndIsCutAtOnce() {
    var cutter = LineCutter(limit: 4)
    #expect(cutter.add(Self.bytes("long")).isEmpty)
    #expect(Self.texts(cutter.add(Self.bytes("e"))) == ["long…"])
    #expect(cutter.isOverfull)
    for _ in 0..<1000 { #expect(cutter.add([UInt8](repeating: 0x78, count: 65_536)).isEmpty) }
    #expect(Self.texts(cutter.add(Self.bytes("end\nnext\n"))) == ["next"])
  }

  @Test func skippedLinesAreCountedOnceEach() {
    var cutter = LineCutter(limit: 4)
    #expect(cutter.skip(Self.bytes("a\nb\nc")) == 3)
    #expect(cutter.skip(Self.bytes("c\nd\n")) == 1)
    #expect(cutter.skip([]) == 0)
    #expect(Self.texts(cutter.add(Self.bytes("e\n"))) == ["e"])
  }
}

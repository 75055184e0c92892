import ContactCenter
import Testing

@Suite struct RGBColorTests {
  @Test(arguments: [
    ("#2f855a", 29), ("#000000", 16), ("#ffffff", 231), ("#FF0000", 196), ("#808080", 244), ("#0000ff", 21),
    ("#5f87af", 67),
    ("#eeeeee", 255), ("#080808", 232), ("#010101", 16), ("#767676", 243),
  ])
  func readsAndFindsTheNearestTerminalColor(text: String, index: Int) throws {
    let color = try #require(RGBColor(text))
    #expect(color.description == text.lowercased())
    #expect(color.nearestTerminalIndex == index)
  }

  @Test(arguments: ["", "2f855a", "#2f855", "#2f855a0", "#2f855g", "#2f85５a", "red", "#+12345"])
  func refusesWhatIsNoColor(text: String) {
    #expect(RGBColor(text) == nil)
  }

  /// Against every color of the palette, one by one.
  @Test func noOtherTerminalColorIsNearer() {
    let levels = [0, 95, 135, 175, 215, 255]
    var palette = [(Int, Int, Int)](repeating: (-1000, 0, 0), count: 16)
    for index in 0..<216 { palette.append((levels[index / 36], levels[index / 6 % 6], levels[index % 6])) }
    for step in 0..<24 { palette.append((8 + 10 * step, 8 + 10 * step, 8 + 10 * step)) }
    var wrong = 0
    for value in stride(from: 0, to: 1 << 24, by: 65_537 / 2 + 77) {
      let (red, green, blue) = (value >> 16, value >> 8 & 255, value & 255)
      func distance(_ index: Int) -> Int {
        let (r, g, b) = palette[index]
        return (r - red) * (r - red) + (g - green) * (g - green) + (b - blue) * (b - blue)
      }
      let found = RGBColor(red: UInt8(red), green: UInt8(green), blue: UInt8(blue)).nearestTerminalIndex
      let least = (16..<256).map(distance).min() ?? 0
      if distance(found) != least { wrong += 1 }
    }
    #expect(wrong == 0)
  }
}

import Diagnostics
import Testing

@Suite struct NearestNameTests {
  @Test(
    arguments: [
      ("bok-slot", "book-slot"), ("BOOK-SLOT", "book-slot"), ("welcoem", "welcome"), ("mian", "main"),
      ("main1", "main"),
      ("Meera Nayr", "Meera Nair"), ("welcome", "welcome"), ("wlcm", nil), ("x", nil), ("", nil),
      ("goodbye", nil), ("ma", nil),
    ] as [(String, String?)])
  func onlyNearNamesAreSuggested(given: String, meant: String?) {
    #expect(nearest(to: given, among: ["book-slot", "welcome", "main", "Meera Nair"]) == meant)
  }

  @Test func nearestWinsAndThenTheFirst() {
    #expect(nearest(to: "queue-b", among: ["queue-dd", "queue-a", "queue-c"]) == "queue-a")
    #expect(nearest(to: "queue-b", among: ["queue-a", "queue-b"]) == "queue-b")
    #expect(nearest(to: "queue", among: []) == nil)
  }
}

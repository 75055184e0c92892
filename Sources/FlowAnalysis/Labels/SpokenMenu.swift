import FlowEngine

/// The choices that a menu's words offer: "For plots, press 1. Press 2 for villas."
///
/// Reads English, however it is ordered; of other languages it finds nothing, and labels come from the branches.
enum SpokenMenu {
  /// One key and what is said of it.
  struct Choice: Equatable {
    let digit: DTMFDigit
    /// The word that leads in: "for", "to" or "if"; nil when there was none.
    let lead: String?
    let words: [String]
  }

  /// In the order of the words. A key that is named twice is here twice.
  static func choices(in text: String) -> [Choice] {
    SpokenMenuReader(SpokenMenuReader.tokens(of: text)).read()
  }
}

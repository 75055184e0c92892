/// Yes or no, as people say it in English, or 1 and 2 on the keypad.
struct SpokenConfirmation: Equatable {
  let isYes: Bool

  private static let yes: Set<String> = [
    "yes", "yeah", "yep", "yup", "sure", "ok", "okay", "correct", "right", "certainly", "please", "1",
  ]
  private static let no: Set<String> = ["no", "nope", "nah", "not", "wrong", "never", "dont", "2"]

  init?(_ words: ArraySlice<String>) {
    let says = (words.contains { Self.yes.contains($0) }, words.contains { Self.no.contains($0) })
    switch says {
    // "No, that is not right" is a no.
    case (_, true): isYes = false
    case (true, false): isYes = true
    case (false, false): return nil
    }
  }
}

/// Words whose full stop ends no sentence: "a.m.", "e.g.", "appt."
enum Abbreviations {
  /// - Parameters:
  ///   - word: with its full stop.
  ///   - before: what comes before it; nil at the beginning.
  ///   - next: what comes behind it; nil at the end.
  static func has(_ word: Substring, behind before: Substring?, before next: Substring?) -> Bool {
    guard word.utf8.count > 1, word.utf8.count < 10, word.last == "." else { return false }
    let name = word.dropLast().lowercased()
    if isLettered(name) || titles.contains(name) { return true }
    guard let first = next?.first else { return false }
    // "Suite no. 5", but "press 2 for no. 3 callers are before you".
    if numbers.contains(name) { return first.isNumber && !answering.contains(before?.lowercased() ?? "") }
    return shortened.contains(name) && !first.isUppercase
  }

  /// True for letters with full stops between: "e.g", "u.s".
  private static func isLettered(_ name: String) -> Bool {
    name.contains(".")
      && name.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { part in
        part.count == 1 && part.allSatisfy(\.isLetter)
      }
  }

  /// Those that always have a word behind them.
  private static let titles: Set = [
    "mr", "mrs", "ms", "dr", "prof", "st", "ft", "mt", "sr", "sra", "dra", "mme", "bzw", "ggf", "inkl", "vs",
    "approx",
  ]
  /// Those that have a number behind them.
  private static let numbers: Set = ["no", "nos", "nr", "núm", "num", "n", "ext", "apt", "rm", "vol", "art"]
  /// Words behind which "no" is the answer.
  private static let answering: Set = ["for", "para", "per", "or", "say", "means", "is", "if"]
  /// Those that may also end a sentence.
  private static let shortened: Set = [
    "appt", "appts", "dept", "depts", "acct", "acc", "info", "incl", "etc", "max", "min", "hr", "hrs", "mins",
    "wk", "wks", "mo", "yr", "yrs", "tel", "inc", "ltd", "corp", "co", "ave", "blvd", "rd", "bldg", "mgmt",
    "govt", "intl", "misc", "reg", "ref", "resp", "usw", "str", "ca", "ud", "uds", "av", "jan", "feb", "mar",
    "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
  ]
}

/// Words whose full stop ends no sentence: "a.m.", "e.g.", "appt."
enum Abbreviations {
  /// - Parameters:
  ///   - word: with its full stop.
  ///   - next: what comes behind it; nil at the end.
  static func has(_ word: Substring, before next: Substring?) -> Bool {
    guard word.utf8.count > 1, word.utf8.count < 10, word.last == "." else { return false }
    let name = word.dropLast().lowercased()
    if isLettered(name) || titles.contains(name) { return true }
    // "Suite no. 5", but "press 2 for no."
    guard let first = next?.first else { return false }
    if numbers.contains(name) { return first.isNumber }
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
    "mr", "mrs", "ms", "dr", "prof", "st", "mt", "sr", "sra", "dra", "mme", "bzw", "ggf", "inkl", "vs",
    "approx",
  ]
  /// Those that have a number behind them.
  private static let numbers: Set = ["no", "nos", "nr", "núm", "num", "n", "ext", "apt", "rm", "vol", "art"]
  /// Those that may also end a sentence.
  private static let shortened: Set = [
    "appt", "appts", "dept", "depts", "acct", "acc", "info", "incl", "etc", "max", "min", "hr", "hrs", "mins",
    "wk", "wks", "mo", "yr", "yrs", "tel", "inc", "ltd", "corp", "co", "ave", "blvd", "rd", "bldg", "mgmt",
    "govt", "intl", "misc", "reg", "ref", "resp", "usw", "str", "ca", "ud", "uds", "av", "jan", "feb", "mar",
    "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
  ]
}

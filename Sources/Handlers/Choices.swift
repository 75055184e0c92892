/// What a caller may choose with the keys 1 to 7, as one list handler after the other offers it.
///
/// The announcement says each choice with its key, and key 8 for what comes later when there is more.
struct Choices {
  /// One choice a key; 8, 9, star and 0 have other uses in every list.
  static let limit = 7

  /// The keys of an answer with choices: `count`, `more` (yes or no), `last` (send it back as `after` for later
  /// ones), `announcement`, and seven of each name, numbered from 1.
  static func keys(_ names: String...) -> [String] {
    ["count", "more", "last", "announcement"] + names.flatMap { name in (1...limit).map { "\(name)\($0)" } }
  }

  /// A choice as the flow keeps it and as the caller hears it.
  struct Choice {
    let value: String
    let spoken: String
  }

  let choices: [Choice]
  let hasMore: Bool
  /// "dates": what key 8 leads to, after "later".
  let plural: String

  /// "For 10 AM, press 1. For 4 PM, press 2." Empty when there is no choice.
  var announcement: String {
    var sentences = choices.enumerated().map { "For \($1.spoken), press \($0 + 1)." }
    if hasMore { sentences.append("For later \(plural), press 8.") }
    return sentences.joined(separator: " ")
  }

  /// Writes the choices into an answer that has `Choices.keys(valueName, spokenName)`.
  func write(to answer: inout Answer, values valueName: String, spoken spokenName: String) {
    answer["count"] = String(choices.count)
    answer["more"] = hasMore ? "yes" : "no"
    answer["last"] = choices.last?.value ?? ""
    answer["announcement"] = announcement
    for (index, choice) in choices.enumerated() {
      answer["\(valueName)\(index + 1)"] = choice.value
      answer["\(spokenName)\(index + 1)"] = choice.spoken
    }
  }
}

/// How alike two texts are: touchtone's own measure in place of the service's, which is not published.
///
/// Case, punctuation and spacing aside, it is the share of the words that both have, each as often as both have it: twice
/// their number of the words of both texts together, in percent. The order of words counts for nothing.
enum Similarity {
  static func percent(_ left: String, _ right: String) -> Int {
    let (first, second) = (Wording(left).words, Wording(right).words)
    guard !first.isEmpty || !second.isEmpty else { return 100 }
    return 200 * common(first, second) / (first.count + second.count)
  }

  /// How much of a text stands in a message, which may say more: the share of its words that the message has, in percent.
  static func share(of text: String, in message: String) -> Int {
    let words = Wording(text).words
    return words.isEmpty ? 0 : 100 * common(words, Wording(message).words) / words.count
  }

  /// How many words both have, each as often as both have it.
  private static func common(_ first: [String], _ second: [String]) -> Int {
    var left: [String: Int] = [:]
    for word in first { left[word, default: 0] += 1 }
    var common = 0
    for word in second {
      guard let count = left[word], count > 0 else { continue }
      left[word] = count - 1
      common += 1
    }
    return common
  }
}

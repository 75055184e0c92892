extension [String] {
  /// The first names in quotes, and how many more there are.
  var shortList: String {
    let shown = prefix(6).map { "\"\($0)\"" }.joined(separator: ", ")
    return count > 6 ? "\(shown) and \(count - 6) more" : shown
  }
}

import Diagnostics
import JSON

// Lambda functions that are invoked at an address.
extension DefinitionReader {
  /// The address under "url": complete, and of a kind that is called.
  mutating func url(of lambda: JSONValue) -> String? {
    guard let url = text(in: lambda, "url"), let place = lambda["url"] else { return nil }
    guard let (why, fix) = Self.problem(withURL: url) else { return url }
    report(place.finding("\"\(url)\" cannot be called", rule: "bad-value", why: why, fix: fix))
    return nil
  }

  private static let exampleURL = "http://127.0.0.1:3001/2015-03-31/functions/book/invocations"

  /// Why an address is not called, and what to write; nil when it is.
  private static func problem(withURL url: String) -> (why: String, fix: String?)? {
    let example = "write it as \"\(exampleURL)\""
    guard url.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
      return ("an address has no spaces, and only letters of ASCII", "write others as %20 and the like")
    }
    guard let start = url.firstRange(of: "://"),
      ["http", "https"].contains(url[..<start.lowerBound].lowercased())
    else { return ("an address begins with http:// or https://", example) }
    guard !url.contains("#") else { return ("what follows # is never sent", "remove it") }
    let authority = url[start.upperBound...].prefix { $0 != "/" && $0 != "?" }
    guard !authority.contains("@") else {
      return ("a name or a password does not belong into center.json", "remove what stands before the @")
    }
    let isBracketed = authority.hasPrefix("[")
    guard !isBracketed || authority.contains("]") else { return ("its host has no ] at its end", nil) }
    let hostEnd =
      isBracketed
      ? authority.index(after: authority.firstIndex(of: "]") ?? authority.startIndex)
      : authority.firstIndex(of: ":") ?? authority.endIndex
    let rest = authority[hostEnd...]
    guard !authority[..<hostEnd].isEmpty else { return ("it has no host", example) }
    guard rest.isEmpty || isPort(rest) else { return ("a port is a number from 1 to 65535", nil) }
    return nil
  }

  /// - Parameter text: with the colon before it.
  private static func isPort(_ text: Substring) -> Bool {
    text.hasPrefix(":") && text.dropFirst().allSatisfy(\.isWholeNumber)
      && Int(text.dropFirst()).map { (1...65_535).contains($0) } == true
  }
}

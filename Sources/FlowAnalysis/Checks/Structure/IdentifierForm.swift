/// Identifiers that the service refuses.
enum IdentifierForm: ActionCheck {
  static let description = CheckDescription(
    "identifier-form", in: .structure, .warning,
    "an identifier is too long, or has characters that are not allowed",
    why:
      "the service refuses identifiers of more than 50 characters, those with one of % : ( \\ / ) = $ , ; [ ] { }, and names such as toString",
    fix: "give the action another identifier",
    bad: CheckExample(.say("hello (again)", "Hello.", "end"), .end()),
    good: CheckExample(.say("hello again", "Hello.", "end"), .end()))

  private static let forbidden = {
    var isForbidden = Array(repeating: false, count: 256)
    for byte in "%:(\\/)=$,;[]{}".utf8 { isForbidden[Int(byte)] = true }
    return isForbidden
  }()
  private static let reserved: Set<String> = [
    "__proto__", "constructor", "__defineGetter__", "__defineSetter__", "toString", "hasOwnProperty",
    "isPrototypeOf", "propertyIsEnumerable", "toLocaleString", "valueOf",
  ]

  /// A bit for each length of those: most identifiers are none of them by that.
  private static let reservedCounts = reserved.reduce(into: UInt64(0)) { $0 |= 1 << UInt64($1.utf8.count) }

  static func check(_ action: AnalyzedAction, _ findings: inout Findings) {
    var identifier = action.identifier
    let value = action.action.identifierValue
    if identifier.utf8.count > 50, identifier.count > 50 {
      findings.report(self, at: value, "\(action.quoted) has \(identifier.count) characters")
    } else if let byte = identifier.withUTF8({ $0.first { forbidden[Int($0)] } }) {
      findings.report(self, at: value, "\(action.quoted) has a \"\(UnicodeScalar(byte))\" in it")
    } else if reservedCounts & 1 << UInt64(min(identifier.utf8.count, 63)) != 0,
      reserved.contains(identifier)
    {
      findings.report(self, at: value, "\(action.quoted) is a name that the service keeps for itself")
    }
  }
}

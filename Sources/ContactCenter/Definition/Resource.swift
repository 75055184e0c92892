/// Something of a contact center that flows refer to by name or ARN.
public protocol Resource: Sendable {
  var name: String { get }
  /// The ARN or id that the resource has in the service; nil when only its name is known.
  var arn: String? { get }
}

extension Array where Element: Resource {
  /// The place of what a flow's reference means: a name here, a whole ARN, or the last part of one.
  ///
  /// A reference that is an ARN itself also finds a resource whose name or last part is the same as its own
  /// last part, so that a flow exported from one account plays with the resources of another. The closest way
  /// of matching wins, then the order of the file.
  public func index(of reference: String) -> Int? {
    if let index = firstIndex(where: { $0.name == reference }) { return index }
    if let index = firstIndex(where: { $0.arn == reference }) { return index }
    guard let part = ResourceReference.lastPart(of: reference) else { return nil }
    return firstIndex { $0.name == part || $0.arn.flatMap(ResourceReference.lastPart) == part }
  }

  /// What a flow's reference means; nil when nothing here has the name or ARN.
  public subscript(_ reference: String) -> Element? { index(of: reference).map { self[$0] } }
}

/// How references to resources are written.
public enum ResourceReference {
  /// The name or id at the end of an ARN, without version or alias; of any other text, the text itself. Nil
  /// when that is empty.
  ///
  /// `…:function:bookSlot:live` and `…:function:bookSlot` give `bookSlot`; `…/contact-flow/1f3a` gives
  /// `1f3a`.
  public static func lastPart(of reference: String) -> String? {
    guard reference.hasPrefix("arn:") else { return reference.isEmpty ? nil : reference }
    let bytes = reference.utf8
    let colon = UInt8(ascii: ":")
    let fields = bytes.split(separator: colon, omittingEmptySubsequences: false)
    let part: Substring.UTF8View
    if fields.count >= 7, fields[5].elementsEqual("function".utf8) {
      part = fields[6]
    } else if let slash = bytes.lastIndex(of: UInt8(ascii: "/")) {
      let rest = bytes[bytes.index(after: slash)...]
      // A placeholder of a template, `${Flow:support}`, is whole.
      part = rest.starts(with: "${".utf8) ? rest : rest.prefix { $0 != colon }
    } else {
      part = fields[fields.count - 1]
    }
    return part.isEmpty ? nil : String(Substring(part))
  }
}

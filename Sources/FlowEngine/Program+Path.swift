extension Program {
  /// The text that a path such as `$.Attributes.language` or `$.Queue.Name` leads to in a contact; nil when there is no
  /// value, or the text is no path.
  public func text(atPath path: String, of contact: Contact) -> String? {
    guard let names = ReferencePath.whole(path)?.names else { return nil }
    var contact = contact
    let value = value(at: names, &contact)
    return value.isMissing ? nil : contact.string(value, self)
  }

  /// True where a path leads to a list or an object that a Lambda answered.
  public func isStructure(atPath path: String, of contact: Contact) -> Bool {
    guard let names = ReferencePath.whole(path)?.names,
      names.first == "External" || names.first == "LambdaInvocation"
    else { return false }
    var contact = contact
    return value(at: names, &contact).isStructure
  }

  /// A wording with what its references lead to in a contact; what is missing is nothing.
  public func text(filling wording: String, of contact: Contact) -> String {
    FoundReference.filling(wording) { text(atPath: $0, of: contact) }
  }
}

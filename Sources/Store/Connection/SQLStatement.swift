/// One SQL statement of this layer, written where it is used and listed in `StatementCatalog`.
///
/// The text is a literal, so that its address names the statement in a connection's cache and no text is ever
/// put together from data.
struct SQLStatement: Sendable {
  let text: StaticString

  init(_ text: StaticString) {
    precondition(text.hasPointerRepresentation, "an SQL statement is a literal")
    self.text = text
  }

  /// Where the literal lies: one number for each statement.
  var identity: UInt { UInt(bitPattern: text.utf8Start) }
}

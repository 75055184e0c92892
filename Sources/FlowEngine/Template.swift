/// A compiled wording: nothing but a literal, nothing but one reference, or a mix.
struct Template: Sendable {
  enum Segment: Sendable {
    case literal(Value)
    case reference(Reference)
  }

  /// The whole text when there is no reference in it, else missing.
  var literal: Value
  /// A range in the program's segments; empty for a literal.
  var firstSegment: Int32
  var segmentCount: Int32
}

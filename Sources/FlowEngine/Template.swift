/// A compiled wording: nothing but a literal, nothing but one reference, or a mix.
@usableFromInline enum Template: Sendable, BitwiseCopyable {
  case literal(Value)
  case reference(Reference)
  /// A range in the program's segments.
  case mix(first: Int32, count: Int32)

  @usableFromInline enum Segment: Sendable, BitwiseCopyable {
    case literal(Value)
    case reference(Reference)
  }

  /// The whole text when there is no reference in it, else missing.
  var literal: Value {
    if case .literal(let literal) = self { return literal }
    return .missing
  }
}

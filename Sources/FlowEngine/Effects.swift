import ContactCenter

/// The effects of one turn, in the order they were asked for, in room that is used again turn after turn.
public struct Effects: ~Copyable, Sendable {
  public var list = ReusableList<Effect>()
  /// The texts of these effects that are no literals.
  public internal(set) var arena = TextArena()
  /// The parameters of the Lambda this turn invokes, in the order of the flow.
  public internal(set) var parameters = ReusableList<Parameter>()
  /// Room for actions that gather several values before they change the contact.
  var gathered = ReusableList<Gathered>()

  struct Gathered: BitwiseCopyable {
    let name: Value
    let slot: Int32
    let value: Value

    var parts: (Value, Int32, Value) { (name, slot, value) }
  }

  /// One parameter of a Lambda: missing values are sent as null.
  public struct Parameter: Sendable, BitwiseCopyable {
    public var name: Value
    public var value: Value
    /// True when the value is JSON text, not a string.
    public var isJSON: Bool
  }

  /// False where nobody listens to why an action fails: then no reason is made.
  let tellsReasons: Bool

  public init(tellsReasons: Bool = true) { self.tellsReasons = tellsReasons }

  @inlinable public var isEmpty: Bool { list.isEmpty }

  @inlinable public mutating func removeAll() {
    list.removeAll()
    if hasTexts { clearTexts() }
  }

  @inlinable var hasTexts: Bool { !arena.isEmpty || !parameters.isEmpty }

  @usableFromInline mutating func clearTexts() {
    arena.removeAll()
    parameters.removeAll()
  }

  @inlinable public mutating func ask(_ effect: Effect) { list.append(effect) }

  @inlinable public mutating func startTimer(_ kind: TimerKind, seconds: Int32) {
    list.append(.startTimer(kind, .seconds(Int64(seconds))))
  }
}

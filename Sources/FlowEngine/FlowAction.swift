import Diagnostics
import FlowDocument

/// One action type: what it is, how it compiles, how it runs.
///
/// A conforming type is a small, trivially copied struct of handles (at most 24 bytes, a test sees to it), so that a
/// step of a flow allocates nothing. It says everything about its type; nothing elsewhere asks which type an action
/// is.
public protocol FlowAction: Sendable, BitwiseCopyable {
  static var description: ActionDescription { get }

  /// How near this action comes to what the service does, with the parameters it has: what is approximated only for a
  /// parameter that it does not have is exact. Without an implementation of its own, as the description says.
  static func fidelity(of action: DocumentAction) -> Fidelity

  /// Makes the action from its text. Every problem goes to the builder, with its place, and compilation goes on.
  static func compile(_ source: ActionSource, into program: inout ProgramBuilder) -> Self

  /// The contact arrives at the action.
  func begin(_ turn: borrowing Turn, _ contact: inout Contact, _ effects: inout Effects) -> Next

  /// Something happened while the action waited.
  func receive(
    _ event: ContactEvent, _ turn: borrowing Turn, _ contact: inout Contact, _ effects: inout Effects
  ) -> Next

  /// As `begin(_:_:_:)`, on the action whose bytes are these: how the engine calls it, without copying it.
  static func begin(
    _ action: UnsafePointer<ActionPayload>, _ turn: borrowing Turn, _ contact: inout Contact,
    _ effects: inout Effects
  ) -> Next

  /// As `receive(_:_:_:_:)`, on the action whose bytes are these.
  static func receive(
    _ action: UnsafePointer<ActionPayload>, _ event: ContactEvent, _ turn: borrowing Turn,
    _ contact: inout Contact, _ effects: inout Effects
  ) -> Next
}

extension FlowAction {
  public static func fidelity(of action: DocumentAction) -> Fidelity { description.fidelity }

  public func receive(
    _ event: ContactEvent, _ turn: borrowing Turn, _ contact: inout Contact, _ effects: inout Effects
  ) -> Next {
    .ignored
  }

  @inlinable @inline(__always) public static func begin(
    _ action: UnsafePointer<ActionPayload>, _ turn: borrowing Turn, _ contact: inout Contact,
    _ effects: inout Effects
  ) -> Next {
    UnsafeRawPointer(action).assumingMemoryBound(to: Self.self).pointee.begin(turn, &contact, &effects)
  }

  @inlinable @inline(__always) public static func receive(
    _ action: UnsafePointer<ActionPayload>, _ event: ContactEvent, _ turn: borrowing Turn,
    _ contact: inout Contact, _ effects: inout Effects
  ) -> Next {
    UnsafeRawPointer(action).assumingMemoryBound(to: Self.self).pointee
      .receive(event, turn, &contact, &effects)
  }
}

/// A compiled action: the bytes of its struct. Which type they are of, its program knows.
@frozen public struct ActionPayload: Sendable, BitwiseCopyable {
  @usableFromInline var words: (UInt64, UInt64, UInt64) = (0, 0, 0)

  /// The most bytes an action may have.
  public static let byteLimit = 24

  @inlinable init<Action: FlowAction>(_ action: Action) {
    precondition(MemoryLayout<Action>.size <= 24, "\(Action.self) has \(MemoryLayout<Action>.size) bytes")
    withUnsafeMutableBytes(of: &words) { $0.storeBytes(of: action, as: Action.self) }
  }
}

/// A compiled action with its type. The type is asked through its metatype, which, unlike a closure or an existential,
/// is neither counted nor copied.
@frozen public struct CompiledAction: Sendable {
  @usableFromInline let payload: ActionPayload
  @usableFromInline let type: any FlowAction.Type

  @inlinable init<Action: FlowAction>(_ action: Action) {
    payload = ActionPayload(action)
    type = Action.self
  }
}

/// An action type in a catalog.
public final class ActionType: Sendable {
  public let description: ActionDescription
  /// The size of a compiled action in bytes; `ActionPayload.byteLimit` at most.
  public let byteCount: Int
  /// How near one action of the type comes to what the service does.
  public let fidelity: @Sendable (DocumentAction) -> Fidelity
  @usableFromInline let compile: @Sendable (ActionSource, inout ProgramBuilder) -> CompiledAction

  @inlinable public init<Action: FlowAction>(_ action: Action.Type) {
    description = Action.description
    byteCount = MemoryLayout<Action>.size
    fidelity = { Action.fidelity(of: $0) }
    compile = { source, program in CompiledAction(Action.compile(source, into: &program)) }
  }
}

/// Every action type an engine knows.
public struct ActionCatalog: Sendable {
  let types: [String: ActionType]
  /// All names, sorted, for suggestions.
  public let names: [String]
  /// The types that names stand for which look like types and are none: names of the editor's blocks, or old ones.
  let plausibleNames: [String: String]
  /// Spellings of types that the service refuses and documents print: they are read as the type they mean.
  public let otherSpellings: [String: String]

  /// The types, in the order of the documentation.
  public let actionTypes: [ActionType]
  /// By a parameter's first key the one type that is about what it names: a bot's alias is there for no other.
  private let typesOfParameters: [String: String]

  /// - Parameters:
  ///   - plausibleNames: names that are no types, with the types they mean.
  ///   - otherSpellings: names that are read as the types they mean.
  public init(
    _ types: [ActionType], plausibleNames: [String: String] = [:],
    otherSpellings: [String: String] = [:]
  ) {
    actionTypes = types
    self.types = Dictionary(uniqueKeysWithValues: types.map { ($0.description.type, $0) })
    self.plausibleNames = plausibleNames
    self.otherSpellings = otherSpellings
    names = types.map(\.description.type).sorted()
    typesOfParameters = Self.typesOfParameters(types)
  }

  private static func typesOfParameters(_ types: [ActionType]) -> [String: String] {
    var owners: [String: Set<String>] = [:]
    var isDecisive: Set<String> = []
    for description in types.map(\.description) {
      for parameter in description.parameters {
        let key = String(parameter.path.prefix { $0 != "." })
        owners[key, default: []].insert(description.type)
        if case .resource = parameter.form { isDecisive.insert(key) }
      }
    }
    return owners.filter { $1.count == 1 && isDecisive.contains($0) }.compactMapValues(\.first)
  }

  /// The other type that a parameter makes an action look like; nil where several have it, or none.
  public func type(ofParameter key: String) -> String? { typesOfParameters[key] }

  /// The type that is probably meant by a name that is none; nil when nothing is near.
  ///
  /// - Parameter keys: the first keys of the action's parameters. One that a single type has tells which of the types is
  ///   meant that a block's name may stand for.
  func type(meantBy name: String, with keys: [String] = []) -> String? {
    if plausibleNames[name] != nil, let owner = keys.compactMap({ typesOfParameters[$0] }).first {
      return owner
    }
    if let meant = plausibleNames[name] ?? nearest(to: name, among: names) { return meant }
    // "CreateCallback" is the beginning of one name.
    let longer = name.count >= 8 ? names.filter { $0.lowercased().hasPrefix(name.lowercased()) } : []
    return longer.count == 1 ? longer[0] : nil
  }
}

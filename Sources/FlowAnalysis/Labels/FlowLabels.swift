import FlowDocument
import FlowEngine

/// What the actions and branches of a program are called on the screen, in designers' words: never an id or an ARN.
///
/// Made once for a program and read from then on.
public struct FlowLabels: Sendable {
  let program: Program
  private let names: [String]
  private let rows: [[BranchLabel]]
  private let keys: [[KeyLabel]]
  private let keyTargets: [[KeyTarget]]
  private let fidelities: [Fidelity?]
  /// Over every action of the program.
  public let fidelity: FidelitySummary

  /// - Parameter wording: what a recorded prompt says, by the reference a flow has for it; nil where that is not
  ///   known.
  public init(_ program: Program, wording: @escaping (_ prompt: String) -> String? = { _ in nil }) {
    self.program = program
    let namer = ActionNamer(program: program, wording: wording)
    let actions = program.actionSources.indices.map { ActionIndex($0) }
    let names = actions.map { namer.name(of: $0) }
    self.names = names
    let brancher = BranchNamer(program: program, names: names)
    rows = actions.map { brancher.rows(of: $0) }
    let targets = zip(actions, rows).map { brancher.keyTargets(of: $0, rows: $1) }
    keys = zip(actions, targets).map { action, targets in
      MenuLabels.labels(of: targets, spoken: namer.spokenText(of: action))
    }
    keyTargets = targets
    fidelities = program.actionSources.map(\.fidelityHere)
    fidelity = fidelities.reduce(into: FidelitySummary()) { $0.add($1) }
  }

  /// The action's friendly identifier when its author gave one, else words by what it does: `"Welcome back,…"`,
  /// `Villas hours?`, `bookSlot ƒ`, `set customerName`.
  ///
  /// At most 60 characters, never empty, without control characters.
  public func name(of action: ActionIndex) -> String { names[action.index] }

  /// As `name(of:)`, with the words that the caller heard from this action in place of those the flow has, which may
  /// hold references. An action that says nothing, or has a name of its own, keeps its name.
  public func name(of action: ActionIndex, heard spoken: String) -> String {
    let source = program.actionSources[action.index].action
    let speaks = ["MessageParticipant", "GetParticipantInput"].contains(source.type)
    guard speaks, ActionNamer.givenName(of: source) == nil else { return names[action.index] }
    let quoted = PlainWords.quoted(spoken)
    return quoted.isEmpty ? names[action.index] : quoted
  }

  /// The rows of the tree under an action: keys and values in the order of the file, what is none of them, silence and
  /// the like, errors.
  ///
  /// A branch that is never taken, because it only mirrors another, has none.
  public func branches(of action: ActionIndex) -> [BranchLabel] { rows[action.index] }

  /// What the keys do while the action waits for one, in the order of the flow; none where it takes no keys.
  ///
  /// - Parameter spoken: the wording as the caller hears it, which names the keys best; without it the wording that
  ///   the flow has.
  public func keyLabels(of action: ActionIndex, spoken: String? = nil) -> [KeyLabel] {
    guard let spoken, !keyTargets[action.index].isEmpty else { return keys[action.index] }
    return MenuLabels.labels(of: keyTargets[action.index], spoken: spoken)
  }

  /// What came of an action that took a branch: "existing", "[7] not a choice", "attempt 2 of 3", "open"; empty where
  /// going on is all there is to say.
  public func result(of branch: BranchIndex, _ facts: ResultFacts = ResultFacts()) -> String {
    ResultWords(labels: self).words(of: branch, facts)
  }

  /// How near an action comes to what the service does, with the parameters it has here; nil for a type that nobody
  /// knows.
  public func fidelity(of action: ActionIndex) -> Fidelity? { fidelities[action.index] }

  /// Over some actions: those of a flow, or those a call went through.
  public func fidelity(of actions: some Sequence<ActionIndex>) -> FidelitySummary {
    actions.reduce(into: FidelitySummary()) { $0.add(fidelities[$1.index]) }
  }
}

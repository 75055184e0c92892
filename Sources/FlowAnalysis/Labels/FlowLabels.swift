import FlowDocument
import FlowEngine
import Synchronization

/// What the actions and branches of a program are called on the screen, in designers' words: never an id or an ARN.
///
/// Each label is made when it is first asked for and kept, so that a large center opens at once.
public struct FlowLabels: Sendable {
  let program: Program
  private let wording: @Sendable (String) -> String?
  private let made: Made

  /// The labels made so far.
  private final class Made: Sendable {
    struct Labels {
      var names: [String?]
      var rows: [[BranchLabel]?]
      var keyTargets: [[KeyTarget]?]
      var keys: [[KeyLabel]?]
    }

    let labels: Mutex<Labels>

    init(_ count: Int) {
      labels = Mutex(
        Labels(
          names: Array(repeating: nil, count: count), rows: Array(repeating: nil, count: count),
          keyTargets: Array(repeating: nil, count: count), keys: Array(repeating: nil, count: count)))
    }

    /// A label that was made before, or is made now.
    func find<Label: Sendable>(
      _ list: WritableKeyPath<Labels, [Label?]> & Sendable, _ action: ActionIndex, else make: () -> Label
    ) -> Label {
      if let label = labels.withLock({ $0[keyPath: list][action.index] }) { return label }
      let label = make()
      labels.withLock { $0[keyPath: list][action.index] = label }
      return label
    }
  }

  /// - Parameter wording: what a recorded prompt says, by the reference a flow has for it; nil where that is not
  ///   known.
  public init(_ program: Program, wording: @escaping @Sendable (_ prompt: String) -> String? = { _ in nil }) {
    self.program = program
    self.wording = wording
    made = Made(program.actionSources.count)
  }

  private var namer: ActionNamer { ActionNamer(program: program, wording: wording) }

  private var brancher: BranchNamer { BranchNamer(program: program, name: name) }

  /// The action's friendly identifier when its author gave one, else words by what it does: `"Welcome back,…"`,
  /// `Villas hours?`, `bookSlot ƒ`, `set customerName`.
  ///
  /// At most 60 characters, never empty, without control characters.
  public func name(of action: ActionIndex) -> String {
    made.find(\.names, action) { namer.name(of: action) }
  }

  /// As `name(of:)`, with the words that the caller heard from this action in place of those the flow has, which may
  /// hold references. An action that says nothing, or has a name of its own, keeps its name.
  public func name(of action: ActionIndex, heard spoken: String) -> String {
    let source = program.actionSources[action.index].action
    let speaks = ["MessageParticipant", "GetParticipantInput"].contains(source.type)
    guard speaks, ActionNamer.givenName(of: source) == nil else { return name(of: action) }
    let quoted = PlainWords.quoted(spoken)
    return quoted.isEmpty ? name(of: action) : quoted
  }

  /// The rows of the tree under an action: keys and values in the order of the file, what is none of them, silence and
  /// the like, errors.
  ///
  /// A branch that is never taken, because it only mirrors another, has none.
  public func branches(of action: ActionIndex) -> [BranchLabel] {
    made.find(\.rows, action) { brancher.rows(of: action) }
  }

  /// True when the contact can come from where a row leads to the row's action again before anything is asked of the caller: a
  /// wrong key or silence is "asked again". What only failures lead to does not count.
  public func leadsBack(_ row: BranchLabel) -> Bool {
    let action = program.branches[row.branches[0].index].action
    return row.targetAction.map { brancher.leads($0, to: action) } ?? false
  }

  /// What only sets things between a branch and the action that its row names as the target, in the order of the flow:
  /// `set confirmed = yes`.
  public func settings(behind branch: BranchIndex) -> [String] {
    brancher.passedBy(on: program.branches[branch.index]).settings.map { name(of: $0) }
  }

  /// The ways out of an action that can be taken, with the actions they lead to.
  func ways(of action: ActionIndex) -> [FlowWay] { brancher.ways(of: action) }

  /// What an action says, in one line, with words for what is only known in a call; nil for one that says nothing or
  /// says what nobody here knows.
  public func spokenWords(of action: ActionIndex) -> String? { namer.spokenWords(of: action) }

  /// What decides a branch: `[5]`, `closed`, `error`.
  public func words(for branch: BranchIndex) -> String { brancher.words(for: branch) }

  /// What an action says, in pieces: words apart from what is only known in a call. Nil where it says nothing.
  public func spokenParts(of action: ActionIndex) -> [SpokenPart]? { namer.spokenParts(of: action) }

  /// The texts without references to which the program's flows set an attribute, by the path it is read with.
  public func writtenValues() -> [[String]: [String]] {
    var values: [[String]: [String]] = [:]
    for source in program.actionSources {
      let space: String
      switch source.action.type {
      case "UpdateContactAttributes": space = "Attributes"
      case "UpdateFlowAttributes": space = "FlowAttributes"
      default: continue
      }
      for member in source.action.parameter(space)?.members ?? [] {
        guard let value = (member.value["Value"] ?? member.value).scalarText,
          ReferenceWords.first(in: value) == nil
        else { continue }
        values[[space, member.name], default: []].append(value)
      }
    }
    return values
  }

  private func keyTargets(of action: ActionIndex) -> [KeyTarget] {
    made.find(\.keyTargets, action) { brancher.keyTargets(of: action, rows: branches(of: action)) }
  }

  /// What the keys do while the action waits for one, in the order of the flow; none where it takes no keys.
  ///
  /// - Parameter spoken: the wording as the caller hears it, which names the keys best; without it, or where it names none,
  ///   the wording that the flow has, here or in the prompt before.
  public func keyLabels(of action: ActionIndex, spoken: String? = nil) -> [KeyLabel] {
    let targets = keyTargets(of: action)
    if let spoken, !targets.isEmpty {
      let menu = SpokenMenu(spoken)
      if !menu.keys.isEmpty { return MenuLabels.labels(of: targets, menu) }
    }
    return made.find(\.keys, action) {
      MenuLabels.labels(of: targets, targets.isEmpty ? nil : spokenMenu(of: action))
    }
  }

  /// What a menu's words offer; where they name no key, what is said before it does.
  private func spokenMenu(of action: ActionIndex) -> SpokenMenu? {
    let own = namer.spokenText(of: action).map { SpokenMenu($0) }
    if let own, !own.keys.isEmpty { return own }
    let before = MenuAnnouncement(program: program, namer: namer, brancher: brancher).words(before: action)
    return before.map { SpokenMenu($0) } ?? own
  }

  /// What came of an action that took a branch: "existing", "[7] not a choice", "attempt 2 of 3", "open"; empty where
  /// going on is all there is to say.
  public func result(of branch: BranchIndex, _ facts: ResultFacts = ResultFacts()) -> String {
    ResultWords(labels: self).words(of: branch, facts)
  }

  /// How near an action comes to what the service does, with the parameters it has here; nil for a type that nobody
  /// knows.
  public func fidelity(of action: ActionIndex) -> Fidelity? {
    program.actionSources[action.index].fidelity
  }

  /// Over every action of the program.
  public var fidelity: FidelitySummary { fidelity(of: program.actionSources.indices.map { ActionIndex($0) }) }

  /// Over some actions: those of a flow, or those a call went through.
  public func fidelity(of actions: some Sequence<ActionIndex>) -> FidelitySummary {
    actions.reduce(into: FidelitySummary()) { $0.add(fidelity(of: $1)) }
  }
}

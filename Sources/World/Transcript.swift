import ContactCenter
import FlowEngine
import Lists
import Store

/// One line of what happened: what headless play prints, the screen shows, tests compare.
public struct TranscriptEntry: Sendable, Hashable {
  public enum Kind: String, Sendable {
    case call, prompt, message, keys, say, choice, bot, lambda, queue, agent, row
    case standIn = "stand-in"
    case approximated, note, ended
  }

  /// What a kind says beyond its text.
  public enum Detail: Sendable, Hashable {
    case none
    case call(from: String, to: String, channel: String)
    /// While a prompt is spoken, `spokenCount` is nil; cut short, it is the number of characters heard.
    case prompt(
      spoken: SpokenPrompt, isInterruptible: Bool, isIterative: Bool, side: Side, wasCut: Bool,
      spokenCount: Int?)
    case keys(fate: KeyFate)
    /// What the caller said or, in a chat, typed; unheard when nothing listened.
    case said(isHeard: Bool, isTyped: Bool)
    /// What a chat customer typed into a page, beside what was chosen there; false where no page was shown.
    case chose(fields: [NamedValue], isShown: Bool)
    case bot(BotReport)
    case lambda(LambdaReport)
    case queue(name: String)
    /// What an agent, or a party who was called, did or was in for; nil for what people alone read.
    case agent(name: String, did: AgentDeed? = nil)
    /// What an agent said or typed to the customer, who hears nothing while on hold.
    case spoke(agent: String, isHeard: Bool)
    /// What a trainer says to the agent alone.
    case coached(agent: String)
    case row(RowChange)
    case standIn(type: String, branch: String?)
    case ended(by: String)
    /// A line that the program of a Lambda printed.
    case printed(by: String)
  }

  /// What an agent, or a party who was called, did.
  public enum AgentDeed: Sendable, Hashable {
    /// Was offered a contact, which rings.
    case wasOffered
    case answered
    /// Was joined with the caller.
    case joined
    /// Let a contact ring until it was offered to somebody else.
    case didNotAnswer
    case declined
    case hungUp
  }

  public enum KeyFate: Sendable, Hashable {
    /// The waiting action took it; with the branch it decided, if it did.
    case taken
    /// Taken out of what was typed ahead.
    case takenFromTypeAhead
    case kept
    case lost
    /// A stored string of keys; encrypted ones are not shown.
    case stored(String, isEncrypted: Bool)
    case wiped
  }

  /// What a bot made of words.
  public struct BotReport: Sendable, Hashable {
    public let name: String
    /// Nil when it understood none.
    public let intent: String?
    /// In hundredths.
    public let score: Int
    public let slots: [NamedValue]
  }

  public struct LambdaReport: Sendable, Hashable {
    public let name: String
    public let parameters: [LambdaParameter]
    /// Nil while it runs.
    public let outcome: LambdaOutcome?
    public let duration: Milliseconds
    public let timeLimit: Milliseconds
    /// True when the flow did not wait for the answer and does not have it.
    public let isAsynchronous: Bool
    /// True when a function outside was asked.
    public let isFromOutside: Bool
    /// True when something else answered in its place, this once: it was not asked at all, or it had done its work.
    public let isOverridden: Bool
  }

  /// What a stand-in is called that a person made: an edited value or answer, a forced branch.
  public static let byHand = "by hand"

  /// What stands for a key of an encrypted input.
  public static let hiddenKey = "•"

  public var at: Timestamp
  public let contact: Int
  public let kind: Kind
  public var text: String
  /// The flow's name, and the identifier of the action in it; empty when none runs.
  public let flow: String
  public let action: String
  /// The action's number in its program; nil when none runs.
  public let actionIndex: ActionIndex?
  public var detail: Detail

  public init(
    at: Timestamp, contact: Int, kind: Kind, text: String, flow: String, action: String,
    actionIndex: ActionIndex?,
    detail: Detail
  ) {
    self.at = at
    self.contact = contact
    self.kind = kind
    self.text = text
    self.flow = flow
    self.action = action
    self.actionIndex = actionIndex
    self.detail = detail
  }
}

/// All that happened in a world, in order, with the steps of the flow that each contact took.
///
/// Switched off it stays empty, and facts are not even made: for benchmarks and simulations.
public struct Transcript: EngineObserver, Sendable {
  /// False when nothing is kept.
  public let isOn: Bool
  public private(set) var entries: SharedList<TranscriptEntry> = []
  /// The actions begun and the branches taken, in order.
  public private(set) var path: SharedList<PathStep> = []
  /// The flow log, where one is wanted; it grows only while the transcript is on.
  var log: FlowLog?

  /// What was said to be not here, by the contact whose call came upon it.
  private var absences: Set<Absence> = []

  /// The notes of this moment since something else was told, by the contact and the action that they are of.
  private var notes: [Note: NoteCount] = [:]
  private var notesAt: Timestamp?

  private struct Note: Hashable {
    let contact: Int
    let action: ActionIndex?
    let words: String
  }

  private struct NoteCount {
    let entry: Int
    var count = 1
  }

  private struct Absence: Hashable {
    let contact: Int32
    let words: String
  }

  public struct PathStep: Sendable, Hashable {
    public let action: ActionIndex
    /// Nil while the action waits.
    public var branch: BranchIndex?
    /// How many entries there were when the action began.
    public let firstEntry: Int
    /// How many actions the contact had begun until then, this one included.
    public let number: Int
    public let contact: Int32
    /// True where a person made the action take its branch.
    public var isForced = false
  }

  public init(isOn: Bool = true, log: FlowLog? = nil) {
    self.isOn = isOn
    self.log = log
  }

  /// Adds a fact; its number, for a fact that is completed later. A note that was told at this very moment, and with nothing
  /// but notes since, is only counted.
  mutating func add(_ entry: TranscriptEntry) -> Int {
    if entry.kind != .note || entry.detail != .none {
      notes.removeAll(keepingCapacity: true)
    } else if let told = repeated(entry) {
      return told
    }
    entries.append(entry)
    return entries.count - 1
  }

  /// Counts a note that was told at this very moment, of the same action: where its entry is. Nil for the first.
  private mutating func repeated(_ entry: TranscriptEntry) -> Int? {
    if notesAt != entry.at { notes.removeAll(keepingCapacity: true) }
    notesAt = entry.at
    let note = Note(contact: entry.contact, action: entry.actionIndex, words: entry.text)
    guard let told = notes[note] else {
      notes[note] = NoteCount(entry: entries.count)
      return nil
    }
    notes[note]?.count += 1
    entries[told.entry].text = "\(entry.text) (\(told.count + 1) times)"
    return told.entry
  }

  /// Notes that a contact's call came upon something that is not here; false when that is known.
  mutating func notesAbsence(_ words: String, of contact: Int32) -> Bool {
    absences.insert(Absence(contact: contact, words: words)).inserted
  }

  /// Hides the keys of a contact that were typed ahead and that no other action took: an encrypted input takes them.
  mutating func hideKeptKeys(of contact: Int) {
    var kept: [Int] = []
    for (index, entry) in entries.enumerated() where entry.contact == contact {
      switch entry.detail {
      case .keys(.kept): kept.append(index)
      case .keys(.takenFromTypeAhead): if !kept.isEmpty { kept.removeFirst() }
      default: break
      }
    }
    for index in kept { entries[index].text = TranscriptEntry.hiddenKey }
  }

  /// The prompt with this entry ended; cut when a key or another end stopped it after so many characters.
  mutating func promptEnded(entry: Int, wasCut: Bool, spokenCount: Int) {
    guard entries.indices.contains(entry),
      case .prompt(let spoken, let isInterruptible, let isIterative, let side, _, _) = entries[entry].detail
    else { return }
    entries[entry].detail = .prompt(
      spoken: spoken, isInterruptible: isInterruptible, isIterative: isIterative, side: side, wasCut: wasCut,
      spokenCount: wasCut ? spokenCount : spoken.text.count)
  }

  /// Of the Lambda with this entry more is known: the entry as it is now.
  mutating func lambdaChanged(entry: Int, _ changed: TranscriptEntry) {
    guard entries.indices.contains(entry) else { return }
    entries[entry] = changed
  }

  public mutating func began(_ action: ActionIndex, _ contact: borrowing Contact) {
    if isOn {
      note(action, number: contact.actionCount + 1, contact.serial)
      log?.began(action, contact)
    }
  }

  @inline(never) private mutating func note(_ action: ActionIndex, number: Int, _ contact: Int32) {
    path.append(
      PathStep(
        action: action, branch: nil, firstEntry: entries.count, number: number, contact: contact))
  }

  public mutating func took(_ branch: BranchIndex, _ contact: borrowing Contact) {
    if isOn {
      note(branch, of: contact.execution.action, contact.serial)
      log?.took(branch, contact)
    }
  }

  /// The branch that a contact took just now was forced by a person.
  mutating func noteForced(_ branch: BranchIndex, of contact: Int32, _ program: Program) {
    let action = program.branches[branch.index].action
    let index = path.lastIndex { $0.contact == contact && $0.action == action && $0.branch == branch }
    if isOn, let index { path[index].isForced = true }
  }

  public mutating func finished(_ contact: borrowing Contact) {
    if isOn { log?.finished(contact) }
  }

  @inline(never) private mutating func note(
    _ branch: BranchIndex, of action: ActionIndex, _ serial: Int32
  ) {
    guard
      let index = path.lastIndex(where: {
        $0.contact == serial && $0.action == action && $0.branch == nil
      })
    else { return }
    path[index].branch = branch
  }

  /// True when the entry is of a prompt that is still being spoken.
  public func isOpen(_ entry: Int) -> Bool {
    guard case .prompt(_, _, _, _, _, nil) = entries[entry].detail else { return false }
    return true
  }
}

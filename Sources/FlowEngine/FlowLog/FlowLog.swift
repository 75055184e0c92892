import ContactCenter

/// Writes the flow log: for every action a JSON object on a line of its own, as the service does (reference, section 6).
///
/// What is static in an action's record is prepared once for the program; of a contact only its id and what references
/// lead to are added, as they are when the action begins. The record is closed when the action is left, then with its
/// result where one is known: the operand of the condition taken, what was stored, or the error. An action that sets
/// several attributes has a record for each of them, as on the service; the result stands in the last one. What only a
/// world knows it tells: that a Lambda or a bot was entered, which then has a record of its own (`entered`), what a
/// Lambda answered, which key was pressed. A contact without an id goes by its number.
///
/// Lines of contacts that run at the same time do not mix: a record that waits is parked until its action is left.
public struct FlowLog: EngineObserver, Sendable {
  /// Whose actions are written.
  public enum Scope: Sendable, Hashable {
    /// As the service does it: those of contacts whose flow switched logging on, from that action on.
    case switchedOn
    case everyContact
  }

  /// The lines so far. An owner that writes them out empties the buffer with `removeAll`.
  public private(set) var bytes: [UInt8] = []
  /// The time of what comes next; whoever runs the engine sets it.
  public var now = Timestamp(seconds: 0)

  private let wording: FlowLogWording
  private let scope: Scope
  private var clock = FlowLogClock()
  /// The record at the end of `bytes` whose action is not left yet.
  private var open: OpenRecord?
  /// Records of other actions that are not left yet.
  private var parked: [(record: OpenRecord, bytes: [UInt8])] = []
  /// The last key of contacts that pressed one.
  private var keys: [(contact: Int32, key: UInt8)] = []
  /// What Lambdas answered, as JSON, until their actions are left.
  private var answers: [(contact: Int32, json: [UInt8])] = []

  /// An action at which a contact stands.
  private struct Place: Hashable {
    let contact: Int32
    let action: ActionIndex
  }

  private struct OpenRecord {
    let place: Place
    /// Where it begins in `bytes`.
    var start: Int
    /// How far behind its beginning the time stands.
    var timeOffset = 0
    /// True when it was written a first time, as the action was entered.
    var isEntered = false
  }

  public init(_ program: Program, _ scope: Scope = .switchedOn) {
    wording = FlowLogWording(program)
    self.scope = scope
  }

  public var text: String { String(decoding: bytes, as: UTF8.self) }

  /// The lines that are complete, which the log then forgets.
  public mutating func takeLines() -> [UInt8] {
    park()
    defer { bytes = [] }
    return bytes
  }

  /// Forgets the lines that are complete and keeps the buffer's room.
  public mutating func removeAll() {
    park()
    bytes.removeAll(keepingCapacity: true)
  }

  public mutating func began(_ action: ActionIndex, _ contact: borrowing Contact) {
    guard scope == .everyContact || contact.isLogging || wording.switchesLoggingOn(action) else { return }
    park()
    var record = OpenRecord(place: Place(contact: contact.serial, action: action), start: bytes.count)
    if !keys.isEmpty || !contact.typeAhead.digits.isEmpty { findKey(contact) }
    beginRecord(contact)
    for index in wording.pieces(of: action) {
      switch wording.pieces[index] {
      case .bytes(let start, let count): append(start, count)
      case .time:
        record.timeOffset = bytes.count - record.start
        append(time: now)
      case .value(let reference): append(value: reference, contact)
      case .nextRecord:
        bytes.append(contentsOf: FlowLogWording.ending)
        beginRecord(contact)
      }
    }
    open = record
  }

  public mutating func took(_ branch: BranchIndex, _ contact: borrowing Contact) {
    guard reopen(Place(contact: contact.serial, action: contact.execution.action)) else { return }
    let ending = wording.endings[branch.index]
    if ending.result != .ofBranch, appendResult(ending.result, contact) {
      close(FlowLogWording.ending)
    } else {
      stampIfEntered()
      append(ending.start, ending.count)
      open = nil
    }
  }

  public mutating func finished(_ contact: borrowing Contact) {
    guard reopen(Place(contact: contact.serial, action: contact.execution.action)) else { return }
    close(FlowLogWording.ending)
  }

  /// Closes the records of a contact whose flows were stopped while an action waited.
  public mutating func stopped(contact serial: Int32) {
    keys.removeAll { $0.contact == serial }
    answers.removeAll { $0.contact == serial }
    while let place = open?.place.contact == serial
      ? open?.place : parked.first(where: { $0.record.place.contact == serial })?.record.place,
      reopen(place), let record = open
    {
      guard record.isEntered else {
        close(FlowLogWording.ending)
        continue
      }
      // It was entered and never left: the record of the entry stands alone.
      bytes.removeSubrange(record.start...)
      open = nil
    }
  }

  // MARK: What a world tells

  /// Writes the record of an action that a contact waits at, as it stands: the action was entered. There is a second
  /// record when it is left (reference, section 6: Lex and Lambda).
  public mutating func entered(_ action: ActionIndex, contact: Int32) {
    guard reopen(Place(contact: contact, action: action)), var record = open, !record.isEntered else {
      return
    }
    let written = Array(bytes[record.start...])
    bytes.append(contentsOf: FlowLogWording.ending)
    record.start = bytes.count
    record.isEntered = true
    bytes.append(contentsOf: written)
    open = record
  }

  /// Of keys that were pressed before an action begins, it takes only those that were typed ahead.
  private mutating func findKey(_ contact: borrowing Contact) {
    let serial = contact.serial
    keys.removeAll { $0.contact == serial }
    if let key = contact.typeAhead.digits.first { keys.append((serial, key)) }
  }

  /// The contact pressed a key: the result of a menu that has no condition for it.
  public mutating func pressed(_ key: UInt8, _ contact: Int32) {
    keys.removeAll { $0.contact == contact }
    keys.append((contact, key))
  }

  /// The Lambda that the contact waits for answered with this JSON object.
  public mutating func answered(_ json: [UInt8], _ contact: Int32) {
    answers.removeAll { $0.contact == contact }
    answers.append((contact, json))
  }

  /// Adds a line of another kind: a contact record.
  public mutating func add(line: [UInt8]) {
    park()
    bytes.append(contentsOf: line)
    bytes.append(UInt8(ascii: "\n"))
  }

  // MARK: Results

  /// Appends what only the contact or the world knows; false where nothing is known.
  private mutating func appendResult(_ kind: FlowLogVocabulary.Result, _ contact: borrowing Contact) -> Bool {
    let serial = contact.serial
    switch kind {
    case .ofBranch: return false
    case .key:
      guard let place = keys.firstIndex(where: { $0.contact == serial }) else { return false }
      let key = keys.remove(at: place).key
      bytes.append(contentsOf: FlowLogWording.results)
      bytes.append(contentsOf: [key, UInt8(ascii: "\"")])
    case .storedInput:
      guard !contact.storedInput.isMissing else { return false }
      bytes.append(contentsOf: FlowLogWording.results)
      append(value: Reference(.storedInput, 0), contact)
      bytes.append(UInt8(ascii: "\""))
    case .answer:
      guard let place = answers.firstIndex(where: { $0.contact == serial }) else { return false }
      bytes.append(contentsOf: FlowLogWording.externalResults)
      bytes.append(contentsOf: answers.remove(at: place).json)
    }
    return true
  }

  private mutating func close(_ ending: [UInt8]) {
    stampIfEntered()
    bytes.append(contentsOf: ending)
    open = nil
  }

  /// The record of what was entered before tells when it was left.
  private mutating func stampIfEntered() {
    guard let record = open, record.isEntered else { return }
    clock.show(now)
    let start = record.start + record.timeOffset
    clock.withBytes { bytes.replaceSubrange(start..<start + $0.count, with: $0) }
  }

  /// Sees to it that the record of an action is the one at the end of the buffer; false when there is none.
  private mutating func reopen(_ place: Place) -> Bool {
    if open?.place == place { return true }
    guard let index = parked.firstIndex(where: { $0.record.place == place }) else { return false }
    park()
    var (record, written) = parked.remove(at: index)
    record.start = bytes.count
    open = record
    bytes.append(contentsOf: written)
    return true
  }

  /// Moves the record at the end of the buffer, whose action is not left yet, out of the way of others.
  private mutating func park() {
    guard let record = open else { return }
    parked.append((record, Array(bytes[record.start...])))
    bytes.removeSubrange(record.start...)
    open = nil
  }

  // MARK: Bytes

  private mutating func beginRecord(_ contact: borrowing Contact) {
    bytes.append(contentsOf: FlowLogWording.opening)
    let id = contact.system[Int(SystemField.contactId.rawValue)]
    if id.isMissing {
      bytes.append(contentsOf: String(contact.serial).utf8)
    } else {
      append(value: Reference(.system, SystemField.contactId.rawValue), contact)
    }
  }

  private mutating func append(_ start: Int32, _ count: Int32) {
    wording.bytes.withUnsafeBytes {
      bytes.append(contentsOf: UnsafeRawBufferPointer(rebasing: $0[Int(start)..<Int(start + count)]))
    }
  }

  private mutating func append(time: Timestamp) {
    clock.show(time)
    clock.withBytes { bytes.append(contentsOf: $0) }
  }

  private mutating func append(value reference: Reference, _ contact: borrowing Contact) {
    let value: Value
    switch reference.space {
    case .attributes: value = contact.attributes.slots[Int(reference.slot)]
    case .external: value = contact.external.slots[Int(reference.slot)]
    case .flowAttributes: value = contact.execution.flowAttributes.slots[Int(reference.slot)]
    case .loaded: value = contact.loaded.slots[Int(reference.slot)]
    case .data: value = contact.data.slots[Int(reference.slot)]
    case .storedInput: value = contact.storedInput
    case .system: value = contact.system[Int(reference.slot)]
    case .computed:
      var own = copy contact
      value = wording.program.value(ofComputed: reference.slot, &own)
    }
    if value.isMissing { return }
    if value.isInArena {
      contact.arena.withBytes(of: value) { append(escaping: $0) }
    } else {
      wording.program.literals.withBytes(of: value.literal) { append(escaping: $0) }
    }
  }

  /// Appends a text as it stands between the quotes of a JSON string.
  private mutating func append(escaping text: UnsafeRawBufferPointer) {
    var plainStart = 0
    for index in 0..<text.count {
      let byte = text[index]
      guard byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte == 0x7F else {
        continue
      }
      bytes.append(contentsOf: UnsafeRawBufferPointer(rebasing: text[plainStart..<index]))
      bytes.append(contentsOf: FlowLogWording.escaped(String(UnicodeScalar(byte))))
      plainStart = index + 1
    }
    bytes.append(contentsOf: UnsafeRawBufferPointer(rebasing: text[plainStart...]))
  }
}

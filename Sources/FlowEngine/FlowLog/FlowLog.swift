import ContactCenter

/// Writes the flow log: for every action a JSON object on a line of its own, as the service does (reference, section 6).
///
/// What is static in an action's record is prepared once for the program; of a contact only its id and what references
/// lead to are added, as they are when the action begins. The record is closed when the action is left, then with its
/// result where one is known: the operand of the condition taken, or the error. An action that sets several attributes
/// has a record for each of them, as on the service; the result stands in the last one. A Lambda has one record, not
/// two, and its answer is not in it. A contact without an id goes by its number.
///
/// Lines of contacts that run at the same time do not mix: a record that waits is parked until its action is left.
public struct FlowLog: EngineObserver, Sendable {
  /// The lines so far. An owner that writes them out empties the buffer with `removeAll`.
  public private(set) var bytes: [UInt8] = []
  /// The time of what comes next; whoever runs the engine sets it.
  public var now = Timestamp(seconds: 0)

  private let wording: FlowLogWording
  private let logsEveryContact: Bool
  private var clock = FlowLogClock()
  /// The record at the end of `bytes` whose action is not left yet.
  private var open: Place?
  /// Where it begins.
  private var openStart = 0
  /// Records of other actions that are not left yet.
  private var parked: [(place: Place, bytes: [UInt8])] = []

  /// An action at which a contact stands.
  private struct Place: Hashable {
    let contact: Int32
    let action: ActionIndex
  }

  /// - Parameter logsEveryContact: false to write, as the service does, only for contacts whose flow switched logging on.
  public init(_ program: Program, logsEveryContact: Bool = false) {
    wording = FlowLogWording(program)
    self.logsEveryContact = logsEveryContact
  }

  public var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Forgets the lines that are complete and keeps the buffer's room.
  public mutating func removeAll() {
    park()
    bytes.removeAll(keepingCapacity: true)
  }

  public mutating func began(_ action: ActionIndex, _ contact: borrowing Contact) {
    guard logsEveryContact || contact.isLogging else { return }
    park()
    open = Place(contact: contact.serial, action: action)
    openStart = bytes.count
    beginRecord(contact)
    for index in wording.pieces(of: action) {
      switch wording.pieces[index] {
      case .bytes(let start, let count): append(start, count)
      case .time: append(time: now)
      case .value(let reference): append(value: reference, contact)
      case .nextRecord:
        bytes.append(contentsOf: FlowLogWording.ending)
        beginRecord(contact)
      }
    }
  }

  public mutating func took(_ branch: BranchIndex, _ contact: borrowing Contact) {
    guard reopen(Place(contact: contact.serial, action: contact.execution.action)) else { return }
    let ending = wording.endings[branch.index]
    append(ending.start, ending.count)
    open = nil
  }

  public mutating func finished(_ contact: borrowing Contact) {
    guard reopen(Place(contact: contact.serial, action: contact.execution.action)) else { return }
    bytes.append(contentsOf: FlowLogWording.ending)
    open = nil
  }

  /// Closes the records of a contact that left by itself while an action waited.
  public mutating func hungUp(_ contact: borrowing Contact) {
    let serial = contact.serial
    while let place = open?.contact == serial
      ? open : parked.first(where: { $0.place.contact == serial })?.place,
      reopen(place)
    {
      bytes.append(contentsOf: FlowLogWording.ending)
      open = nil
    }
  }

  /// Sees to it that the record of an action is the one at the end of the buffer; false when there is none.
  private mutating func reopen(_ place: Place) -> Bool {
    if open == place { return true }
    guard let index = parked.firstIndex(where: { $0.place == place }) else { return false }
    park()
    let record = parked.remove(at: index)
    open = place
    openStart = bytes.count
    bytes.append(contentsOf: record.bytes)
    return true
  }

  /// Moves the record at the end of the buffer, whose action is not left yet, out of the way of others.
  private mutating func park() {
    guard let place = open else { return }
    parked.append((place, Array(bytes[openStart...])))
    bytes.removeSubrange(openStart...)
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

// How a contact's data is changed: by actions, and by the world that answers for them.

extension Contact {
  /// The value for a text: the program's literal if it is one, else a new text of the arena.
  mutating func value(_ bytes: ContiguousArray<UInt8>, _ program: Program) -> Value {
    bytes.withUnsafeBytes { value($0, program) }
  }

  mutating func value(_ bytes: UnsafeRawBufferPointer, _ program: Program) -> Value {
    if let literal = program.literals.find(bytes) { return literal }
    return arena.add(bytes)
  }

  public mutating func value(_ text: String, _ program: Program) -> Value {
    var text = text
    return text.withUTF8 { value(UnsafeRawBufferPointer($0), program) }
  }

  public func string(_ value: Value, _ program: Program) -> String {
    if value.isMissing { return "" }
    guard value.isInArena else { return program.literals.text(of: value) }
    return arena.withBytes(of: value) { String(decoding: $0, as: UTF8.self) }
  }

  @inline(__always) mutating func byteCount(_ value: Value, _ tables: UnsafePointer<ProgramTables>) -> Int {
    if value.isMissing { return 0 }
    guard value.isInArena else { return Int(tables.pointee.literalBytes[value.literal]) }
    return arena.byteCount(of: value)
  }

  public mutating func set(_ field: SystemField, _ text: String?, _ program: Program) {
    let value: Value = if let text { value(text, program) } else { .missing }
    system[Int(field.rawValue)] = value
  }

  /// Sets a user attribute, as a driver does before the call; no limit is checked.
  public mutating func setAttribute(_ name: String, _ text: String, _ program: Program) {
    setAttribute(name, value(text, program), program)
  }

  /// Sets user attributes, all or none; false when a name is not allowed or there is no room.
  public mutating func setAttributes(
    _ values: [(name: String, value: String?)], _ program: Program
  ) -> Bool {
    guard values.allSatisfy({ Turn.isAttributeName($0.name) }) else { return false }
    let before = (attributes, attributeBytes)
    for (name, text) in values {
      let value: Value = if let text { value(text, program) } else { .missing }
      setAttribute(name, value, program)
    }
    guard attributeBytes > Contact.attributeByteLimit else { return true }
    (attributes, attributeBytes) = before
    return false
  }

  /// A user attribute; nil when it is not there.
  public func attribute(_ name: String, _ program: Program) -> String? {
    let value =
      if let slot = program.slot(of: name, in: .attributes) { attributes.slots[slot] } else {
        attributes.value(named: name)
      }
    return value.isMissing ? nil : string(value, program)
  }

  mutating func setAttribute(_ name: String, _ value: Value, _ program: Program) {
    if let slot = program.slot(of: name, in: .attributes) {
      setAttribute(slot: slot, value, program.tables)
    } else {
      let growth = attributeGrowth(name, to: value, program)
      attributeBytes += growth
      attributes.set(name, value)
    }
  }

  /// Sets a user attribute by slot, for a driver that looked the name and the text up before.
  public mutating func setAttribute(slot: Int, literal: Value, _ program: Program) {
    setAttribute(slot: slot, literal, program.tables)
  }

  @inline(__always) mutating func setAttribute(
    slot: Int, _ value: Value, _ tables: UnsafePointer<ProgramTables>
  ) {
    let growth = attributeGrowth(slot: slot, from: attributes.slots[slot], to: value, tables)
    attributeBytes += growth
    attributes.set(slot, value)
  }

  /// Sets a user attribute; false, and nothing is set, when there is no room for it.
  mutating func setAttributeWhereRoom(slot: Int, _ value: Value, _ tables: UnsafePointer<ProgramTables>)
    -> Bool
  {
    let growth = attributeGrowth(slot: slot, from: attributes.slots[slot], to: value, tables)
    guard attributeBytes + growth <= Contact.attributeByteLimit else { return false }
    attributeBytes += growth
    attributes.set(slot, value)
    return true
  }

  @inline(__always) mutating func attributeGrowth(
    slot: Int, from old: Value, to new: Value, _ tables: UnsafePointer<ProgramTables>
  ) -> Int {
    growth(ofName: Int(tables.pointee.attributeNameBytes[slot]), from: old, to: new, tables)
  }

  /// As `attributeGrowth(slot:from:to:_:)`, for a name that no flow mentions.
  mutating func attributeGrowth(_ name: String, to new: Value, _ program: Program) -> Int {
    growth(ofName: name.utf8.count, from: attributes.value(named: name), to: new, program.tables)
  }

  /// A missing value takes no room, its name neither.
  @inline(__always) private mutating func growth(
    ofName bytes: Int, from old: Value, to new: Value, _ tables: UnsafePointer<ProgramTables>
  ) -> Int {
    (new.isMissing ? 0 : bytes) - (old.isMissing ? 0 : bytes) + byteCount(new, tables)
      - byteCount(old, tables)
  }

  /// The bytes of all flow attributes, names and values.
  mutating func flowAttributeBytes(_ program: Program) -> Int {
    let names = program.slotNames(.flowAttributes)
    var bytes = 0
    for (slot, value) in execution.flowAttributes.slots.enumerated() where !value.isMissing {
      bytes += names[slot].utf8.count + byteCount(value, program.tables)
    }
    for (name, value) in execution.flowAttributes.others where !value.isMissing {
      bytes += name.utf8.count + byteCount(value, program.tables)
    }
    return bytes
  }

  mutating func flowAttributeGrowth(slot: Int, to new: Value, _ program: Program) -> Int {
    let name = program.slotNames(.flowAttributes)[slot]
    return growth(
      ofName: name.utf8.count, from: execution.flowAttributes.slots[slot], to: new, program.tables)
  }

  /// As `flowAttributeGrowth(slot:to:_:)`, for a name that may have no slot (-1).
  mutating func flowAttributeGrowth(_ name: String, slot: Int32, to new: Value, _ program: Program) -> Int {
    if slot >= 0 { return flowAttributeGrowth(slot: Int(slot), to: new, program) }
    return growth(
      ofName: name.utf8.count, from: execution.flowAttributes.value(named: name), to: new, program.tables)
  }

  /// Empties `$.External`, as every Lambda that is answered does first.
  public mutating func emptyExternal() { external.removeAll() }

  public mutating func setExternal(_ name: String, _ text: String, _ program: Program) {
    let value = value(text, program)
    if let slot = program.slot(of: name, in: .external) {
      external.set(slot, value)
    } else {
      external.set(name, value)
    }
  }

  /// Sets a list or an object of `$.External`, by its JSON text, where flows read it as a whole.
  public mutating func setExternal(structure name: String, _ text: String, _ program: Program) {
    guard let slot = program.slot(of: name, in: .external) else { return }
    external.set(slot, value(text, program).asStructure)
  }

  /// Sets `$.External` by slot, for a driver that looked names and texts up before.
  @inlinable public mutating func setExternal(slot: Int, literal: Value) { setExternalSlot(slot, literal) }

  @usableFromInline mutating func setExternalSlot(_ slot: Int, _ value: Value) { external.set(slot, value) }

  /// Sets data that an action loads, by its path without `$.` ("Metrics.Queue.Size"); nil for none.
  public mutating func setLoaded(_ path: String, _ text: String?, _ program: Program) {
    let value: Value = if let text { value(text, program) } else { .missing }
    setLoaded(path, value, program)
  }

  mutating func setLoaded(_ path: String, _ value: Value, _ program: Program) {
    if let slot = program.slot(of: path, in: .loaded) {
      loaded.set(slot, value)
    } else if !value.isMissing {
      loaded.set(path, value)
    }
  }

  /// Takes away all data that an action loaded under a name ("Lex").
  public mutating func emptyLoaded(under name: String, _ program: Program) {
    for (slot, path) in program.slotNames(.loaded).enumerated() where path.hasPrefix(name + ".") {
      loaded.set(slot, .missing)
    }
    loaded.removeOthers { $0.hasPrefix(name + ".") }
  }

  /// Sets data of the contact as a whole by its path without `$.` ("Tags.team"); nil takes it away.
  public mutating func setData(_ path: String, _ text: String?, _ program: Program) {
    let value: Value = if let text { value(text, program) } else { .missing }
    setData(path, value, program)
  }

  mutating func setData(_ path: String, _ value: Value, _ program: Program) {
    if let field = SystemField(path: path) {
      setField(field, value)
    } else if let slot = program.slot(of: path, in: .data) {
      data.set(slot, value)
    } else {
      data.set(path, value)
    }
  }

  /// Data of the contact as a whole by its path; nil when it is not there.
  public func data(_ path: String, _ program: Program) -> String? {
    let value =
      if let field = SystemField(path: path) {
        self.field(field)
      } else if let slot = program.slot(of: path, in: .data) {
        data.slots[slot]
      } else {
        data.value(named: path)
      }
    return value.isMissing ? nil : string(value, program)
  }

  /// How many values the contact's data has under a path ("Tags.").
  public func dataCount(under path: String, _ program: Program) -> Int {
    entries(data, names: program.slotNames(.data), program).count { $0.name.hasPrefix(path) }
  }

  /// The target queue becomes this one, and `$.Queue` tells of it.
  public mutating func setTargetQueue(_ queue: QueueIndex, _ program: Program) {
    setTargetQueue(queue, program.tables)
  }

  mutating func setTargetQueue(_ queue: QueueIndex, _ tables: UnsafePointer<ProgramTables>) {
    targetQueue = queue
    let fields = tables.pointee.queueFields[queue.index]
    setField(.queueName, fields.name)
    setField(.queueARN, fields.arn)
    setField(.queueOutboundAddress, fields.outboundAddress)
    setField(.queueOutboundType, fields.outboundAddress.isMissing ? .missing : .telephoneNumber)
  }

  /// What a queue of the contact is called: the target queue as `$.Queue` says, which knows the name of a queue that an
  /// attribute named.
  public func name(of queue: QueueIndex, _ program: Program) -> String {
    let name = queue == targetQueue ? field(.queueName) : .missing
    return name.isMissing ? program.queues[queue.index].name : string(name, program)
  }

  /// As `name(of:_:)`, for the ARN or id; nil where none is known.
  public func reference(of queue: QueueIndex, _ program: Program) -> String? {
    let reference = queue == targetQueue ? field(.queueARN) : .missing
    return reference.isMissing ? program.queues[queue.index].reference : string(reference, program)
  }

  /// The contact's segment attributes by their whole paths, how it came to be first.
  public func segmentAttributes(_ program: Program) -> [(path: String, value: String)] {
    let own = [SystemField.direction, .subtype].filter { !field($0).isMissing }
    return own.map { ($0.path, string(field($0), program)) }
      + entries(data, names: program.slotNames(.data), program).filter { $0.name.hasPrefix(Self.segment) }
      .map { ($0.name, $0.value) }
  }

  private static let segment = "SegmentAttributes."

  /// All of a space's names with their values, those of the program first, then the others by name; missing ones left out.
  public func entries(_ space: AttributeSpace, names: [String], _ program: Program) -> [(
    name: String, value: String
  )] {
    var found: [(name: String, value: String)] = []
    for (slot, value) in space.slots.enumerated() where !value.isMissing {
      found.append((names[slot], string(value, program)))
    }
    for (name, value) in space.others where !value.isMissing { found.append((name, string(value, program))) }
    return found.sorted { $0.name < $1.name }
  }

  /// Drops the texts that nothing holds any more, once there is much of them.
  ///
  /// Only between two actions: a value that an action holds would lose its text.
  @usableFromInline mutating func compactIfLarge() {
    guard arena.byteCount > compactAbove else { return }
    var fresh = TextArena()
    let old = arena
    func keep(_ value: inout Value) {
      guard value.isInArena else { return }
      let isStructure = value.isStructure
      value = old.withBytes(of: value) { fresh.add($0) }
      if isStructure { value = value.asStructure }
    }
    func keepAll(_ space: inout AttributeSpace) {
      for slot in space.slots.indices { keep(&space.slots[slot]) }
      for index in space.others.indices { keep(&space.others[index].value) }
    }
    keepAll(&attributes)
    keepAll(&external)
    keepAll(&loaded)
    keepAll(&data)
    keepAll(&execution.flowAttributes)
    keepAll(&otherExecution.flowAttributes)
    if execution.isInModule { execution.keepCallers(keep) }
    if otherExecution.isInModule { otherExecution.keepCallers(keep) }
    for index in system.indices { keep(&system[index]) }
    keep(&storedInput)
    arena = fresh
    compactAbove = max(Self.compactAboveAtFirst, fresh.byteCount * 2)
  }
}

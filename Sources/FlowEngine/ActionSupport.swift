import ContactCenter
import FlowDocument

// What several action types do alike.

extension Turn {
  /// False for a text that is too long, markup that is not well formed, or a recording without a name: the ways in which a prompt fails.
  @inlinable public func canBeSpoken(_ prompt: PromptSource, _ contact: inout Contact) -> Bool {
    !prompt.fixed.isMissing || canBeSpokenNow(prompt, &contact)
  }

  /// False for a text that is too long to be sent in a chat.
  public func canBeSent(_ prompt: PromptSource, _ contact: inout Contact) -> Bool {
    !prompt.fixed.isMissing
      || string(of: prompt.body, &contact).unicodeScalars.count <= PromptLimits.whole
  }

  /// Why a prompt cannot be spoken, or sent, that was refused.
  public func refusal(of prompt: PromptSource, _ contact: inout Contact) -> FailureReason {
    let text = string(of: prompt.body, &contact)
    switch prompt.form {
    case .text, .ssml:
      let count = text.unicodeScalars.count
      if count > PromptLimits.whole {
        return .because(
          "the prompt has \(count) characters, the most are \(PromptLimits.whole)")
      }
      guard let spoken = prompt.form == .text ? text : markup(text)?.words else {
        return .because(
          SpeechMarkup.lacksRoot(text)
            ? "the SSML of the prompt has no <speak>" : "the SSML of the prompt is not well formed")
      }
      return .because(
        "\(spoken.unicodeScalars.count) characters of the prompt are spoken, the most are \(PromptLimits.billed)"
      )
    case .media where RecordingFormat.isOther(text):
      return .because("\(text) is no WAV file, and the service plays no other")
    case .recording where !text.isEmpty:
      return .because("\"\(text)\" is no id and no ARN of a recording, and no recording here has that name")
    case .recording, .media: return .lacks("the prompt names no recording")
    }
  }

  /// True for a text with blanks where a recording must be named, which no id and no ARN has, and no recording here either.
  private func isSentence(_ name: String) -> Bool {
    name.contains(where: \.isWhitespace) && program.missingRecording(name) != nil
  }

  private func markup(_ text: String) -> SpeechMarkup? {
    SpeechMarkup(text) ?? (rules.ssmlWithoutSpeakIsSpoken ? SpeechMarkup(inner: text) : nil)
  }

  @usableFromInline func canBeSpokenNow(_ prompt: PromptSource, _ contact: inout Contact) -> Bool {
    switch prompt.form {
    case .text:
      return byteCount(of: prompt.body, &contact) <= PromptLimits.billed
        || PromptLimits.allows(plain: string(of: prompt.body, &contact))
    case .ssml:
      let text = string(of: prompt.body, &contact)
      guard text.unicodeScalars.count <= PromptLimits.whole, let markup = markup(text) else {
        return false
      }
      return PromptLimits.allows(plain: markup.words)
    case .recording:
      let name = string(of: prompt.body, &contact)
      return !name.isEmpty && !isSentence(name)
    case .media:
      let address = string(of: prompt.body, &contact)
      return !address.isEmpty && !RecordingFormat.isOther(address)
    }
  }

  /// The prompt with its references resolved.
  @inlinable public func prompt(_ source: PromptSource, _ contact: inout Contact, _ effects: inout Effects)
    -> Prompt
  {
    if !source.fixed.isMissing { return Prompt(source.form, source.fixed) }
    return changingPrompt(source, &contact, &effects)
  }

  /// As `prompt(_:_:_:)`, for a wording that is not always the same.
  @usableFromInline func changingPrompt(
    _ source: PromptSource, _ contact: inout Contact, _ effects: inout Effects
  ) -> Prompt {
    guard !tables.pointee.rules.missingIsSpokenAs.isEmpty else {
      return Prompt(source.form, text(of: source.body, &contact, &effects))
    }
    return Prompt(source.form, spoken(source.body, &contact, &effects))
  }

  /// The wording with words in the places of missing values.
  @usableFromInline func spoken(_ body: TextHandle, _ contact: inout Contact, _ effects: inout Effects)
    -> Value
  {
    let template = tables.pointee.templates[body.index]
    if case .reference(let reference) = template, case let value = value(of: reference, &contact),
      !value.isMissing
    {
      return effects.value(copying: value, of: &contact)
    }
    let missing = Array(tables.pointee.rules.missingIsSpokenAs.utf8)
    return effects.arena.add { program.render(template, &contact, into: &$0, missing: missing) }
  }

  /// A prompt of a list, by its number in the program.
  public func prompt(inList number: Int32) -> PromptSource { tables.pointee.lists[Int(number)] }

  /// The queue that a wording names; in a lone flow one that is known only now is the unknown one.
  public func queue(_ reference: TextHandle, _ contact: inout Contact) -> QueueIndex? {
    let found: QueueIndex?
    switch tables.pointee.templates[reference.index] {
    case .literal(let literal): return queue(named: literal, &contact)
    case .reference(let lone): found = queue(named: value(of: lone, &contact), &contact)
    case .mix: found = program.queue(string(of: reference, &contact))
    }
    return found ?? (isEmpty(reference, &contact) ? nil : program.unknownQueue)
  }

  /// As `queue(_:_:)`, for hours of operation.
  public func hours(_ reference: TextHandle, _ contact: inout Contact) -> HoursIndex? {
    let found: HoursIndex?
    switch tables.pointee.templates[reference.index] {
    case .literal(let literal): return hours(named: literal, &contact)
    case .reference(let lone): found = hours(named: value(of: lone, &contact), &contact)
    case .mix: found = program.hours(string(of: reference, &contact))
    }
    return found ?? (isEmpty(reference, &contact) ? nil : program.unknownHours)
  }

  /// The queue of the agent whom a wording names; in a lone flow that of one who is known only now is the unknown one.
  public func agentQueue(_ reference: TextHandle, _ contact: inout Contact) -> QueueIndex? {
    let name = string(of: reference, &contact)
    return name.isEmpty ? nil : program.agentQueue(name) ?? program.unknownAgentQueue
  }

  private func queue(named value: Value, _ contact: inout Contact) -> QueueIndex? {
    if value.isMissing { return nil }
    if value.isInArena { return program.queue(contact.string(value, program)) }
    let queue = tables.pointee.queueByLiteral[value.literal]
    return queue >= 0 ? QueueIndex(raw: queue) : program.queue(contact.string(value, program))
  }

  private func hours(named value: Value, _ contact: inout Contact) -> HoursIndex? {
    if value.isMissing { return nil }
    if value.isInArena { return program.hours(contact.string(value, program)) }
    let hours = tables.pointee.hoursByLiteral[value.literal]
    return hours >= 0 ? HoursIndex(raw: hours) : program.hours(contact.string(value, program))
  }

  /// True for the queue that stands in for one that a lone flow learns of only while it runs.
  public func isUnknown(_ queue: QueueIndex) -> Bool {
    queue == tables.pointee.unknownQueue || queue == tables.pointee.unknownAgentQueue
  }

  /// The contact's target queue becomes this one, and `$.Queue` tells of it.
  public func setTargetQueue(_ queue: QueueIndex, of contact: inout Contact) {
    contact.setTargetQueue(queue, tables)
  }

  private func isEmpty(_ wording: TextHandle, _ contact: inout Contact) -> Bool {
    string(of: wording, &contact).isEmpty
  }

  /// Sets user attributes, all or none; false when a name is not allowed or there is no room.
  public func setAttributes(
    _ range: AssignmentRange, _ contact: inout Contact, _ effects: inout Effects
  ) -> Bool {
    if range.count == 1, case let assignment = tables.pointee.assignments[range.indices.lowerBound],
      assignment.slot >= 0
    {
      return contact.setAttributeWhereRoom(
        slot: Int(assignment.slot), value(of: assignment.value, &contact), tables)
    }
    effects.gathered.removeAll()
    var growth = 0
    // Whether each has a slot of its own, so that the growth of all is the sum of theirs.
    var areApart = true
    var slots: UInt64 = 0
    for index in range.indices {
      let assignment = tables.pointee.assignments[index]
      let value = value(of: assignment.value, &contact)
      var slot = assignment.slot
      var name = Value.missing
      let bit: UInt64 = slot < 0 ? .max : 1 << UInt64(slot & 63)
      if slots & bit != 0 || slot < 0 { areApart = false }
      slots |= bit
      if slot < 0 {
        let text = string(of: assignment.name, &contact)
        guard Self.isAttributeName(text) else { return false }
        slot = Int32(program.slot(of: text, in: .attributes) ?? -1)
        if slot < 0 {
          name = contact.value(text, program)
          growth += contact.attributeGrowth(text, to: value, program)
        }
      }
      if slot >= 0 {
        let old = contact.attributes.slots[Int(slot)]
        growth += contact.attributeGrowth(slot: Int(slot), from: old, to: value, tables)
      }
      effects.gathered.append(Effects.Gathered(name: name, slot: slot, value: value))
    }
    guard contact.attributeBytes + growth <= Contact.attributeByteLimit else { return false }
    if areApart {
      contact.attributeBytes += growth
      for index in 0..<effects.gathered.count {
        let (_, slot, value) = effects.gathered[index].parts
        contact.attributes.set(Int(slot), value)
      }
      return true
    }
    for index in 0..<effects.gathered.count {
      let (name, slot, value) = effects.gathered[index].parts
      if slot >= 0 {
        contact.setAttribute(slot: Int(slot), value, tables)
      } else {
        contact.setAttribute(contact.string(name, program), value, program)
      }
    }
    return true
  }

  /// Why user attributes were not set that `setAttributes` refused.
  public func refusal(of range: AssignmentRange, _ contact: inout Contact) -> FailureReason {
    for index in range.indices {
      let name = string(of: tables.pointee.assignments[index].name, &contact)
      guard Self.isAttributeName(name) else {
        return .because(
          "\"\(name)\" is no name for an attribute: it is empty, or has a $ or a dot (UpdateContactAttributes)"
        )
      }
    }
    return .because(
      "the attributes would have more than 32 KB in all: none is set")
  }

  /// Sets flow attributes, all or none; false when there is no room.
  public func setFlowAttributes(
    _ range: AssignmentRange, _ contact: inout Contact, _ effects: inout Effects
  ) -> Bool {
    effects.gathered.removeAll()
    var bytes = contact.flowAttributeBytes(program)
    for index in range.indices {
      let assignment = tables.pointee.assignments[index]
      let value = value(of: assignment.value, &contact)
      var slot = assignment.slot
      var name = Value.missing
      if slot >= 0 {
        bytes += contact.flowAttributeGrowth(slot: Int(slot), to: value, program)
      } else {
        let text = string(of: assignment.name, &contact)
        slot = Int32(program.slot(of: text, in: .flowAttributes) ?? -1)
        bytes += contact.flowAttributeGrowth(text, slot: slot, to: value, program)
        if slot < 0 { name = contact.value(text, program) }
      }
      effects.gathered.append(Effects.Gathered(name: name, slot: slot, value: value))
    }
    guard bytes <= Contact.attributeByteLimit else { return false }
    for index in 0..<effects.gathered.count {
      let (name, slot, value) = effects.gathered[index].parts
      if slot >= 0 {
        contact.execution.flowAttributes.set(Int(slot), value)
      } else {
        contact.execution.flowAttributes.set(contact.string(name, program), value)
      }
    }
    return true
  }

  /// Gathers a Lambda's parameters into the effects.
  public func gather(_ range: AssignmentRange, _ contact: inout Contact, _ effects: inout Effects) {
    effects.parameters.removeAll()
    for index in range.indices {
      let assignment = tables.pointee.assignments[index]
      let name = text(of: assignment.name, &contact, &effects)
      let value: Value =
        if assignment.isJSON {
          json(of: assignment.value, &contact, &effects)
        } else if isMissing(assignment.value, &contact) {
          effects.value(copying: object(of: assignment, &contact), of: &contact)
        } else {
          text(of: assignment.value, &contact, &effects)
        }
      let isJSON = assignment.isJSON || isStructure(assignment.value, &contact)
      effects.parameters.append(Effects.Parameter(name: name, value: value, isJSON: isJSON))
    }
  }

  /// True for a reference to a list or an object that a Lambda answered: it is handed on as what it is (reference, section 5).
  private func isStructure(_ wording: TextHandle, _ contact: inout Contact) -> Bool {
    guard case .reference(let reference) = tables.pointee.templates[wording.index],
      reference.space == .external
    else { return false }
    return value(of: reference, &contact).isStructure
  }

  /// Names of user attributes may hold neither a dollar sign nor a dot (reference, `UpdateContactAttributes`).
  static func isAttributeName(_ name: String) -> Bool {
    !name.isEmpty && !name.utf8.contains { $0 == UInt8(ascii: "$") || $0 == UInt8(ascii: ".") }
  }
}

extension Contact {
  public mutating func setHook(_ hook: EventHook, _ flow: Hook) { hooks[Int(hook.rawValue)] = flow }

  public mutating func setField(_ field: SystemField, _ value: Value) { system[Int(field.rawValue)] = value }

  public mutating func setLogging(_ isOn: Bool) { isLogging = isOn }

  /// How often a Loop action has gone on.
  public func loopCount(_ slot: Int32) -> Int32 { execution.loopCounts[Int(slot)] }

  /// Counts one visit of a Loop action; true while it goes on, false once when it is done, and then it begins again.
  public mutating func countLoop(_ slot: Int32, limit: Int32) -> Bool {
    execution.hasCounted = true
    guard execution.loopCounts[Int(slot)] < limit else {
      execution.loopCounts[Int(slot)] = 0
      return false
    }
    execution.loopCounts[Int(slot)] += 1
    return true
  }

  public mutating func draw(in range: ClosedRange<Int>) -> Int { chance.next(in: range) }
}

extension Effects {
  /// A text made here, for an effect.
  public mutating func addText(_ text: String) -> Value {
    var text = text
    return text.withUTF8 { arena.add(UnsafeRawBufferPointer($0)) }
  }

  /// Says why an action does nothing, or not all.
  public mutating func askWhy(_ words: String) {
    if tellsReasons { ask(.why(addText(words))) }
  }

  /// Says why an action fails.
  mutating func tell(_ reason: FailureReason) {
    switch reason {
    case .because(let words): ask(.why(addText(words)))
    case .lacks(let words): ask(.lacks(addText(words)))
    case .told: break
    }
  }

  /// Says that something stands in and which way it goes on.
  public mutating func askStandIn(_ what: Value, _ next: Next) {
    if case .take(let branch) = next {
      ask(.standIn(what, branch))
    } else {
      ask(.standIn(what, nil))
    }
  }

  public mutating func askStored(_ value: Value, _ contact: inout Contact, isEncrypted: Bool) {
    ask(.inputStored(self.value(copying: value, of: &contact), isEncrypted: isEncrypted))
  }
}

// How a contact's keys are collected, for the actions that ask for them.

extension Contact {
  /// Nothing was entered yet, and the prompt is to come.
  public mutating func beginInput() { execution.input.removeAll() }

  /// The prompt is over: what is waited for now is the caller.
  public mutating func startListening() { execution.input.isListening = true }

  public mutating func collect(_ digit: DTMFDigit) { execution.input.digits.append(digit.ascii) }

  public mutating func wipeInput() { execution.input.digits.removeAll(keepingCapacity: true) }

  public func inputEnds(with terminator: String) -> Bool {
    !terminator.isEmpty && execution.input.digits.reversed().starts(with: terminator.utf8.reversed())
  }

  public mutating func dropTerminator(_ count: Int) { execution.input.digits.removeLast(count) }

  /// `$.StoredCustomerInput` becomes a text every program knows.
  public mutating func storeInput(_ value: Value) { storedInput = value }

  /// `$.StoredCustomerInput` becomes this text.
  public mutating func storeInput(_ text: String, _ program: Program) -> Value {
    storedInput = value(text, program)
    return storedInput
  }

  /// The action is over as soon as what is being said was heard.
  public mutating func leaveOnceHeard(by branch: BranchIndex) { execution.input.leavesBy = branch }

  // MARK: Type-ahead

  public mutating func setTypeAhead(_ isOn: Bool) {
    typeAhead.isOn = isOn
    if !isOn { typeAhead.removeAll() }
  }

  /// `$.StoredCustomerInput` becomes what was typed ahead.
  public mutating func storeTypeAhead(_ program: Program) -> Value { storeInput(typeAhead.text, program) }

  @inlinable public mutating func takeTypedAhead() -> DTMFDigit? {
    typeAhead.digits.isEmpty ? nil : takeFirstTypedAhead()
  }

  @usableFromInline mutating func takeFirstTypedAhead() -> DTMFDigit? { typeAhead.takeFirst() }

  /// Keeps the key for the next input; false when it is lost.
  public mutating func keep(_ digit: DTMFDigit) -> Bool { typeAhead.keep(digit) }

  /// What was typed ahead is gone, as a transfer to a queue or an agent makes it.
  public mutating func emptyTypeAhead() { typeAhead.removeAll() }
}

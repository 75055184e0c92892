import ContactCenter

// What a contact knows of itself from its start, and of the agent who takes it.

extension Contact {
  /// Sets who called whom. A withheld number is missing, or what the service rules say.
  public mutating func setEndpoints(customer: String?, system: String?, _ program: Program) {
    setField(.channel, channel.value)
    set(.customerAddress, customer, program)
    setField(.customerAddressType, customer == nil ? .missing : .telephoneNumber)
    set(.systemAddress, system, program)
    setField(.systemAddressType, system == nil ? .missing : .telephoneNumber)
    setField(.initiationMethod, channel == .voice ? .inbound : .api)
    setField(.subtype, channel.subtype)
    setField(.direction, channel == .task ? .missing : .inbound)
    setField(.instanceARN, program.instance.arn)
    setField(.awsRegion, program.instance.region)
    setField(.callbackNumber, field(.customerAddress))
    if customer == nil, channel == .voice, !program.rules.withheldAddress.isEmpty {
      set(.customerAddress, program.rules.withheldAddress, program)
    }
    setField(.voice, .joanna)
    setField(.languageCode, program.language)
  }

  /// The contact goes on as a new segment of itself, under a new id.
  public mutating func beginSegment(id: ContactID, by method: Value, _ program: Program) {
    setField(.previousContactId, field(.contactId))
    setField(.contactId, value(id, program))
    setField(.initiationMethod, method)
  }

  /// The contact comes of an earlier one: a callback that its flow asked for, a third party whom its agent calls.
  public mutating func begin(after origin: Contact, by method: Value, _ program: Program) {
    setField(.initiationMethod, method)
    // The party is called; with a transfer the reference gives no direction of its own.
    if channel == .voice, method != .transfer { setField(.direction, .outbound) }
    for (field, source) in [
      (SystemField.initialContactId, SystemField.initialContactId), (.previousContactId, .contactId),
      (.systemAddress, .systemAddress), (.systemAddressType, .systemAddressType),
      (.languageCode, .languageCode),
      (.voice, .voice),
    ] {
      let value = origin.field(source)
      set(field, value.isMissing ? nil : origin.string(value, program), program)
    }
  }

  /// The agent's run of a flow takes the place of the caller's, or back.
  public mutating func swapExecutions() {
    if execution.isInModule { swapModuleData() }
    swap(&execution, &otherExecution)
    if execution.isInModule { swapModuleData() }
  }

  /// The present run is over.
  public mutating func leaveFlow() {
    if execution.isInModule { leaveModules() }
    execution.leave()
  }

  public mutating func leaveAllFlows() {
    if execution.isInModule { leaveModules() }
    if otherExecution.isInModule { otherExecution.forgetModules() }
    execution.leave()
    otherExecution.leave()
  }

  /// Adds to the time Lambdas took since the caller last heard something.
  public mutating func addToLambdaChain(_ length: Milliseconds) {
    lambdaChain = Int32(clamping: Int64(lambdaChain) + length.count)
  }
}

extension Channel {
  var value: Value {
    switch self {
    case .voice: .voice
    case .chat: .chat
    case .task: .task
    }
  }

  /// The segment attribute connect:Subtype (reference, section 4, which names none for tasks).
  var subtype: Value {
    switch self {
    case .voice: .telephony
    case .chat: .chatSubtype
    case .task: .missing
    }
  }
}

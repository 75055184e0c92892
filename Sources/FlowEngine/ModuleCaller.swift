/// What waits for a module to come back: where it goes on, and the data that the module cannot see (reference, section 4).
struct ModuleCaller: Sendable {
  var flow: FlowIndex
  /// The action that invoked the module.
  var action: ActionIndex
  var flowAttributes: AttributeSpace
  var loopCounts: ContiguousArray<Int32>
  var external: AttributeSpace
  var loaded: AttributeSpace
  var storedInput: Value

  /// Room for a caller, with nothing in it.
  init(_ program: Program) {
    flow = FlowIndex(raw: -1)
    action = ActionIndex(raw: -1)
    flowAttributes = AttributeSpace(slotCount: program.slotNames(.flowAttributes).count)
    loopCounts = ContiguousArray(repeating: 0, count: program.loopCount)
    external = AttributeSpace(slotCount: program.slotNames(.external).count)
    loaded = AttributeSpace(slotCount: program.slotNames(.loaded).count)
    storedInput = .missing
  }

  mutating func removeAll() {
    flowAttributes.removeAll()
    loopCounts.withUnsafeMutableBufferPointer { $0.update(repeating: 0) }
    external.removeAll()
    loaded.removeAll()
    storedInput = .missing
  }
}

extension Contact {
  /// Enters a module: it begins without flow attributes, `$.External`, stored input and what actions loaded.
  mutating func enterModule(_ module: FlowIndex, at start: ActionIndex, _ program: Program) {
    let depth = Int(execution.moduleDepth)
    if depth == execution.callers.count { execution.callers.append(ModuleCaller(program)) }
    execution.callers[depth].flow = execution.flow ?? module
    execution.callers[depth].action = execution.action
    swapData(depth)
    swapRun(depth)
    execution.moduleDepth += 1
    execution.flow = module
    execution.action = start
    execution.promptNumber = 0
  }

  /// Leaves the innermost module: its data is gone, its caller's is back.
  mutating func leaveModule() {
    let depth = Int(execution.moduleDepth) - 1
    swapData(depth)
    swapRun(depth)
    execution.callers[depth].removeAll()
    execution.moduleDepth = Int32(depth)
    execution.flow = execution.callers[depth].flow
    execution.action = execution.callers[depth].action
    execution.promptNumber = 0
  }

  /// The present run leaves all its modules, because its flow is over or goes on in another.
  @usableFromInline mutating func leaveModules() {
    while execution.isInModule { leaveModule() }
  }

  /// Takes the data of the present run's modules out of the contact, or puts it back, while the other party's run is at
  /// work: the outermost caller's place holds whichever of the two is not in use.
  mutating func swapModuleData() { swapData(0) }

  private mutating func swapData(_ caller: Int) {
    swap(&execution.callers[caller].external, &external)
    swap(&execution.callers[caller].loaded, &loaded)
    swap(&execution.callers[caller].storedInput, &storedInput)
  }

  private mutating func swapRun(_ caller: Int) {
    swap(&execution.callers[caller].flowAttributes, &execution.flowAttributes)
    swap(&execution.callers[caller].loopCounts, &execution.loopCounts)
    execution.hasCounted = true
  }
}

extension Execution {
  /// Leaves all modules of a run that is not at work: the contact has its callers' data already.
  mutating func forgetModules() {
    for caller in 0..<Int(moduleDepth) { callers[caller].removeAll() }
    moduleDepth = 0
  }

  /// Shows every value that callers hold to a closure, which may change it.
  mutating func keepCallers(_ keep: (inout Value) -> Void) {
    for caller in 0..<Int(moduleDepth) {
      callers[caller].external.updateAll(keep)
      callers[caller].loaded.updateAll(keep)
      callers[caller].flowAttributes.updateAll(keep)
      keep(&callers[caller].storedInput)
    }
  }
}

extension Program {
  /// Enters a module with what the invoking action gathered for its `$.Modules.Input`.
  @usableFromInline func enterModule(
    _ module: FlowIndex, _ contact: inout Contact, _ effects: inout Effects
  ) {
    contact.enterModule(module, at: tables.pointee.starts[module.index], self)
    load(&contact, &effects)
  }

  /// Goes back to the action that invoked the module, with what the module gathered for `$.Modules.ResultData`; false
  /// when no module was entered.
  @usableFromInline func leaveModule(
    _ result: Value, _ contact: inout Contact, _ effects: inout Effects
  ) -> Bool {
    guard contact.execution.isInModule else { return false }
    contact.leaveModule()
    if let slot = slot(of: "Modules.Result", in: .loaded) { contact.loaded.set(slot, result) }
    load(&contact, &effects)
    return true
  }

  private func load(_ contact: inout Contact, _ effects: inout Effects) {
    for index in 0..<effects.gathered.count {
      let (name, slot, value) = effects.gathered[index].parts
      if slot >= 0 {
        contact.loaded.set(Int(slot), value)
      } else {
        contact.setLoaded(contact.string(name, self), value, self)
      }
    }
    effects.gathered.removeAll()
  }
}

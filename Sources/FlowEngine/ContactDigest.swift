// What a contact holds, told in one fixed order: how worlds are compared.

extension Contact {
  /// Feeds everything that matters for how the contact goes on; where texts lie in memory does not.
  public func feed(_ program: Program, _ number: (Int64) -> Void, bytes text: (String) -> Void) {
    number(Int64(serial))
    text(channel.rawValue)
    let spaces = [
      (attributes, Reference.Space.attributes), (external, .external), (loaded, .loaded), (data, .data),
    ]
    for (space, kind) in spaces {
      feed(entries(space, names: program.slotNames(kind), program), number, text)
    }
    for index in system.indices {
      text(system[index].isMissing ? "-" : "=" + string(system[index], program))
    }
    text(storedInput.isMissing ? "-" : "=" + string(storedInput, program))
    number(Int64(targetQueue?.raw ?? -1))
    for index in hooks.indices {
      switch hooks[index] {
      case .unset: number(-1)
      case .off: number(-2)
      case .flow(let flow): number(Int64(flow.raw))
      }
    }
    number(typeAhead.isOn ? 1 : 0)
    text(typeAhead.text)
    number(isLogging ? 1 : 0)
    number(Int64(lambdaChain))
    number(Int64(bitPattern: chance.state))
    number(Int64(actionsWithoutWait))
    number(Int64(actionCount))
    for run in [execution, otherExecution] {
      number(Int64(run.flow?.raw ?? -1))
      guard run.flow != nil else { continue }
      number(Int64(run.action.raw))
      number(Int64(run.state.rawValue))
      feed(entries(run.flowAttributes, names: program.slotNames(.flowAttributes), program), number, text)
      for count in run.loopCounts { number(Int64(count)) }
      text(run.input.text)
      number(run.input.isListening ? 1 : 0)
      number(Int64(run.input.leavesBy?.raw ?? -1))
      number(Int64(run.promptNumber))
      number(run.promptStartedAt.nanoseconds)
      number(Int64(run.interruption?.action.raw ?? -1))
      number(Int64(run.interruption?.promptNumber ?? -1))
      number(run.interruption?.wasHeard == true ? 1 : 0)
      number(Int64(run.moduleDepth))
      for caller in run.callers.prefix(Int(run.moduleDepth)) { feed(caller, program, number, text) }
    }
  }

  private func feed(
    _ caller: ModuleCaller, _ program: Program, _ number: (Int64) -> Void, _ text: (String) -> Void
  ) {
    number(Int64(caller.flow.raw))
    number(Int64(caller.action.raw))
    for (space, kind) in [
      (caller.flowAttributes, Reference.Space.flowAttributes), (caller.external, .external),
      (caller.loaded, .loaded),
    ] { feed(entries(space, names: program.slotNames(kind), program), number, text) }
    for count in caller.loopCounts { number(Int64(count)) }
    text(caller.storedInput.isMissing ? "-" : "=" + string(caller.storedInput, program))
  }

  private func feed(
    _ entries: [(name: String, value: String)], _ number: (Int64) -> Void, _ text: (String) -> Void
  ) {
    number(Int64(entries.count))
    for entry in entries {
      text(entry.name)
      text(entry.value)
    }
  }
}

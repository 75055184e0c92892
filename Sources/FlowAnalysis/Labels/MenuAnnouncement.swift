import FlowEngine

/// Where the keys of a menu are said by the prompts before it: "For plots, press 1." "Please choose now."
struct MenuAnnouncement {
  let program: Program
  let namer: ActionNamer
  let brancher: BranchNamer

  /// What the prompt says that names keys and leads, if all goes well, to the menu before anything is asked; nil where there is
  /// none, and where several prompts say something else.
  func words(before menu: ActionIndex) -> String? {
    let flow = program.actionSources[menu.index].flow
    var found: String?
    for number in program.flows[flow.index].actions {
      let prompt = ActionIndex(number)
      guard isPrompt(prompt), let words = namer.spokenWords(of: prompt), leads(prompt, to: menu),
        !SpokenMenu(words).keys.isEmpty
      else { continue }
      if let found, found != words { return nil }
      found = words
    }
    return found
  }

  private func isPrompt(_ action: ActionIndex) -> Bool {
    program.actionSources[action.index].action.type == "MessageParticipant"
  }

  /// True where nothing but prompts, and actions that only set things, stands between both.
  private func leads(_ prompt: ActionIndex, to menu: ActionIndex) -> Bool {
    var last = prompt
    for _ in 0..<BranchNamer.lookAhead {
      let next = program.branches[program.branches(of: last).lowerBound]
      guard let target = brancher.passedBy(on: next).target else { return false }
      if target == menu { return true }
      guard isPrompt(target) else { return false }
      last = target
    }
    return false
  }
}

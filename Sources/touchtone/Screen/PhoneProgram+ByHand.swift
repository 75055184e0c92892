import FlowAnalysis
import FlowEngine
import Store
import TerminalUI
import World

// Breakpoints, edited values and answers, forced branches: a list to choose from for each.
extension PhoneProgram {
  /// What a list that is open is for.
  enum ListPurpose {
    case breakpoints([Breakpoint])
    case attributes([String])
    case branches([BranchIndex])
  }

  func openByHand(_ command: Command) {
    switch command {
    case .breakpoint: openBreakpoints()
    case .runOn: run()
    case .edit: openEdit()
    case .force: openForce()
    default: break
    }
  }

  private func openBreakpoints() {
    var choices = call.breakpoints
    var candidates: [Breakpoint] = call.presentAction.map { [.action($0)] } ?? []
    candidates += loaded.center.lambdaNames.names.map { Breakpoint.lambda($0) }
    candidates += Store.tableNamesOfCalls.map { Breakpoint.row(table: $0) }
    choices += candidates.filter { !choices.contains($0) }
    let items = choices.map { breakpoint in
      ListForm.Item(
        words(of: breakpoint), note: moments(of: breakpoint),
        isMarked: call.breakpoints.contains(breakpoint))
    }
    open(
      .list(
        ListForm(title: "Breakpoints", hint: "or type name = value of an attribute", items: items),
        .breakpoints(choices)))
  }

  /// When the line that is shown comes upon it: "at 0:07, 0:22"; "" where it never does, and for what no line tells.
  private func moments(of breakpoint: Breakpoint) -> String {
    let moments = call.timePresenter.moments(of: breakpoint, on: call.shown, call.hits)
    guard !moments.isEmpty else { return "" }
    let shown = moments.prefix(3).map { moment in
      let seconds = call.story.seconds(at: moment)
      return "\(seconds / 60):\(seconds % 60 < 10 ? "0" : "")\(seconds % 60)"
    }
    return "at " + shown.joined(separator: ", ") + (moments.count > 3 ? " …" : "")
  }

  private func openEdit() {
    if call.pendingLambda != nil, let form = LambdaQuestion.form(editing: call, labels) {
      return open(.lambda(form))
    }
    let attributes = call.attributes
    let items = attributes.map { ListForm.Item($0.name, note: $0.value) }
    open(
      .list(
        ListForm(title: "Edit an attribute", hint: "type name = value", items: items),
        .attributes(attributes.map(\.name))))
  }

  private func openForce() {
    guard !call.isEnded, let action = call.presentAction else {
      return show(PhoneModel.Message("no action is at work here"))
    }
    let rows = labels.branches(of: action)
    let branches = rows.compactMap(\.branches.first)
    let items = rows.filter { !$0.branches.isEmpty }.map {
      ListForm.Item($0.deciding, note: "→ " + $0.target)
    }
    open(
      .list(
        ListForm(
          title: "Force a branch of \(labels.name(of: action))", hint: "choose a branch", items: items),
        .branches(branches)))
  }

  /// In words: "before bookSlot ƒ", "when ƒ bookSlot is called", "when lastKey becomes 7".
  func words(of breakpoint: Breakpoint) -> String {
    switch breakpoint {
    case .action(let action): "before \(labels.name(of: action))"
    case .lambda(let name): "when ƒ \(name) is called"
    case .row(let table): "when a row of \(table) changes"
    case .attribute(let name, let value): "when \(name) becomes \(value)"
    }
  }

  /// Runs to the next breakpoint.
  private func run() {
    guard call.isInTime else {
      return show(
        PhoneModel.Message("a live call runs by itself and stops at breakpoints; [ goes back in time"))
    }
    attempt { (now: Int64) throws(StoreError) in
      if let hit = try call.run(now) {
        show(PhoneModel.Message("stopped " + words(of: hit)))
      } else {
        show(
          PhoneModel.Message(
            call.breakpoints.isEmpty ? "no breakpoint is set; b sets one" : "no breakpoint came"))
      }
    }
  }

  // MARK: On the map

  /// Sets a breakpoint before an action, or takes it away.
  func toggleBreakpoint(before action: Int) { call.toggle(.action(ActionIndex(action))) }

  /// Runs to an action: in the past at once, in the live call as it goes on.
  func run(to action: Int) {
    let action = ActionIndex(action)
    closeOverlay()
    guard call.isInTime else {
      guard !call.isEnded else { return show(PhoneModel.Message("the call is over; [ goes back in time")) }
      call.stopOnce(at: action)
      call.setPaused(false, clock.monotonicNanoseconds)
      return show(PhoneModel.Message("the call goes on, and stops before \(labels.name(of: action))"))
    }
    attempt { (now: Int64) throws(StoreError) in
      call.stopOnce(at: action)
      if let hit = try call.run(now) {
        show(PhoneModel.Message("stopped " + words(of: hit)))
      } else {
        show(PhoneModel.Message("\(call.shown.name) does not come to \(labels.name(of: action)) from here"))
      }
    }
  }

  /// Takes the first of some branches that the action at work has; what is wrong where it has none of them.
  func force(oneOf branches: [Int]) -> String? {
    guard !call.isEnded, let action = call.presentAction else { return "no action is at work" }
    let program = call.world.program
    let found = branches.first { program.branches[$0].action == action }
    guard let found else {
      return "only a branch of \(labels.name(of: action)), where the call stands, can be forced"
    }
    closeOverlay()
    call.force(BranchIndex(found), clock.monotonicNanoseconds)
    return nil
  }

  /// Tells of a breakpoint that a running call came upon.
  func tellOfBreakpoint() {
    guard let hit = call.lastHit else { return }
    call.lastHit = nil
    show(PhoneModel.Message("stopped " + words(of: hit)))
  }

  // MARK: What was chosen

  func finish(_ outcome: ListForm.Outcome, _ form: ListForm, _ purpose: ListPurpose) {
    overlay = .list(form, purpose)
    switch outcome {
    case .stays: break
    case .closed: closeOverlay()
    case .chosen(let item): chosen(item, form, purpose)
    case .typed(let text): typed(text, form, purpose)
    }
  }

  private func chosen(_ item: Int, _ form: ListForm, _ purpose: ListPurpose) {
    switch purpose {
    case .breakpoints(let choices):
      call.toggle(choices[item])
      openBreakpoints()
    case .attributes(let names): overlay = .list(form.typing(names[item] + " = "), purpose)
    case .branches(let branches):
      closeOverlay()
      call.force(branches[item], clock.monotonicNanoseconds)
    }
  }

  private func typed(_ text: String, _ form: ListForm, _ purpose: ListPurpose) {
    func refuse(_ why: String) {
      var refused = form
      refused.problem = why
      overlay = .list(refused, purpose)
    }
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(\.trimmed)
    guard parts.count == 2, !parts[0].isEmpty else { return refuse("write it like customerType = new") }
    switch purpose {
    case .breakpoints:
      call.toggle(.attribute(parts[0], becomes: parts[1]))
      openBreakpoints()
    case .attributes:
      guard call.set(parts[0], to: parts[1], clock.monotonicNanoseconds) else {
        return refuse("\"\(parts[0])\" cannot be set: a name has letters, digits, - and _, all values 32 KB")
      }
      closeOverlay()
    case .branches: refuse("choose one of the branches")
    }
  }
}

extension Substring {
  fileprivate var trimmed: String {
    String(drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
  }
}

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
    /// What a Lambda answers, where one runs or is called next, and attributes.
    case values(LambdaForm?, attributes: [String])
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
    var items = choices.map { breakpoint in
      ListForm.Item(
        breakpoint.words(labels),
        note: [moments(of: breakpoint), place(of: breakpoint)].filter { !$0.isEmpty }.joined(
          separator: " · "),
        isMarked: call.breakpoints.contains(breakpoint))
    }
    // All other actions are there for what is typed, those of the flow that the call is in first.
    let program = call.world.program
    let present = call.flow
    let known = Set(choices)
    let actions = program.actionSources.indices.map { ActionIndex($0) }.filter {
      !known.contains(.action($0))
    }
    let near = actions.filter { program.actionSources[$0.index].flow == present }
    let others = (near + actions.filter { program.actionSources[$0.index].flow != present })
      .map { Breakpoint.action($0) }
    choices += others
    items += others.map { ListForm.Item($0.words(labels), note: place(of: $0), isListed: false) }
    open(
      .list(
        ListForm(
          title: "Breakpoints", hint: "or type an action's name, or attribute = value", items: items,
          verb: "on, off", takesValues: true),
        .breakpoints(choices)))
  }

  /// Where a breakpoint counts: "in booking", "wherever it is called"; "" for what is no place.
  private func place(of breakpoint: Breakpoint) -> String {
    switch breakpoint {
    case .action(let action):
      let program = call.world.program
      return "in \(program.flows[program.actionSources[action.index].flow.index].name)"
    case .lambda: return "wherever it is called"
    case .row, .attribute: return ""
    }
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
    guard !call.isEnded else { return show(PhoneModel.Message("the call is over; [ goes back in it")) }
    let form = LambdaQuestion.form(editing: call, labels)
    let attributes = call.attributes
    var items = attributes.map { ListForm.Item($0.name, note: $0.value) }
    if let form { items.insert(ListForm.Item("what ƒ \(form.lambda) answers"), at: 0) }
    open(
      .list(
        ListForm(
          title: form == nil ? "Edit an attribute" : "Edit an answer or an attribute",
          hint: "type name = value", items: items, takesValues: true),
        .values(form, attributes: attributes.map(\.name))))
  }

  private func openForce() {
    guard !call.isEnded, let action = call.presentAction else {
      return show(PhoneModel.Message("no action is at work here"))
    }
    // What shares a row of the flow shares a target, and is told apart here.
    let ways = labels.branches(of: action).flatMap { row in row.branches.map { (row, $0) } }
    let branches = ways.map(\.1)
    let items = ways.map { row, branch in
      ListForm.Item(
        row.branches.count == 1 ? row.deciding : labels.words(for: branch),
        note: forcedWay(behind: branch, to: row.target))
    }
    open(
      .list(
        ListForm(
          title: "Force a branch of \(labels.name(of: action))", hint: "choose a branch", items: items),
        .branches(branches)))
  }

  /// `→ set confirmed = yes → Book it`: what a branch sets on its way is often all that tells it from the others.
  private func forcedWay(behind branch: BranchIndex, to target: String) -> String {
    let settings = labels.settings(behind: branch)
    let shown = settings.prefix(Self.shownSettings) + (settings.count > Self.shownSettings ? ["…"] : [])
    return (shown + [target]).map { "→ " + $0 }.joined(separator: " ")
  }

  /// More than these stand behind each other in no line.
  private static let shownSettings = 2

  /// Runs to the next breakpoint; without one it is asked first what that is to mean.
  private func run() {
    guard !call.isEnded || call.isInTime else {
      return show(PhoneModel.Message("the call is over; [ goes back in it"))
    }
    let way = call.isInTime ? "runs to the end" : "lets the call go on"
    guard
      !call.breakpoints.isEmpty || confirms(.runOn, "no breakpoint is set: b sets one; r again \(way)")
    else { return }
    guard call.isInTime else {
      call.setPaused(false, clock.monotonicNanoseconds)
      return show(
        PhoneModel.Message(
          call.breakpoints.isEmpty ? "the call goes on" : "the call goes on, and stops at a breakpoint"))
    }
    attempt { (now: Int64) throws(StoreError) in
      if let hit = try runOn(now) {
        tell(ofStopAt: hit)
      } else {
        show(PhoneModel.Message("no breakpoint came: \(whyItStands)"))
      }
    }
  }

  /// Runs on, through what the person has answered for already.
  private func runOn(_ now: Int64) throws(StoreError) -> Breakpoint? {
    while true {
      if let hit = try call.run(now) { return hit }
      guard answerKnownWhatIfs() else { return nil }
    }
  }

  /// Why the line that is shown came no further.
  private var whyItStands: String {
    let name = call.shown.name
    return switch call.stepObstacle {
    case .isOver: "\(name) is at its end"
    case .caller: "the caller is awaited in \(name)"
    case .outside(let function): "\(name) needs an answer of ƒ \(function)"
    case .nothing: "\(name) waits for somebody else"
    case nil: "\(name) came so far until now"
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
      if let hit = try runOn(now) {
        tell(ofStopAt: hit)
      } else {
        show(PhoneModel.Message("not come to \(labels.name(of: action)): \(whyItStands)"))
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
    tell(ofStopAt: hit)
  }

  /// Says why the call stands still, and what came of it or can be done about it.
  private func tell(ofStopAt hit: Breakpoint) {
    var told = "stopped " + hit.words(labels)
    switch hit {
    case .action: break
    case .lambda(let name):
      told += ": e edits, ] runs it"
      if let next = call.nextLambda {
        messages.note("event of \(name): " + call.world.event(next, call.contact))
      }
    case .row(let table): told = call.lastChange(of: table).map { "stopped after " + $0 } ?? told
    case .attribute(let name, let value): told = "stopped after \(name) became \(value)"
    }
    show(PhoneModel.Message(told))
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
    case .values(let answer?, _) where item == 0: open(.lambda(answer))
    case .values(let answer, let names):
      overlay = .list(form.typing(names[answer == nil ? item : item - 1] + " = "), purpose)
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
    if case .breakpoints = purpose, !text.contains("=") {
      return refuse("no action is called \"\(text)\"; of an attribute write customerType = new")
    }
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(\.trimmed)
    guard parts.count == 2, !parts[0].isEmpty else { return refuse("write it like customerType = new") }
    switch purpose {
    case .breakpoints:
      call.toggle(.attribute(parts[0], becomes: parts[1]))
      openBreakpoints()
    case .values:
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

import Diagnostics
import TerminalUI
import World

// What stands over the phone: forms, help, the map, text to copy.
extension PhoneProgram {
  func open(_ overlay: PhoneOverlay) {
    pauseForOverlay()
    self.overlay = overlay
  }

  func closeOverlay() {
    overlay = nil
    // A search below it keeps the call paused.
    if view.search?.isOpen != true { endOverlayPause() }
  }

  func pauseForOverlay() {
    guard !call.isPaused, !call.isOver else { return }
    isPausedByOverlay = true
    call.setPaused(true, clock.monotonicNanoseconds)
    voice.stop()
  }

  func endOverlayPause() {
    guard isPausedByOverlay else { return }
    isPausedByOverlay = false
    call.setPaused(false, clock.monotonicNanoseconds)
  }

  func handleOverlay(_ key: KeyEvent) {
    if key == .function(1), let overlay, let subject = overlay.help {
      self.overlay = .help(HelpScreen(subject), over: overlay)
      return
    }
    switch overlay {
    case .chooser(var form):
      let outcome = form.handle(key)
      finish(outcome, form)
    case .conditions(var form):
      let outcome = form.handle(key)
      overlay = .conditions(form)
      switch outcome {
      case .stays: break
      case .closed: closeOverlay()
      case .accepted(let accepted): accept(accepted, form)
      }
    case .help(var help, let under):
      let isLeft = help.handle(key, size: size)
      overlay = isLeft ? under : .help(help, over: under)
      if overlay == nil { closeOverlay() }
    case .plainText(var text):
      let outcome = text.handle(key, size: size)
      overlay = .plainText(text)
      switch outcome {
      case .stays: break
      case .closed: closeOverlay()
      case .writes: save(text)
      }
    case .list(var form, let purpose):
      let outcome = form.handle(key)
      finish(outcome, form, purpose)
    case .lambda(var form):
      let outcome = form.handle(key)
      finish(outcome, form)
    case .page(var form):
      let outcome = form.handle(key)
      finish(outcome, form)
    case .map(var map):
      let outcome = map.handle(key, call, labels, size: size)
      overlay = .map(map)
      switch outcome {
      case .stays: break
      case .closed: closeOverlay()
      case .pauses:
        isPausedByOverlay = false
        call.setPaused(!call.isPaused, clock.monotonicNanoseconds)
      case .helps: overlay = .help(HelpScreen(.map), over: overlay)
      case .breaks(let action): toggleBreakpoint(before: action)
      case .runs(let action): run(to: action)
      case .forces(let branches):
        guard let why = force(oneOf: branches) else { return }
        map.refuse(why)
        overlay = .map(map)
      }
    case nil: break
    }
  }

  /// A click on a row of the form that is open.
  func choose(_ item: Int) {
    switch overlay {
    case .chooser(var form):
      let outcome = form.choose(item)
      finish(outcome, form)
    case .conditions(var form):
      form.choose(item)
      overlay = .conditions(form)
    case .lambda(var form):
      let outcome = form.choose(item)
      finish(outcome, form)
    case .page(var form):
      let outcome = form.choose(item)
      finish(outcome, form)
    case .list(var form, let purpose):
      let outcome = form.choose(item)
      finish(outcome, form, purpose)
    case .help, .plainText, .map, nil: break
    }
  }

  // MARK: Pages

  /// Opens the page that a flow shows, once for each time it does.
  func openPage() {
    guard overlay == nil, size.holdsACall, let (visit, page) = call.shownPage, visit != openedPage else {
      return
    }
    openedPage = visit
    open(.page(PageForm(page: page.name, fields: page.fields, actions: page.actions)))
  }

  func finish(_ outcome: PageForm.Outcome, _ form: PageForm) {
    overlay = .page(form)
    switch outcome {
    case .stays: break
    case .closed: closeOverlay()
    case .chosen(let action, let fields):
      closeOverlay()
      call.choose(action, fields, clock.monotonicNanoseconds)
    }
  }

  func finish(_ outcome: ChooserScreen.Outcome, _ form: ChooserScreen) {
    overlay = .chooser(form)
    switch outcome {
    case .stays: break
    case .closed: closeOverlay()
    case .chosen(let choice):
      caller = choice.caller
      closeOverlay()
      callAgain()
    }
  }

  func finish(_ outcome: LambdaForm.Outcome, _ form: LambdaForm) {
    overlay = .lambda(form)
    guard case .answered(let answer, let keeps) = outcome else {
      if outcome == .left { closeOverlay() }
      return
    }
    let now = clock.monotonicNanoseconds
    switch form.purpose {
    case .answers, .whatIf: declare(answer, of: form.lambda, keeps: keeps)
    case .edits, .comesFirst, .anticipates:
      closeOverlay()
      call.edit(LambdaQuestion.outcome(answer), now)
    }
  }

  // MARK: Lambdas without a handler

  /// Asks the person what a Lambda answers that nobody here knows.
  func askForLambda() {
    guard !call.isInPast else { return }
    if let name = answeredOnce, call.world.state.contacts[call.contact].lambda == nil {
      answeredOnce = nil
      conditions.set(nil, ofLambda: name)
      call.declare(conditions, clock.monotonicNanoseconds)
    }
    answerKnownWhatIfs()
    guard overlay == nil, size.holdsACall, let form = LambdaQuestion.form(call, labels) else { return }
    open(.lambda(form))
  }

  /// Answers in a what-if what the person said for all of them, or for every call; true when something was answered.
  @discardableResult func answerKnownWhatIfs() -> Bool {
    var isAnswered = false
    if call.isInTime, let asked = call.world.askedLambda(call.contact),
      let answer = conditions.outcome(ofLambda: asked.name)
    {
      var known = call.world.state.conditions
      known.set(answer, ofLambda: asked.name)
      call.declare(known, clock.monotonicNanoseconds)
      messages.note("ƒ \(asked.name) is answered as before")
      isAnswered = true
    }
    while let asked = call.whatIfCall, let answer = whatIfAnswers[asked.id.function] {
      call.answerWhatIf(answer, clock.monotonicNanoseconds)
      messages.note("ƒ \(asked.id.function) is answered as in the what-ifs before")
      isAnswered = true
    }
    return isAnswered
  }

  func declare(_ answer: LambdaForm.Answer, of name: String, keeps: Bool) {
    if let asked = call.whatIfCall {
      // Declared, it would hold for the live call too, once the what-if is kept: that calls the function itself.
      if keeps { whatIfAnswers[asked.id.function] = answer }
      call.answerWhatIf(answer, clock.monotonicNanoseconds)
      return closeOverlay()
    }
    LambdaQuestion.declare(answer, of: name, in: &conditions)
    answeredOnce = keeps ? nil : name
    call.declare(conditions, clock.monotonicNanoseconds)
    closeOverlay()
  }

  func accept(_ accepted: [ConditionsScreen.Condition], _ form: ConditionsScreen) {
    do throws(ConditionsForm.Refusal) {
      let result = try ConditionsForm.conditions(from: accepted, loaded)
      conditions = result.conditions
      call.declare(conditions, clock.monotonicNanoseconds)
      if let time = result.time {
        setup = setup.at(time)
        next = next?.at(time)
      }
      closeOverlay()
      show(
        PhoneModel.Message(
          result.time == nil ? "conditions set" : "conditions set; the clock counts from the next call"))
    } catch {
      var refused = form
      refused.problem = error.words
      overlay = .conditions(refused)
    }
  }

  func openPlainText() {
    let printer = TranscriptPrinter(format: .text, start: call.arrivedAt)
    let lines = call.contacts.flatMap { printer.lines(of: call.transcript, contact: $0) }
    open(.plainText(PlainTextScreen(lines: lines, fileName: "touchtone-call.txt")))
  }

  func save(_ text: PlainTextScreen) {
    var saved = text
    do throws(Diagnostic) {
      try TextFile.write(text.lines.joined(separator: "\n") + "\n", to: text.fileName)
      saved.message = PhoneModel.Message("written to \(text.fileName)")
    } catch {
      saved.message = PhoneMessages.message(error)
    }
    overlay = .plainText(saved)
  }
}

import CenterFiles
import ContactCenter
import Diagnostics
import FlowAnalysis
import FlowEngine
import Outside
import Store
import TerminalUI
import World

/// The phone on the terminal: what keys do, what is open, and which call is on.
final class PhoneProgram: TerminalProgram {
  private(set) var exitStatus: Int32?
  private var setup: PlaySetup
  /// What the next call is made with, when a file was saved since this one began.
  private var next: PlaySetup?
  private var labels: FlowLabels
  private var conditions: Conditions
  private var call: LiveCall
  private var caller: Caller
  private var overlay: PhoneOverlay?
  /// True when the call was paused by what was opened over it, so that closing it lets time go on.
  private var isPausedByOverlay = false
  /// True when the call was paused because the window is too small to show it.
  private var isPausedBySize = false
  private var view = PhoneView()
  private var sayDraft = ""
  /// The stay at a bot for which the line was opened.
  private var listenedVisit: Int?
  private var isDemo: Bool
  private var size = Size(columns: 80, rows: 24)
  private var glyphs = GlyphSet.unicode
  private var messages = PhoneMessages()
  private var asksToQuit = false
  /// The Lambda whose declared answer holds for one call only.
  private var answeredOnce: String?
  private let clock = WallClock()
  /// Begins once the first frame is shown: nothing of it depends on what is saved later.
  private lazy var watch = FileWatch(loaded.files)
  private let voice: PhoneVoice

  init(_ setup: PlaySetup, isPaused: Bool, isDemo: Bool, speaks: Bool) {
    self.setup = setup
    self.isDemo = isDemo
    labels = setup.loaded.labels
    conditions = setup.conditions
    caller = setup.call.caller
    voice = PhoneVoice(language: setup.loaded.center.definition.language, isOn: speaks)
    call = LiveCall.dialing(
      setup, labels, setup.call, setup.conditions, at: setup.now, speed: .normal, isPaused: isPaused,
      real: clock.monotonicNanoseconds)
    messages.show(
      setup.loaded.problems.filter { $0.severity > .note }, orElse: nil, at: clock.monotonicNanoseconds)
    speak()
    listen()
  }

  // MARK: Time

  var wakeTime: Int64? {
    let now = clock.monotonicNanoseconds
    return [call.nextChange(after: now), messages.until].compactMap { $0 }.min()
  }

  var descriptors: [Int32] { [watch.descriptor, voice.descriptor].filter { $0 >= 0 } }

  func wake(at now: Int64) {
    messages.expire(at: now)
    call.catchUp(now)
    speak()
    askForLambda()
    listen()
  }

  /// The line for words opens by itself where a bot begins to listen, and in a chat.
  private func listen() {
    guard overlay == nil, view.search?.isOpen != true,
      let visit = call.listeningVisit ?? call.typingVisit, visit != listenedVisit
    else { return }
    listenedVisit = visit
    if view.sayLine == nil { changeModel { $0.openSayLine(draft: sayDraft) } }
  }

  func receive(from descriptor: Int32) {
    if descriptor == watch.descriptor { readAgain() }
    if let line = voice.failure() { show(PhoneModel.Message(line)) }
  }

  func resized(to size: Size) { take(size) }

  /// In a window too small to show it the call stands still.
  private func take(_ size: Size) {
    self.size = size
    let now = clock.monotonicNanoseconds
    if size.holdsACall, isPausedBySize {
      isPausedBySize = false
      call.setPaused(false, now)
    } else if !size.holdsACall, !call.isPaused, !call.isEnded {
      isPausedBySize = true
      call.setPaused(true, now)
      voice.stop()
    }
  }

  func resumed() { call.catchUp(clock.monotonicNanoseconds) }

  // MARK: Frames

  func frame(_ size: Size, _ glyphs: GlyphSet) -> Grid {
    take(size)
    self.glyphs = glyphs
    var model = model
    if isPausedByOverlay, overlay?.isForm == true { model.header.paused = "paused for this form" }
    if size.holdsACall,
      let grid = overlay?.draw(
        call, labels, model.header, size: size, glyphs: glyphs)
    {
      return grid
    }
    return isDemo
      ? DemoScreen.draw(model, size: size, glyphs: glyphs)
      : PhoneScreen.draw(model, size: size, glyphs: glyphs)
  }

  private var model: PhoneModel {
    var model = call.model(view: view)
    model.message = messages.shown
    model.log = messages.log
    return model
  }

  // MARK: Keys

  func handle(_ key: KeyEvent) {
    let now = clock.monotonicNanoseconds
    call.catchUp(now)
    guard size.holdsACall else {
      if key == .character("q") { quit() }
      return
    }
    messages.dismiss()
    if overlay != nil {
      if case .click(let position) = key { return click(position) }
      return handleOverlay(key)
    }
    if view.search?.isOpen == true {
      changeModel { $0.handleSearch(key, glyphs: glyphs) }
      if view.search?.isOpen != true { endOverlayPause() }
      return
    }
    if view.sayLine != nil { return handleSayLine(key) }
    if case .paste(let text) = key { return pressAll(of: text) }
    if case .click(let position) = key { return click(position) }
    guard let command = Keymap.command(for: key) else { return }
    if command != .quit { asksToQuit = false }
    perform(command)
  }

  private func click(_ position: Grid.Position) {
    guard let action = frame(size, glyphs).action(at: position) else { return }
    switch action {
    case .press(let key): perform(.press(key))
    case .command(let command): perform(command)
    case .choose(let item): choose(item)
    }
  }

  private func perform(_ command: Command) {
    let now = clock.monotonicNanoseconds
    switch command {
    case .press(let key): press(key)
    case .pause: call.setPaused(!call.isPaused, now)
    case .hangUp:
      if !call.isEnded { call.hangUp(now) }
      speak()
    case .callAgain: callAgain()
    case .chooseCaller: open(.chooser(CallerList.chooser(setup, caller: caller, at: clock.now)))
    case .faster: call.setSpeed(call.speed.faster, now)
    case .slower: call.setSpeed(call.speed.slower, now)
    case .nextPane: view.turnPane(on: size)
    case .sayWords: changeModel { $0.openSayLine(draft: sayDraft) }
    case .scrollUp, .scrollDown, .pageUp, .pageDown, .scrollToStart, .follow:
      changeModel { $0.scroll(command, size: size, glyphs: glyphs) }
    case .search:
      pauseForOverlay()
      changeModel { $0.openSearch() }
    case .nextMatch: changeModel { $0.nextMatch(glyphs: glyphs) }
    case .previousMatch: changeModel { $0.nextMatch(backwards: true, glyphs: glyphs) }
    case .plainText: openPlainText()
    case .map: open(.map(FlowMapView()))
    case .demoLook: isDemo.toggle()
    case .voice: turnVoice()
    case .conditions: open(.conditions(ConditionsForm.screen(loaded, conditions, at: call.world.state.now)))
    case .resetSample:
      show(SampleRows.reset(setup, at: call.world.state.now, isCallOn: !call.isEnded))
    case .saveTest: saveTest()
    case .help: open(.help(HelpScreen()))
    case .close: messages.close()
    case .quit:
      if call.isEnded || asksToQuit { return quit() }
      asksToQuit = true
      show(PhoneModel.Message("The call ends as a hang-up. q again quits, any other key stays."))
    case .quitAtOnce: quit()
    case .repaint, .suspend: break
    }
  }

  private func saveTest() {
    do throws(CommandFailure) {
      show(PhoneModel.Message(try call.save(setup).sentence))
    } catch {
      messages.show(error.diagnostics, orElse: nil, at: clock.monotonicNanoseconds)
    }
  }

  private func quit() {
    if !call.isEnded { call.hangUp(clock.monotonicNanoseconds) }
    voice.stop()
    exitStatus = 0
  }

  private func press(_ key: Character) {
    guard !call.isEnded, let digit = DTMFDigit(key) else { return }
    call.press(digit, clock.monotonicNanoseconds)
    speak()
  }

  private func pressAll(of text: String) {
    let pasted = PastedKeys(text)
    guard !pasted.needsAsking else {
      return show(
        PhoneModel.Message(
          "\(pasted.keys.count) keys were pasted; at most 20 are pressed at once", isError: true))
    }
    for key in pasted.keys { press(key) }
    if pasted.dropped > 0 {
      show(PhoneModel.Message("\(pasted.dropped) pasted characters are no keys and were dropped"))
    }
  }

  private func handleSayLine(_ key: KeyEvent) {
    var outcome = SayOutcome.ignored
    let draft = view.sayLine?.text ?? ""
    changeModel { outcome = $0.handleSay(key) }
    let now = clock.monotonicNanoseconds
    call.setTyping(view.sayLine.map { !$0.text.isEmpty } ?? false, now)
    sayDraft = outcome == .left ? draft : ""
    switch outcome {
    case .said where call.isEnded: show(PhoneModel.Message("The call is over: nobody heard that"))
    case .said(let words):
      call.say(words, now)
      speak()
      listen()
    case .pressed(let digit):
      press(digit)
      show(PhoneModel.Message("[\(digit)] pressed; write the number as a word to say it"))
    case .command(let command): perform(command)
    case .left, .edited, .ignored: break
    }
  }

  /// Lets the screen's own rules change what the person sees.
  private func changeModel(_ change: (inout PhoneModel) -> Void) {
    var model = model
    change(&model)
    view = model.view
  }

  // MARK: Overlays

  private func open(_ overlay: PhoneOverlay) {
    pauseForOverlay()
    self.overlay = overlay
  }

  private func closeOverlay() {
    overlay = nil
    endOverlayPause()
  }

  private func pauseForOverlay() {
    guard !call.isPaused, !call.isEnded else { return }
    isPausedByOverlay = true
    call.setPaused(true, clock.monotonicNanoseconds)
    voice.stop()
  }

  private func endOverlayPause() {
    guard isPausedByOverlay else { return }
    isPausedByOverlay = false
    call.setPaused(false, clock.monotonicNanoseconds)
  }

  private func handleOverlay(_ key: KeyEvent) {
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
    case .help(var help):
      let isLeft = help.handle(key, size: size)
      overlay = .help(help)
      if isLeft { closeOverlay() }
    case .plainText(var text):
      let outcome = text.handle(key, size: size)
      overlay = .plainText(text)
      switch outcome {
      case .stays: break
      case .closed: closeOverlay()
      case .writes: save(text)
      }
    case .lambda(var form):
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
      }
    case nil: break
    }
  }

  /// A click on a row of the form that is open.
  private func choose(_ item: Int) {
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
    case .help, .plainText, .map, nil: break
    }
  }

  private func finish(_ outcome: ChooserScreen.Outcome, _ form: ChooserScreen) {
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

  private func finish(_ outcome: LambdaForm.Outcome, _ form: LambdaForm) {
    overlay = .lambda(form)
    if case .answered(let answer, let keeps) = outcome { declare(answer, of: form.lambda, keeps: keeps) }
  }

  // MARK: Lambdas without a handler

  /// Asks the person what a Lambda answers that nobody here knows.
  private func askForLambda() {
    if let name = answeredOnce, call.world.state.contacts[call.contact].lambda == nil {
      answeredOnce = nil
      conditions.set(nil, ofLambda: name)
      call.declare(conditions)
    }
    guard overlay == nil, size.holdsACall, let form = LambdaQuestion.form(call, labels) else { return }
    open(.lambda(form))
  }

  private func declare(_ answer: LambdaForm.Answer, of name: String, keeps: Bool) {
    LambdaQuestion.declare(answer, of: name, in: &conditions)
    answeredOnce = keeps ? nil : name
    call.declare(conditions)
    closeOverlay()
  }

  private func accept(_ accepted: [ConditionsScreen.Condition], _ form: ConditionsScreen) {
    do throws(ConditionsForm.Refusal) {
      let result = try ConditionsForm.conditions(from: accepted, loaded)
      conditions = result.conditions
      call.declare(conditions)
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

  // MARK: Calls

  private func callAgain() {
    if !call.isEnded { call.hangUp(clock.monotonicNanoseconds) }
    let speed = call.speed
    let now = setup.clockIsGiven ? max(setup.now, call.world.state.now) : clock.now
    takeNext()
    messages.dismiss()
    if let message = SampleRows.topUp(setup, at: now) { show(message) }
    var incoming = setup.call
    incoming.caller = caller
    call = LiveCall.dialing(
      setup, labels, incoming, conditions, at: now, speed: speed, isPaused: false,
      real: clock.monotonicNanoseconds)
    view.scroll = .following
    view.sayLine = nil
    listenedVisit = nil
    voice.beginCall()
    speak()
    listen()
  }

  // MARK: Files

  /// The center that this call is made to.
  private var loaded: LoadedCenter { setup.loaded }

  /// A call begins with what was read since the one before; what a person declared stays.
  private func takeNext() {
    guard let next else { return }
    conditions = conditions.carried(to: next.loaded.program)
    setup = next
    labels = loaded.labels
    self.next = nil
  }

  /// A file of the center was saved: the next call has it; a broken one keeps what was there.
  private func readAgain() {
    guard !watch.changes().isEmpty else { return }
    let center = loaded.center.definition.name
    do throws(CommandFailure) {
      let fresh = try setup.readAgain()
      next = fresh
      watch.watch(fresh.loaded.files)
      messages.show(
        fresh.loaded.problems.filter { $0.severity > .note },
        orElse: PhoneModel.Message("\(center) was read again, for the next call"),
        at: clock.monotonicNanoseconds)
    } catch {
      messages.show(
        error.diagnostics, orElse: PhoneModel.Message("\(center) cannot be read", isError: true),
        at: clock.monotonicNanoseconds)
    }
  }

  private func openPlainText() {
    let printer = TranscriptPrinter(format: .text, start: call.world.state.contacts[call.contact].arrivedAt)
    let lines = printer.lines(of: call.world.observer, contact: call.contact, notes: [])
    open(.plainText(PlainTextScreen(lines: lines, fileName: "touchtone-call.txt")))
  }

  private func save(_ text: PlainTextScreen) {
    var saved = text
    do throws(Diagnostic) {
      try TextFile.write(text.lines.joined(separator: "\n") + "\n", to: text.fileName)
      saved.message = PhoneModel.Message("written to \(text.fileName)")
    } catch {
      saved.message = PhoneMessages.message(error)
    }
    overlay = .plainText(saved)
  }

  // MARK: Voice

  private func turnVoice() {
    show(PhoneModel.Message(voice.turn()))
    speak()
  }

  private func speak() { voice.speak(call, loaded) }

  // MARK: Messages

  private func show(_ message: PhoneModel.Message) {
    messages.show(message, at: clock.monotonicNanoseconds)
  }
}

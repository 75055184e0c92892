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
  /// What stands over the phone.
  private enum Overlay {
    case chooser(ChooserScreen)
    case conditions(ConditionsScreen)
    case help(HelpScreen)
    case plainText(PlainTextScreen)
    case lambda(LambdaForm)
    case map(FlowMapView)

    /// True for what is filled in.
    var isForm: Bool {
      switch self {
      case .chooser, .conditions, .lambda: true
      case .help, .plainText, .map: false
      }
    }
  }

  private(set) var exitStatus: Int32?
  private var setup: PlaySetup
  /// What the next call is made with, when a file was saved since this one began.
  private var next: PlaySetup?
  private var labels: FlowLabels
  private var conditions: Conditions
  private var call: LiveCall
  private var caller: Caller
  private var overlay: Overlay?
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
  private var message: PhoneModel.Message?
  private var messageUntil: Int64?
  private var log: [PhoneModel.Message] = []
  private var asksToQuit = false
  /// The Lambda whose declared answer holds for one call only.
  private var answeredOnce: String?
  private let clock = WallClock()
  /// Begins once the first frame is shown: nothing of it depends on what is saved later.
  private lazy var watch = FileWatch(loaded.files)
  private lazy var speech = Speech(language: loaded.center.definition.language)
  private var isSpeaking: Bool
  /// The prompt that was given to the voice last, by the number of its entry.
  private var spokenEntry: Int?

  /// Messages go after four seconds.
  private static let messageNanoseconds: Int64 = 4_000_000_000

  init(_ setup: PlaySetup, isPaused: Bool, isDemo: Bool, speaks: Bool) {
    self.setup = setup
    self.isDemo = isDemo
    labels = setup.loaded.labels
    conditions = setup.conditions
    caller = setup.call.caller
    isSpeaking = speaks
    call = Self.dial(
      setup.loaded, labels, setup.store, setup.call, setup.conditions, at: setup.now, seed: setup.seed,
      speed: .normal,
      isPaused: isPaused, real: clock.monotonicNanoseconds)
    for problem in setup.loaded.problems where problem.severity > .note { log.append(Self.message(problem)) }
    if let first = log.first { show(first) }
    speak()
  }

  // MARK: Time

  var wakeTime: Int64? {
    let now = clock.monotonicNanoseconds
    return [call.nextChange(after: now), messageUntil].compactMap { $0 }.min()
  }

  var descriptors: [Int32] { [watch.descriptor, speech.descriptor].filter { $0 >= 0 } }

  func wake(at now: Int64) {
    if let until = messageUntil, now >= until {
      messageUntil = nil
      if message?.isError == false { message = nil }
    }
    call.catchUp(now)
    speak()
    askForLambda()
    listen()
  }

  /// The line for words opens by itself where a bot begins to listen, and in a chat.
  private func listen() {
    guard overlay == nil, view.search?.isOpen != true, let visit = call.listeningVisit, visit != listenedVisit
    else { return }
    listenedVisit = visit
    if view.sayLine == nil { changeModel { $0.openSayLine(draft: sayDraft) } }
  }

  func receive(from descriptor: Int32) {
    if descriptor == watch.descriptor { readAgain() }
    if case .failed(let line) = speech.finished() { show(PhoneModel.Message(line)) }
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
      speech.stop()
    }
  }

  func resumed() { call.catchUp(clock.monotonicNanoseconds) }

  // MARK: Frames

  func frame(_ size: Size, _ glyphs: GlyphSet) -> Grid {
    take(size)
    self.glyphs = glyphs
    var model = model
    if isPausedByOverlay, overlay?.isForm == true { model.header.paused = "paused for this form" }
    switch overlay {
    case .chooser(let form) where size.holdsACall: return form.draw(model.header, size: size, glyphs: glyphs)
    case .conditions(let form) where size.holdsACall:
      return form.draw(model.header, size: size, glyphs: glyphs)
    case .help(let help) where size.holdsACall: return help.draw(size: size, glyphs: glyphs)
    case .plainText(let text) where size.holdsACall: return text.draw(size: size, glyphs: glyphs)
    case .lambda(let form) where size.holdsACall: return form.draw(model.header, size: size, glyphs: glyphs)
    case .map(var map) where size.holdsACall:
      defer { overlay = .map(map) }
      return map.draw(call, labels, model.header, size: size, glyphs: glyphs)
    default:
      return isDemo
        ? DemoScreen.draw(model, size: size, glyphs: glyphs)
        : PhoneScreen.draw(model, size: size, glyphs: glyphs)
    }
  }

  private var model: PhoneModel {
    var model = call.model(view: view)
    model.message = message
    model.log = log
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
    if message?.isError == false { message = nil }
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
    case .chooseCaller: open(.chooser(chooser()))
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
    case .resetSample: resetSample()
    case .help: open(.help(HelpScreen()))
    case .close: message = nil
    case .quit:
      if call.isEnded || asksToQuit { return quit() }
      asksToQuit = true
      show(PhoneModel.Message("The call ends as a hang-up. q again quits, any other key stays."))
    case .quitAtOnce: quit()
    case .repaint, .suspend: break
    }
  }

  private func quit() {
    if !call.isEnded { call.hangUp(clock.monotonicNanoseconds) }
    speech.stop()
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

  private func open(_ overlay: Overlay) {
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
    speech.stop()
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
    guard overlay == nil, size.holdsACall, let asked = call.world.askedLambda(call.contact) else { return }
    let program = call.world.program
    let action = call.world.state.contacts[call.contact].contact.execution.action
    let origin = program.actionSources[action.index]
    let place = origin.action.value.place.position
    var fileName = UserFile.name(of: program.flows[origin.flow.index].document.source)
    if fileName.count > 32 { fileName = "…" + fileName.suffix(31) }
    let form = LambdaForm(
      lambda: asked.name, askedBy: "\"\(labels.name(of: action))\"  \(fileName):\(place.line)",
      sent: asked.parameters.map { "\($0.name)=\($0.value)" }, keys: program.slotNames(.external),
      timeLimit: "\(asked.timeLimit.wholeSeconds) s")
    open(.lambda(form))
  }

  private func declare(_ answer: LambdaForm.Answer, of name: String, keeps: Bool) {
    switch answer {
    case .returns(let fields):
      conditions.set(.answers(LambdaAnswer(fields.map { ($0.key, $0.value) })), ofLambda: name)
    case .fails: conditions.set(.fails, ofLambda: name)
    case .timesOut: conditions.set(.timesOut, ofLambda: name)
    }
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
    var incoming = setup.call
    incoming.caller = caller
    call = Self.dial(
      loaded, labels, setup.store, incoming, conditions, at: now, seed: setup.seed, speed: speed,
      isPaused: false, real: clock.monotonicNanoseconds)
    view.scroll = .following
    view.sayLine = nil
    listenedVisit = nil
    spokenEntry = nil
    if message?.isError == false { message = nil }
    speak()
    listen()
  }

  private static func dial(
    _ loaded: LoadedCenter, _ labels: FlowLabels, _ store: Store, _ call: IncomingCall,
    _ conditions: Conditions,
    at now: Timestamp, seed: UInt64, speed: PlaySpeed, isPaused: Bool, real: Int64
  ) -> LiveCall {
    var world = World(loaded.center, store: store, seed: seed, now: now, observer: Transcript())
    world.declare(conditions)
    world.asksUnknownLambdas = true
    let number = call.dialed.flatMap { loaded.center.definition.number($0) }
    let name = call.caller.number.flatMap { number in
      try? store.reading { try $0.customer(withNumber: number.e164)?.name }
    }
    let presenter = PhonePresenter(
      labels: labels, callerName: name ?? "",
      calledName: number?.name ?? loaded.program.flows[call.flow.index].name,
      calledNumber: call.dialed?.nationalDisplay ?? "")
    return LiveCall(world, call, presenter: presenter, speed: speed, isPaused: isPaused, real: real)
  }

  private func chooser() -> ChooserScreen {
    let now = loaded.center.definition.zone.localTime(at: clock.now)
    let customers = CallerList.customers(of: setup.store, at: now)
    // Digits without a country's code are meant as the center's own customers would say them.
    let home = loaded.center.definition.numbers.first?.number ?? caller.number ?? customers.first?.number
    return ChooserScreen(customers: customers, callingCode: home?.callingCode)
  }

  private func resetSample() {
    let definition = loaded.center.definition
    guard definition.sample != .none else {
      return show(PhoneModel.Message("this center has no sample rows"))
    }
    guard call.isEnded else {
      return show(PhoneModel.Message("fresh sample rows are made between calls; x hangs up"))
    }
    do throws(StoreError) {
      try setup.store.resetSample(definition.sample, now: definition.zone.localTime(at: call.world.state.now))
      show(PhoneModel.Message("the sample rows are as on the first day"))
    } catch {
      show(Self.message(error.diagnostic(for: setup.storePath ?? "the store")))
    }
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
      let problems = fresh.loaded.problems.filter { $0.severity > .note }.map(Self.message)
      log += problems
      show(problems.first ?? PhoneModel.Message("\(center) was read again, for the next call"))
    } catch {
      let problems = error.diagnostics.map(Self.message)
      log += problems
      show(problems.first ?? PhoneModel.Message("\(center) cannot be read", isError: true))
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
      saved.message = Self.message(error)
    }
    overlay = .plainText(saved)
  }

  // MARK: Voice

  private func turnVoice() {
    isSpeaking.toggle()
    guard isSpeaking else {
      speech.stop()
      return show(PhoneModel.Message("voice off"))
    }
    show(PhoneModel.Message(speech.availability.explanation ?? "voice on"))
    speak()
  }

  /// Gives the voice the prompt that is being spoken, or silences it.
  private func speak() {
    guard isSpeaking, let prompt = call.prompt, !call.isPaused else {
      if spokenEntry != nil { speech.stop() }
      spokenEntry = nil
      return
    }
    guard spokenEntry != prompt.entryNumber else { return }
    spokenEntry = prompt.entryNumber
    if let file = prompt.recording.flatMap(loaded.waveFile) {
      speech.play(recording: file)
    } else if !prompt.spoken.isNameOnly, prompt.spoken.text != "(music)" {
      speech.speak(prompt.spoken.text, speed: Double(call.speed.rawValue))
    } else {
      speech.stop()
    }
  }

  // MARK: Messages

  private func show(_ message: PhoneModel.Message) {
    self.message = message
    if log.last != message { log.append(message) }
    messageUntil = message.isError ? nil : clock.monotonicNanoseconds + Self.messageNanoseconds
  }

  private static func message(_ diagnostic: Diagnostic) -> PhoneModel.Message {
    // The folder is known, and a row is short.
    let place = diagnostic.location.split(separator: "/").last.map(String.init) ?? diagnostic.location
    return PhoneModel.Message("\(place): \(diagnostic.message)", isError: diagnostic.severity == .error)
  }
}

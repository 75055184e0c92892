import FlowEngine
import TerminalUI
import World

// What a key does, and a click.
extension PhoneProgram {
  func handle(_ key: KeyEvent) {
    take(key)
    tellOfBreakpoint()
    tendFunctions()
    tellOfFailure()
    tendDesk()
  }

  private func take(_ key: KeyEvent) {
    let now = clock.monotonicNanoseconds
    call.catchUp(now)
    guard size.holdsACall else {
      if key == .character("q") { quit() }
      return
    }
    asked = messages.takeQuestion()
    if asked != nil, key == .escape { return }
    if overlay != nil {
      if case .click(let position) = key { return click(position) }
      return handleOverlay(key)
    }
    switch worldScreen {
    case .phone: break
    case .desk: return handleAtDesk(key)
    case .beside: return handleBesideDesk(key)
    }
    if view.search?.isOpen == true {
      if key == .function(1) {
        overlay = .help(HelpScreen(.search), over: nil)
        return
      }
      changeModel { $0.handleSearch(key, glyphs: glyphs) }
      if view.search?.isOpen != true { endOverlayPause() }
      return
    }
    if view.sayLine != nil {
      handleSayLine(key)
      closeLineAfterCall()
      return
    }
    if case .character = key, now < lettersAreLostUntil { return }
    if case .paste(let text) = key { return pressAll(of: text) }
    if case .click(let position) = key { return click(position) }
    // An error stays until it is closed; only then Esc means what else it does.
    if key == .escape, messages.shown?.isError == true { return messages.close() }
    let found =
      call.isInTime
      ? Keymap.commandInTime(for: key, isComparing: isComparing) : Keymap.command(for: key)
    guard let command = found else { return }
    perform(command)
  }

  func click(_ position: Grid.Position) {
    guard let action = frame(size, glyphs).action(at: position) else { return }
    switch action {
    case .press(let key): perform(.press(key))
    case .command(let command): perform(command)
    case .choose(let item): choose(item)
    case .entry(let entry): travel(toEntry: entry)
    case .moment(let lane, let milliseconds): travel(toLine: lane, at: milliseconds)
    }
  }

  func perform(_ command: Command) {
    let now = clock.monotonicNanoseconds
    // Another caller was chosen, and the call to be made is not.
    if command != .callAgain { caller = call.incoming.caller }
    switch command {
    case .press(let key): press(key)
    case .pause: call.setPaused(!call.isPaused, now)
    case .hangUp:
      if !call.isEnded { call.hangUp(now) }
      speak()
    case .accept: takeRing(answers: true)
    case .decline: takeRing(answers: false)
    case .callAgain: callAgain()
    case .chooseCaller: open(.chooser(CallerList.chooser(setup, caller: caller, at: clock.now)))
    case .faster: call.setSpeed(call.speed.faster, now)
    case .slower: call.setSpeed(call.speed.slower, now)
    case .nextPane: changeModel { $0.turnPane(on: size, glyphs: glyphs) }
    case .sayWords where call.isEnded: show(PhoneModel.Message("The call is over: nobody would hear words"))
    case .sayWords: changeModel { $0.openSayLine(draft: sayDraft) }
    case .scrollUp, .scrollDown, .pageUp, .pageDown, .scrollToStart, .follow:
      changeModel { $0.scroll(command, size: size, glyphs: glyphs) }
    case .search:
      // What is searched through is the call, as the panes show it.
      view.compares = false
      pauseForOverlay()
      changeModel { $0.openSearch() }
    case .nextMatch: changeModel { $0.nextMatch(glyphs: glyphs) }
    case .previousMatch: changeModel { $0.nextMatch(backwards: true, glyphs: glyphs) }
    case .plainText: openPlainText()
    case .map: open(.map(FlowMapView(earlier: earlier)))
    case .demoLook:
      // It shows one timeline.
      isDemo = isComparing || !isDemo
      view.compares = false
    case .voice: turnVoice()
    case .conditions: open(.conditions(ConditionsForm.screen(loaded, conditions, at: call.world.state.now)))
    case .resetSample where call.isInTime:
      show(PhoneModel.Message("rows of the past stay as they were; Esc goes to the live call"))
    case .resetSample:
      show(SampleRows.reset(setup, at: call.world.state.now, isCallOn: !call.isEnded))
    case .saveTest: saveTest()
    case .compare: compare()
    case .breakpoint, .runOn, .edit, .force: openByHand(command)
    case .stepBack, .stepOn, .eventBack, .eventOn, .toStart, .toEnd, .toLive, .lineAbove, .lineBelow,
      .nextLine, .fork,
      .keep, .drop:
      travel(command)
    case .nextScreen, .previousScreen: turnScreen(forwards: command == .nextScreen)
    // These are the map's and the desk's.
    case .unfold, .fold, .goThere, .goBack, .coverage: break
    case .hold, .mute, .transfer, .conference, .visit, .contacts, .agentState: break
    case .help: open(.help(HelpScreen(call.isInTime ? .time : .phone), over: nil))
    case .close: messages.close()
    case .quit:
      guard let loss = call.lossWithoutIt else { return quit() }
      if confirms(.quit, "\(loss) q again quits, any other key stays.") { quit() }
    case .quitAtOnce: quit()
    case .repaint, .suspend: break
    }
  }

  func saveTest() {
    do throws(CommandFailure) {
      show(PhoneModel.Message(try call.save(setup).sentence))
    } catch {
      messages.show(error.diagnostics, orElse: nil, at: clock.monotonicNanoseconds)
    }
  }

  func quit() {
    call.leaveTime(clock.monotonicNanoseconds)
    if !call.isEnded { call.hangUp(clock.monotonicNanoseconds) }
    _ = endDesks()
    writeLog()
    voice.stop()
    share?.close()
    exitStatus = 0
  }

  func press(_ key: Character) {
    guard !call.isEnded, let digit = DTMFDigit(key) else { return }
    call.press(digit, clock.monotonicNanoseconds)
    speak()
  }

  func pressAll(of text: String) {
    let pasted = PastedKeys(text)
    guard !pasted.needsAsking else {
      return show(
        PhoneModel.Message(
          "\(pasted.keys.count) keys were pasted; at most 20 are pressed at once", isError: true))
    }
    for key in pasted.keys { press(key) }
    if pasted.dropped > 0 {
      let words =
        pasted.dropped == 1 ? "character is no key and was" : "characters are no keys and were"
      show(PhoneModel.Message("\(pasted.dropped) pasted \(words) dropped"))
    }
  }

  func handleSayLine(_ key: KeyEvent) {
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
  func changeModel(_ change: (inout PhoneModel) -> Void) {
    var model = model
    change(&model)
    view = model.view
  }
}

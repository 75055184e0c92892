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
  var exitStatus: Int32?
  var setup: PlaySetup
  /// What the next call is made with, when a file was saved since this one began.
  var next: PlaySetup?
  var labels: FlowLabels
  var conditions: Conditions
  var call: LiveCall
  /// What the calls before this one took, while the flows stayed as they are.
  var earlier: BranchTally
  var caller: Caller
  var overlay: PhoneOverlay?
  /// True when the call was paused by what was opened over it, so that closing it lets time go on.
  var isPausedByOverlay = false
  /// True when the call was paused because the window is too small to show it.
  var isPausedBySize = false
  /// True when the call was paused because the program was suspended.
  var isPausedBySuspension = false
  /// True when it was told why the flow could not go on.
  var hasToldFailure = false
  var view = PhoneView()
  var sayDraft = ""
  /// The stay at a bot, or with a person, for which the line was opened.
  var listenedVisit: Int?
  /// The stay at a page for which it was opened.
  var openedPage: Int?
  /// Until when letters are nobody's: the line they were typed on has just closed.
  var lettersAreLostUntil: Int64 = 0
  var isDemo: Bool
  var size = Size(columns: 80, rows: 24)
  var glyphs = GlyphSet.unicode
  var messages = PhoneMessages()
  /// The phone, or the desk and the wallboard of the same world.
  var worldScreen = WorldScreen.phone
  /// The desk and the wallboard, once they were asked for.
  var console: DeskConsole?
  /// Beside whom the caller looks on, once that was asked for: the desk is in another terminal.
  var beside: TrainerSeat?
  /// A desk in another terminal, where the world is shared.
  let share: SharedDesk?
  /// What was asked in sight when the present key was pressed: its command is a yes.
  var asked: Command?
  /// The callback of which it was told that it rings.
  var toldRing: Telephone.Ring?
  /// What a person said that functions answer which no what-if calls, to be answered again in every what-if of the session.
  var whatIfAnswers: [String: LambdaForm.Answer] = [:]
  /// The Lambda whose declared answer holds for one call only.
  var answeredOnce: String?
  let clock = WallClock()
  /// Begins once the first frame is shown: nothing of it depends on what is saved later.
  lazy var watch = FileWatch(loaded.files)
  let voice: PhoneVoice
  let log: CallLog?
  /// The programs of the center's functions.
  var functions: OutsideFunctions

  init(
    _ setup: PlaySetup, isPaused: Bool, isDemo: Bool, speaks: Bool, log: CallLog? = nil,
    share: SharedDesk? = nil
  ) {
    self.share = share
    self.setup = setup
    self.isDemo = isDemo
    self.log = log
    labels = setup.loaded.labels
    earlier = BranchTally(for: setup.loaded.program)
    conditions = setup.conditions
    caller = setup.call.caller
    voice = PhoneVoice(language: setup.loaded.center.definition.language, isOn: speaks)
    functions = setup.loaded.outsideFunctions
    call = LiveCall.dialing(
      setup, labels, setup.call, setup.conditions, at: setup.now, speed: .normal, isPaused: isPaused,
      real: clock.monotonicNanoseconds, logging: log?.scope)
    messages.show(
      setup.loaded.problems.filter { $0.severity > .note }, orElse: nil, at: clock.monotonicNanoseconds)
    speak()
    listen()
    tendFunctions()
    tellOfFailure()
  }

  // MARK: Time

  var wakeTime: Int64? {
    let now = clock.monotonicNanoseconds
    // While a person is to be asked the call's own time stands still, and wakes nobody.
    let question = overlay == nil && size.holdsACall && !call.isInPast && call.asksForLambda ? now : nil
    let flash = [console?.nextChange, share?.nextChange].compactMap { $0 }.filter { $0 > now }.min()
    return [call.nextChange(after: now), messages.until, functions.wakeTime, question, flash].compactMap {
      $0
    }.min()
  }

  var descriptors: [Int32] {
    [watch.descriptor, voice.descriptor].filter { $0 >= 0 } + functions.descriptors
      + (share?.descriptors ?? [])
  }

  func wake(at now: Int64) {
    messages.expire(at: now)
    call.catchUp(now)
    tellOfBreakpoint()
    tellOfFailure()
    tellOfRing()
    writeLog()
    tendFunctions()
    speak()
    askForLambda()
    openPage()
    listen()
    tendDesk()
    // Who is still typing has done so for a moment to nobody.
    if closeLineAfterCall() { lettersAreLostUntil = now + 700_000_000 }
  }

  /// The line for words opens by itself where a bot or a person at a desk begins to listen, and in a chat.
  func listen() {
    guard overlay == nil, worldScreen == .phone, view.search?.isOpen != true else { return }
    let visit = call.listeningVisit ?? call.typingVisit ?? call.talkingVisit
    guard visit != listenedVisit else { return }
    listenedVisit = visit
    guard visit != nil else { return }
    if view.sayLine == nil { changeModel { $0.openSayLine(draft: sayDraft) } }
  }

  /// With the call over nobody listens: an empty line closes, so that letters are commands again, as the screen says.
  ///
  /// Words that are already there stay until they are sent or left. True when the line closed.
  @discardableResult func closeLineAfterCall() -> Bool {
    guard call.isEnded, let line = view.sayLine, line.text.isEmpty else { return false }
    view.sayLine = nil
    return true
  }

  func receive(from descriptor: Int32) {
    if descriptor == watch.descriptor { readAgain() }
    if let line = voice.failure() { show(PhoneModel.Message(line)) }
    if share?.descriptors.contains(descriptor) == true { share?.receive(for: self) }
    tendFunctions()
    tellOfFailure()
    tendDesk()
  }

  func resized(to size: Size) { take(size) }

  /// In a window too small to show it the call stands still.
  func take(_ size: Size) {
    self.size = size
    let now = clock.monotonicNanoseconds
    if size.holdsACall, isPausedBySize {
      isPausedBySize = false
      call.setPaused(false, now)
    } else if !size.holdsACall, !call.isPaused, !call.isOver {
      isPausedBySize = true
      call.setPaused(true, now)
      voice.stop()
    }
  }

  /// A call that nobody can see stands still.
  func suspended() {
    guard !call.isPaused, !call.isOver else { return }
    isPausedBySuspension = true
    call.setPaused(true, clock.monotonicNanoseconds)
    voice.stop()
  }

  func resumed() {
    let now = clock.monotonicNanoseconds
    guard isPausedBySuspension else { return call.catchUp(now) }
    isPausedBySuspension = false
    call.setPaused(false, now)
  }

  // MARK: Frames

  func frame(_ size: Size, _ glyphs: GlyphSet) -> Grid {
    take(size)
    self.glyphs = glyphs
    if overlay == nil, let grid = worldFrame(size, glyphs) { return grid }
    var model = model
    if isPausedByOverlay, overlay?.help == .form { model.header.paused = "paused for this form" }
    if size.holdsACall,
      let grid = overlay?.draw(
        call, labels, model.header, size: size, glyphs: glyphs)
    {
      return grid
    }
    var grid =
      isDemo && !isComparing
      ? DemoScreen.draw(model, size: size, glyphs: glyphs)
      : PhoneScreen.draw(model, size: size, glyphs: glyphs)
    grid.rings = console?.seat.rings ?? 0
    return grid
  }

  var model: PhoneModel {
    var model = call.model(view: view)
    model.message = messages.shown
    model.log = messages.log
    return model
  }

  // MARK: Voice

  func turnVoice() {
    show(PhoneModel.Message(voice.turn()))
    speak()
  }

  func speak() { voice.speak(call, loaded) }

  // MARK: Messages

  func show(_ message: PhoneModel.Message) {
    messages.show(message, at: clock.monotonicNanoseconds)
  }

  /// True where the person was asked whether a command is meant, and this key says so; else asks.
  func confirms(_ command: Command, _ asking: @autoclosure () -> String) -> Bool {
    if asked == command { return true }
    show(PhoneModel.Message(asking: asking(), yes: command))
    return false
  }
}

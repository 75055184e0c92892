import CenterFiles
import ContactCenter
import FlowEngine
import Glibc
import Outside
import Store
import TerminalUI
import World

/// The same long call as it is on the screen: how long a step back takes until it is drawn, the first one too, and how much
/// memory the call takes before and after.
struct ScreenRewind {
  /// From the key to the picture, in nanoseconds.
  private var first: Int64 = 0
  private var back: [Int64] = []
  private var forked: Int64 = 0
  private var live = 0
  private var past = 0

  static func measure(
    _ loaded: LoadedCenter, keys: String, steps: Int, jumps: Int
  ) throws(StoreError) -> ScreenRewind {
    let clock = WallClock()
    var found = ScreenRewind()
    let before = residentKibibytes
    var call = try play(loaded, keys: keys, steps: steps)
    found.live = residentKibibytes - before
    var began = clock.monotonicNanoseconds
    try call.enterTime(0)
    try call.stepBack(0)
    draw(call)
    found.first = clock.monotonicNanoseconds - began
    var chance = Chance(seed: 1)
    for _ in 0..<jumps {
      let target = chance.next(in: LiveCall.firstPosition...call.shown.recording.length)
      began = clock.monotonicNanoseconds
      try call.stand(at: target, 0)
      draw(call)
      found.back.append(clock.monotonicNanoseconds - began)
    }
    found.back.sort()
    try call.stand(at: call.shown.recording.length / 2, 0)
    began = clock.monotonicNanoseconds
    _ = try call.fork(0)
    try call.stepBack(0)
    draw(call)
    found.forked = clock.monotonicNanoseconds - began
    found.past = residentKibibytes - before
    return found
  }

  var lines: String {
    """
    on the screen, drawn at 120x36: the first step back \(RewindWorkload.words(first)), \
    any step median \(RewindWorkload.words(back[back.count / 2])), \
    worst \(RewindWorkload.words(back[back.count - 1])), a fork \(RewindWorkload.words(forked))
    memory of the call: \(live) KiB, with its past and a fork \(past) KiB
    """
  }

  /// The call, played at once: a key is pressed whenever one is awaited.
  private static func play(
    _ loaded: LoadedCenter, keys: String, steps: Int
  ) throws(StoreError) -> LiveCall {
    let presenter = PhonePresenter(
      labels: loaded.labels, callerName: "", calledName: "", calledNumber: "")
    var real: Int64 = 0
    var call = LiveCall(
      try RewindWorkload.world(loaded), RewindWorkload.call(loaded), presenter: presenter, speed: .instant,
      isPaused: false, real: real)
    let digits = keys.compactMap(DTMFDigit.init)
    var pressed = 0
    while call.shown.recording.length < steps, !call.isEnded {
      if !digits.isEmpty, call.world.due(.firstDigit, call.contact) != nil {
        call.press(digits[pressed % digits.count], real)
        pressed += 1
      } else {
        real += 100_000_000
        call.catchUp(real)
      }
    }
    return call
  }

  private static func draw(_ call: borrowing LiveCall) {
    _ = PhoneScreen.draw(call.model(view: PhoneView()), size: Size(columns: 120, rows: 36))
  }

  /// What the process has in memory now, as the system counts it.
  private static var residentKibibytes: Int {
    guard let file = fopen("/proc/self/statm", "r") else { return 0 }
    defer { fclose(file) }
    var pages = (0, 0)
    let count = withUnsafeMutablePointer(to: &pages.0) { size in
      withUnsafeMutablePointer(to: &pages.1) { resident in
        withVaList([size, resident]) { vfscanf(file, "%ld %ld", $0) }
      }
    }
    return count == 2 ? pages.1 * getpagesize().kibibytes : 0
  }
}

extension Int32 {
  fileprivate var kibibytes: Int { Int(self) / 1024 }
}

import Store
import TerminalUI

// The past of the call and what could have come of it.
extension PhoneProgram {
  func travel(_ command: Command) {
    let now = clock.monotonicNanoseconds
    if command == .toLive { return call.leaveTime(now) }
    if command != .stepBack, command != .eventBack, !call.isInTime {
      return show(PhoneModel.Message("this is now; [ goes back in time"))
    }
    do throws(StoreError) {
      try call.enterTime(now)
      switch command {
      case .stepBack: try call.stepBack(now)
      case .stepOn: try call.stepOn(now)
      case .eventBack: try call.eventBack(now)
      case .eventOn: try call.eventOn(now)
      case .toStart: try call.stand(at: LiveCall.firstPosition, now)
      case .toEnd: try call.stand(at: call.shown.recording.length, now)
      default: break
      }
    } catch {
      messages.show([error.diagnostic(for: storeName)], orElse: nil, at: now)
    }
    voice.stop()
    view.scroll = .following
  }

  private var storeName: String { setup.storePath ?? "the store in memory" }
}

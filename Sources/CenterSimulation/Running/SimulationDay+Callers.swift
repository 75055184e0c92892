import ContactCenter
import FlowEngine
import Traffic
import World

// What callers do where something is asked of them.
extension SimulationDay {
  /// More answers than this at one moment are a flow that asks without an end.
  private static let answerLimit = 100

  /// Does what the caller does, as long as the flow asks.
  mutating func answer(_ contact: Int) {
    var count = 0
    while callers[contact].hasPressedAll, count < Self.answerLimit, world.due(.firstDigit, contact) != nil {
      let begun = world.state.contacts[contact].contact.actionCount
      guard callers[contact].silentAt != begun else { return }
      let action = world.state.contacts[contact].contact.execution.action.index
      count += 1
      guard let act = choices.next(at: action, &callers[contact].choiceBits) else { return }
      if !setting.isPlanned[action] { book.pooled.addUnplanned(action) }
      switch act {
      case .isSilent:
        callers[contact].silentAt = begun
        return
      case .hangsUp: world.hangUp(contact)
      case .says(let place): world.say(choices.words[Int(place)], contact)
      case .presses(let first, let end):
        callers[contact].nextKey = first
        callers[contact].keyEnd = end
        pressNext(contact)
      }
      takeNotices()
      guard callers[contact].isThere else { return }
      // What the action had no use for is not said again.
      if world.state.contacts[contact].contact.actionCount == begun { callers[contact].silentAt = begun }
    }
  }

  /// Presses the next of several keys; the one after it comes a moment later.
  mutating func pressNext(_ contact: Int) {
    guard !callers[contact].hasPressedAll else { return }
    let key = choices.key(callers[contact].nextKey)
    callers[contact].nextKey += 1
    world.press(key, contact)
    if !callers[contact].hasPressedAll {
      events.put(
        now + Self.keyGap, kind: Kind.key.rawValue, owner: Int32(contact), token: callers[contact].visit)
    }
  }

  /// The caller entered a queue, and waits as long as patience lasts.
  mutating func losePatience(_ contact: Int, in queue: Int) {
    guard !callers[contact].isCreated, let patience = setting.patience[queue] else { return }
    var bits = RandomStreams.bits(callers[contact].key, .patience, Int(callers[contact].entries))
    events.put(
      now + patience.next(&bits), kind: Kind.patienceEnds.rawValue, owner: Int32(contact),
      token: callers[contact].patienceToken)
  }

  /// The caller and the agent speak with each other.
  mutating func talk(_ contact: Int, of queue: Int) {
    callers[contact].isTalking = true
    callers[contact].talks &+= 1
    guard setting.drawsTalks else { return }
    var bits = RandomStreams.bits(callers[contact].key, .handleTime, Int(callers[contact].talks))
    events.put(
      now + setting.handleTimes[queue].next(&bits), kind: Kind.talkEnds.rawValue, owner: Int32(contact),
      token: callers[contact].talkToken)
  }
}

extension SimulatedCaller {
  /// Tells this wait in a queue from others of the same number.
  var patienceToken: UInt32 { visit &* 64 &+ entries }
  /// The same of a talk.
  var talkToken: UInt32 { visit &* 64 &+ talks }
}

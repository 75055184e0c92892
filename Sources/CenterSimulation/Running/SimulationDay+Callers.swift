import ContactCenter
import FlowEngine
import Traffic
import World

// What callers do where something is asked of them.
extension SimulationDay where Center: ~Copyable {
  /// More answers than this at one moment are a flow that asks without an end.
  private static var answerLimit: Int { 100 }

  /// Does what the caller does, as long as the flow asks.
  mutating func answer(_ contact: Int) {
    var (count, moment) = (0, now)
    while callers[contact].hasPressedAll, count < Self.answerLimit, world.asks(contact) {
      let begun = world.actionCount(contact)
      guard callers[contact].silentAt != begun else { return }
      let action = world.action(contact)
      if moment != world.moment(of: contact) { (count, moment) = (0, world.moment(of: contact)) }
      count += 1
      guard let act = choices.next(at: action, &callers[contact].choiceBits) else { return }
      if !setting.isPlanned[action] { book.pooled.addUnplanned(action) }
      switch act {
      case .isSilent:
        callers[contact].silentAt = begun
        return
      case .hangsUp: world.hangUp(contact)
      case .says(let place): world.say(choices.words[Int(place)], at: place, contact)
      case .presses(let first, let end):
        callers[contact].nextKey = first
        callers[contact].keyEnd = end
        pressNext(contact)
      }
      takeNotices()
      guard callers[contact].isThere else { return }
      // What the action had no use for is not said again.
      if world.actionCount(contact) == begun { callers[contact].silentAt = begun }
    }
  }

  /// Presses the next of several keys; the one after it comes a moment later.
  mutating func pressNext(_ contact: Int) {
    guard !callers[contact].hasPressedAll else { return }
    let key = choices.key(callers[contact].nextKey)
    callers[contact].nextKey += 1
    let next = world.moment(of: contact) + Self.keyGap
    world.press(key, contact, isLast: callers[contact].hasPressedAll)
    if !callers[contact].hasPressedAll {
      events.put(
        next, kind: Kind.key.rawValue, owner: Int32(contact), token: callers[contact].visit)
    }
  }

  /// The caller entered a queue, and waits as long as patience lasts.
  mutating func drawPatience(_ contact: Int, in queue: Int) {
    guard !callers[contact].isCreated, let patience = setting.patience[queue] else { return }
    var bits = RandomStreams.bits(callers[contact].key, .patience, Int(callers[contact].entries))
    callers[contact].patienceEnds = now + patience.next(&bits)
    if waitsBegan >= 0 { startPatience() }
    waitsBegan = contact
  }

  /// Lets a caller who has begun to wait hang up in time, unless an agent is known to have the contact before.
  mutating func startPatience() {
    let contact = waitsBegan
    waitsBegan = -1
    guard case .waiting = callers[contact].place else { return }
    guard !world.connects(contact, by: callers[contact].patienceEnds) else { return takeNotices() }
    events.put(
      callers[contact].patienceEnds, kind: Kind.patienceEnds.rawValue, owner: Int32(contact),
      token: callers[contact].patienceToken)
  }

  /// The caller and the agent speak with each other.
  mutating func talk(_ contact: Int, of queue: Int, from moment: Int64) {
    callers[contact].isTalking = true
    callers[contact].talks &+= 1
    guard setting.drawsTalks else { return }
    var bits = RandomStreams.bits(callers[contact].key, .handleTime, Int(callers[contact].talks))
    events.put(
      moment + setting.handleTimes[queue].next(&bits), kind: Kind.talkEnds.rawValue, owner: Int32(contact),
      token: callers[contact].talkToken)
  }
}

extension SimulatedCaller {
  /// Tells this wait in a queue from others of the same number.
  var patienceToken: UInt32 { visit &* 64 &+ entries }
  /// The same of a talk.
  var talkToken: UInt32 { visit &* 64 &+ talks }
}

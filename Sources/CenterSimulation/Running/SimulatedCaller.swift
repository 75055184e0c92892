import Traffic
import World

/// What the simulation knows of somebody who is there, beside what the world does.
struct SimulatedCaller: BitwiseCopyable {
  enum Place: Equatable, BitwiseCopyable {
    case elsewhere
    case waiting(Int)
    case withAgent(Int)
  }

  var isThere = false
  /// True for a contact that a flow created; nobody calls.
  var isCreated = false
  var isCallback = false
  /// Counts those who had this number, so that what was to happen to one of them happens to no other.
  var visit: UInt32 = 0
  /// What all its draws come from.
  var key: UInt64 = 0
  var choiceBits = RandomBits(seed: 0)
  var place = Place.elsewhere
  /// The queue that it entered last; -1 for none.
  var lastQueue = -1
  /// When it entered the queue, and in which interval that counts.
  var since: Int64 = 0
  var interval = 0
  /// How many queues it entered, and how many talks it had.
  var entries: UInt32 = 0
  var talks: UInt32 = 0
  var isTalking = false
  /// When it hangs up in the queue.
  var patienceEnds: Int64 = 0
  /// The agent who is busy with it, and since when; -1 for none.
  var agent = -1
  var busySince: Int64 = 0
  /// The queue that the agent took it from last, and the interval in which it had entered that; -1 for none.
  var answeredQueue = -1
  var answeredInterval = 0
  var wasAnswered = false
  var wasTransferred = false
  /// True where the last queue that it was to come into was full.
  var wasTurnedAway = false
  var hasCallback = false
  /// How many actions it had begun when it chose to stay silent; -1 for never.
  var silentAt = -1
  /// Which keys of the day's choices are still to be pressed: from this one up to the end.
  var nextKey: Int32 = 0
  var keyEnd: Int32 = 0

  var hasPressedAll: Bool { nextKey == keyEnd }

  /// Somebody else has the number.
  mutating func begin(key: UInt64) {
    self = SimulatedCaller(visit: visit &+ 1)
    isThere = true
    self.key = key
    choiceBits = RandomStreams.bits(key, .choices)
  }

  private init(visit: UInt32) { self.visit = visit }

  init() {}

  /// What became of the call, as it ended so.
  func outcome(_ how: ContactNotice.End) -> CallOutcome {
    if wasAnswered { return hasCallback ? .answeredAndCallback : .answered }
    if wasTransferred { return .transferred }
    let hasQueued = entries > 0
    switch how {
    case .byError: return .failed
    case .byThirdParty: return .transferred
    case .byCaller where hasCallback, .byFlow where hasCallback:
      return .callback
    case .byCaller: return hasQueued ? .abandoned : .hungUp
    case .byFlow, .byAgent, .byDeadTelephone, .notAnswered, .merged:
      return hasQueued ? .endedInQueue : wasTurnedAway ? .turnedAway : .contained
    }
  }
}

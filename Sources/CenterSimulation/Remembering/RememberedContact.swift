import ContactCenter
import FlowEngine

/// What is known of a contact while the ways it goes are known.
struct RememberedContact: BitwiseCopyable {
  enum Stage: UInt8, BitwiseCopyable {
    case inFlow, queued, agentWhisper, customerWhisper, joined, ended
  }

  var stage = Stage.ended
  /// True at the end of its way.
  var isThere = false
  /// True while the caller is about to press another key.
  var isTyping = false
  /// True where the action there asks for something.
  var isAsked = false
  /// Tells the timers that run from those that were stopped.
  var token: UInt32 = 0
  var way: Int32 = -1
  var agent: Int32 = -1
  var flow = FlowIndex(0)
  var arrival: Int64 = 0
  /// Until when hours stay as they were when it came.
  var ageEnds: Int64 = 0
  /// When its way began, and when it ends.
  var wayBegan: Int64 = 0
  var wayEnds: Int64 = 0
  /// When it entered its queue, and when an agent answered.
  var queuedAt: Int64 = 0
  var answeredAt: Int64 = 0
  /// When the agent's whisper will be over.
  var connectsAt: Int64 = 0
  /// When the agent to whom it is offered will answer.
  var answersAt: Int64 = 0
}

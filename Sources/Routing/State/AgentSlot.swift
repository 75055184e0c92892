/// What `Routing` knows of one agent.
struct AgentSlot: BitwiseCopyable {
  var group: Int32
  /// The contact that rings, or that is kept for the agent while its customer is called.
  var offer: Int32 = -1
  var firstMate: Int32 = -1
  var firstWork: Int32 = -1
  /// Nanoseconds since 1970: since when the agent has had nothing more to do, and has been in this status.
  var idleSince: Int64 = 0
  var statusSince: Int64 = 0
  /// Nanoseconds of work after a contact; negative until the agent ends it.
  var afterContactWork: Int64
  var contacts: Int32 = 0
  var works: Int32 = 0
  var chosen: Int32
  var choice: RoutingPlan.AgentState
  var status = AgentStatus.offline
  var fault = Fault.none
  var acceptsAtOnce: Bool
  /// True for a person at a desk, who has one contact at a time beside those that are paused.
  var hasOneContact = false
  /// A bit for each channel by which contacts can be offered: the agent stands in those orders.
  var routable: UInt8 = 0

  enum Fault: UInt8, BitwiseCopyable {
    case none, missed, error
  }
}

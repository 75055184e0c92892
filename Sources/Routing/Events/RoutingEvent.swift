/// What happened to a contact or an agent. One that does not fit the contact's stage changes nothing.
public enum RoutingEvent: Sendable, Hashable, BitwiseCopyable {
  /// A flow puts a contact into a queue.
  case contactQueued(QueueEntry)
  /// A waiting contact goes to another queue (`DequeueContactAndTransferToQueue`), which may be full where it is admitted.
  case contactMoved(ContactHandle, to: QueueHandle, isAdmitted: Bool = false)
  /// A contact that waits leaves its queue for somebody outside of the center.
  case contactTakenOut(ContactHandle)
  /// A contact's priority (0 leaves it) and age in seconds are changed (`UpdateContactRoutingBehavior`).
  case behaviorChanged(ContactHandle, priority: Int32, age: Int32)
  /// A contact's routing criteria are changed (`UpdateRoutingCriteria`); nil takes them away.
  case criteriaChanged(ContactHandle, CriteriaHandle?)
  /// The contact is over, at whatever stage. In a queue nobody lost it where the flow ended it, or its customer waits for a
  /// callback instead.
  case contactLeft(ContactHandle, isLost: Bool = true)

  /// The agent answers an offered contact.
  case offerAccepted(ContactHandle)
  case offerDeclined(ContactHandle)
  /// The agent's whisper is over: the contact leaves the queue.
  case agentWhisperEnded(ContactHandle)
  /// Customer and agent hear each other.
  case contactJoined(ContactHandle)
  /// The agent leaves an accepted contact.
  case agentLeft(ContactHandle)
  /// The agent of a joined contact pauses it, and has room for another; or it goes on.
  case contactPaused(ContactHandle)
  case contactResumed(ContactHandle)
  /// The contact's agent has another one in its place, that of a customer who was left to the agent.
  case contactReplaced(ContactHandle, by: ContactHandle)
  case workEnded(WorkHandle)
  /// From now on a person is the agent, at a desk: has one contact at a time, beside those that are paused, and ends the work
  /// after contacts where the plan has none.
  case personSatDown(AgentHandle)

  case stateChosen(AgentHandle, AgentStateHandle)
  /// The agent's telephone or terminal is dead.
  case agentFailed(AgentHandle)

  case callbackRequested(CallbackRequest)
  /// The customer who is called back answers, or does not.
  case partyAnswered(ContactHandle)
  case partyNotReached(ContactHandle)

  case timerFired(RoutingTimer)
}

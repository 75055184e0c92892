import FlowEngine

/// Something that happened in a test and that an observation may wait for.
enum TestHappening: Sendable {
  case testInitiated
  case testCompleted
  case message(TestMessage)
  case started(TestUse)
  case completed(TestUse)
}

/// What the contact heard or read.
struct TestMessage: Sendable {
  /// The words.
  let text: String
  /// The reference of a recorded prompt, or the address of a recording.
  let recording: String?
}

/// A flow action that uses a resource.
struct TestUse: Sendable, Hashable {
  let action: TestFlowAction
  /// Nil where the flow names nothing that can be found.
  let resource: TestResource?
  /// What people call it.
  let words: String
}

/// A resource as a center knows it.
enum TestResource: Sendable, Hashable {
  case lambda(String)
  case hours(HoursIndex)
  case queue(QueueIndex)
  case bot(String)
  /// Workspace, application and alias.
  case application(String)
}

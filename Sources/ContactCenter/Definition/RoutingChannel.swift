/// By what an agent and a customer talk, as routing profiles count it.
public enum RoutingChannel: UInt8, Sendable, CaseIterable, BitwiseCopyable {
  case voice, chat, task, email

  /// As `center.json` writes it.
  public var word: String {
    switch self {
    case .voice: "voice"
    case .chat: "chat"
    case .task: "task"
    case .email: "email"
    }
  }

  /// How many contacts of it one agent may have at once.
  public var concurrencyLimits: ClosedRange<Int> {
    switch self {
    case .voice: 1...1
    case .chat, .task, .email: 1...10
    }
  }

  public init?(_ word: String) {
    guard let channel = Self.allCases.first(where: { $0.word == word }) else { return nil }
    self = channel
  }
}

/// What a flow is for, and so what starts it (reference, section 1.3).
public enum FlowType: String, Sendable, CaseIterable {
  case contactFlow
  case customerQueue
  case customerHold
  case customerWhisper
  case agentHold
  case agentWhisper
  case outboundWhisper
  case agentTransfer
  case queueTransfer
  case campaign
  case module

  /// Reads `Metadata.type` and the service's own spelling (`CONTACT_FLOW`), in any case.
  public init?(metadata: String) {
    let plain = metadata.lowercased().filter { $0.isLetter }
    let found = Self.allCases.first { $0.rawValue.lowercased() == plain }
    guard let type = found ?? (plain == "contactflowmodule" || plain == "flowmodule" ? .module : nil) else {
      return nil
    }
    self = type
  }

  /// The words with their article: "an inbound flow".
  public var wordsWithArticle: String { ("aeiou".contains(words.first ?? " ") ? "an " : "a ") + words }

  /// The type in a designer's words.
  public var words: String {
    switch self {
    case .contactFlow: "inbound flow"
    case .customerQueue: "customer queue flow"
    case .customerHold: "customer hold flow"
    case .customerWhisper: "customer whisper flow"
    case .agentHold: "agent hold flow"
    case .agentWhisper: "agent whisper flow"
    case .outboundWhisper: "outbound whisper flow"
    case .agentTransfer: "agent transfer flow"
    case .queueTransfer: "queue transfer flow"
    case .campaign: "campaign flow"
    case .module: "module"
    }
  }
}

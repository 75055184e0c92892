import Diagnostics
import FlowActions
import FlowEngine
import JSON

/// Words that are none of those to choose from; also found while flows are linked.
enum ParameterChoice: ActionCheck {
  static let description = CheckDescription(
    "parameter-choice", in: .parameters, .error, "a parameter is none of the words to choose from",
    why: "the service refuses the flow", fix: "write one of the words that are named",
    bad: CheckExample(
      .action("log", "UpdateFlowLoggingBehavior", "{ \"FlowLoggingBehavior\": \"On\" }", "end"), .end()),
    good: CheckExample(
      .action("log", "UpdateFlowLoggingBehavior", "{ \"FlowLoggingBehavior\": \"Enabled\" }", "end"), .end()))

  static func check(_ action: AnalyzedAction, _ findings: inout Findings) {
    for use in action.parameterUses {
      guard use.isFixed, let text = use.text, let words = words(use.parameter.form),
        !words.contains(where: { $0.lowercased() == text.lowercased() }),
        !ExportedWord.has(text, under: use.path)
      else { continue }
      findings.report(
        self, at: use.value, "\"\(use.path)\" of \(action.quoted) cannot be \"\(text)\"",
        why: "it is one of " + words.joined(separator: ", "),
        fix: nearest(to: text, among: words).map { "did you mean \"\($0)\"?" })
    }
    for list in listsByType[action.kind.number] { check(list, action, &findings) }
    switch action.type {
    case "UpdateContactMediaStreamingBehavior": checkStreams(of: action, &findings)
    case "UpdateContactEventHooks": checkSwitches(of: action, &findings)
    case "StartOutboundChatContact": checkEndpoints(of: action, &findings)
    case "UpdateContactTextToSpeechVoice": checkVoice(of: action, &findings)
    case "CompleteOutboundCall":
      check(
        action.action.parameter("VoiceConnector", "VoiceConnectorType"), "VoiceConnector.VoiceConnectorType",
        among: ["ChimeConnector"], action, &findings)
    default: break
    }
  }

  /// A voice that is not known: new ones come, and slips are made.
  private static func checkVoice(of action: AnalyzedAction, _ findings: inout Findings) {
    guard let value = action.action.parameter("TextToSpeechVoice"),
      let name = SpeechVoice.unknown(in: action.action)
    else { return }
    findings.report(
      self, at: value, "\(action.quoted) sets a voice \"\(name)\" that is not known here",
      why: "where the service does not know it either, the action fails",
      fix: nearest(to: name, among: SpeechVoice.known.sorted()).map { "did you mean \"\($0)\"?" },
      severity: .note)
  }

  /// A list whose entries are some of these words.
  private struct WordList {
    let path: [String]
    let words: [String]
    /// True where the service has words that are not published.
    var isOpen = false
  }

  private static let participants = ["Agent", "Customer"]
  private static let lists: [String: [WordList]] = [
    "UpdateContactRecordingBehavior": [
      WordList(path: ["RecordingBehavior", "RecordedParticipants"], words: participants),
      WordList(path: ["RecordingBehavior", "ScreenRecordedParticipants"], words: ["Agent"]),
    ],
    "UpdateContactRecordingAndAnalyticsBehavior": [
      WordList(
        path: ["VoiceBehavior", "VoiceRecordingBehavior", "RecordedParticipants"], words: participants)
    ],
    "Wait": [
      WordList(path: ["Events"], words: ["CustomerReturned", "BotParticipantDisconnected"], isOpen: true)
    ],
  ]

  /// The same by the numbers of the types.
  private static let listsByType = AnalyzedType.all.map { lists[$0.name] ?? [] }

  private static func check(_ list: WordList, _ action: AnalyzedAction, _ findings: inout Findings) {
    let entries = action.action.parameters?[path: list.path]?.elements ?? []
    for entry in entries {
      guard let text = entry.scalarText, !text.isPlaceholder, FoundReference.all(in: text).isEmpty,
        !list.words.contains(where: { $0.lowercased() == text.lowercased() })
      else { continue }
      let names = list.words.joined(separator: " and ")
      findings.report(
        self, at: entry,
        "\"\(list.path.joined(separator: "."))\" of \(action.quoted) cannot hold \"\(text)\"",
        why: list.isOpen
          ? "the words that are published are \(names); nothing here comes of another one"
          : "it holds some of \(names)",
        fix: nearest(to: text, among: list.words).map { "did you mean \"\($0)\"?" },
        severity: list.isOpen ? .warning : nil)
    }
  }

  /// Whose audio is streamed, and which: the customer's, from and to (reference, `UpdateContactMediaStreamingBehavior`).
  private static func checkStreams(of action: AnalyzedAction, _ findings: inout Findings) {
    for participant in action.action.parameter("Participants")?.elements ?? []
    where participant.kind == .object {
      check(
        participant["ParticipantType"], "Participants.ParticipantType", among: ["Customer"], action, &findings
      )
      for direction in participant["MediaDirections"]?.elements ?? [] {
        check(direction, "Participants.MediaDirections", among: ["From", "To"], action, &findings)
      }
    }
  }

  /// From which kind of address to which a chat by SMS goes (reference, `StartOutboundChatContact`).
  private static func checkEndpoints(of action: AnalyzedAction, _ findings: inout Findings) {
    for (endpoint, type) in [
      ("SourceEndpoint", "CONNECT_PHONENUMBER_ARN"), ("DestinationEndpoint", "TELEPHONE_NUMBER"),
    ] {
      check(
        action.action.parameter(endpoint, "Type"), "\(endpoint).Type", among: [type], action, &findings)
    }
  }

  /// Whether a hook is switched off: for each hook a word.
  private static func checkSwitches(of action: AnalyzedAction, _ findings: inout Findings) {
    for hook in action.action.parameter("EventHooksConfiguration")?.members ?? [] {
      check(
        hook.value["DisableExecution"], "EventHooksConfiguration.\(hook.name).DisableExecution",
        among: ["True", "False"], action, &findings)
    }
  }

  private static func check(
    _ value: JSONValue?, _ path: String, among words: [String], _ action: AnalyzedAction,
    _ findings: inout Findings
  ) {
    guard let value, let text = value.scalarText, !text.isPlaceholder, FoundReference.all(in: text).isEmpty,
      !words.contains(where: { $0.lowercased() == text.lowercased() })
    else { return }
    findings.report(
      self, at: value, "\"\(path)\" of \(action.quoted) cannot be \"\(text)\"",
      why: "it is " + words.joined(separator: " or "),
      fix: nearest(to: text, among: words).map { "did you mean \"\($0)\"?" })
  }

  private static func words(_ form: ParameterDescription.Form) -> [String]? {
    switch form {
    case .flag: ["True", "False"]
    case .choice(let words): words
    case .text, .wholeNumber, .list, .map, .resource: nil
    }
  }
}

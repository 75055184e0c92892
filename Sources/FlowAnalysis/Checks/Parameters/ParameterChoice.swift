import Diagnostics
import FlowEngine

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
        !words.contains(where: { $0.lowercased() == text.lowercased() })
      else { continue }
      findings.report(
        self, at: use.value, "\"\(use.path)\" of \(action.quoted) cannot be \"\(text)\"",
        why: "it is one of " + words.joined(separator: ", "),
        fix: nearest(to: text, among: words).map { "did you mean \"\($0)\"?" })
    }
    for list in listsByType[action.kind.number] { check(list, action, &findings) }
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

  private static func words(_ form: ParameterDescription.Form) -> [String]? {
    switch form {
    case .flag: ["True", "False"]
    case .choice(let words): words
    case .text, .wholeNumber, .list, .map, .resource: nil
    }
  }
}

import FlowDocument
import FlowEngine
import JSON

/// Names every action of a program.
struct ActionNamer {
  let program: Program
  let wording: (String) -> String?
  var resources: ResourceWords { ResourceWords(program: program) }

  func name(of index: ActionIndex) -> String {
    let action = program.actionSources[index.index].action
    let isLambda = action.type == "InvokeLambdaFunction"
    if let given = Self.givenName(of: action) {
      return isLambda ? PlainWords.line(given, limit: PlainWords.limit - 2) + " ƒ" : given
    }
    let words = words(for: action, at: index)
    return isLambda ? PlainWords.line(words, limit: PlainWords.limit - 2) + " ƒ" : PlainWords.line(words)
  }

  /// The identifier, when its author made it for people.
  static func givenName(of action: DocumentAction) -> String? {
    let identifier = PlainWords.line(action.identifier)
    guard !action.isBlockPart, identifier.contains(where: \.isLetter), !PlainWords.holdsId(action.identifier)
    else { return nil }
    return action.isFriendlyName || PlainWords.readsAsWords(action.identifier) ? identifier : nil
  }

  private func words(for action: DocumentAction, at index: ActionIndex) -> String {
    if let speaking = speakingWords(for: action) { return speaking }
    if let deciding = decidingWords(for: action) { return deciding }
    if let setting = settingWords(for: action) { return setting }
    if let leaving = leavingWords(for: action, at: index) { return leaving }
    if let standIn = StandInWords.words(for: action, resources) { return standIn }
    return "unknown action " + PlainWords.spaced(ResourceWords.readable(action.type) ?? "")
  }

  // MARK: What is said

  private func speakingWords(for action: DocumentAction) -> String? {
    switch action.type {
    case "MessageParticipant": return says(action.parameters) ?? "message"
    case "GetParticipantInput":
      switch InputKind(action) {
      case .menu: return asks(action.parameters) ?? "menu"
      case .store: return asks(action.parameters) ?? "stored input"
      case .typeAhead(let isOn): return isOn ? "type-ahead on" : "type-ahead off"
      }
    case "MessageParticipantIteratively":
      let messages = action.parameter("Messages")?.elements ?? []
      let names = messages.compactMap(says)
      guard let first = names.first else { return "messages over and over" }
      return names.count == 1 ? first : first + " and \(names.count - 1) more"
    case "ConnectParticipantWithLexBot": return "bot" + (bot(action).map { " " + $0 } ?? "")
    default: return nil
    }
  }

  private func bot(_ action: DocumentAction) -> String? {
    if let name = action.botName.flatMap(ResourceWords.readable) { return name }
    let metadata = action.resourceName(["LexV2Bot"])
    return resources.other(action.parameter("LexBot", "Name")?.scalarText)
      ?? resources.bot(action.parameter("LexV2Bot", "AliasArn")?.scalarText, named: metadata)
  }

  /// As `says`; nil for an input without a word.
  private func asks(_ object: JSONValue?) -> String? {
    says(object).flatMap { $0 == Self.silence ? nil : $0 }
  }

  private static let silence = "silence"

  /// The first words of a prompt; of a recording whose wording nobody knows, its name.
  private func says(_ object: JSONValue?) -> String? {
    guard let object else { return nil }
    if let text = Self.text(in: object) {
      if text.isInteractive { return "interactive message" }
      let quoted = PlainWords.quoted(ReferenceWords.replacing(in: text.words) { _ in "…" })
      if !quoted.isEmpty { return quoted }
      return ReferenceWords.first(in: text.words).map { "says " + ReferenceWords.name(of: $0) }
        ?? Self.silence
    }
    if let prompt = object["PromptId"]?.scalarText, !prompt.isEmpty {
      if let said = wording(prompt).map(Self.plain).map(PlainWords.quoted), !said.isEmpty { return said }
      return "prompt" + (resources.prompt(prompt).map { " " + $0 } ?? "")
    }
    guard let address = object["Media"]?["Uri"]?.scalarText else { return nil }
    let file = address.prefix { $0 != "?" }.split(separator: "/").last.map(String.init)
    let name = file.flatMap { ResourceWords.readable(ReferenceWords.replacing(in: $0) { _ in "…" }) }
    return "recording" + (name.map { " " + $0 } ?? "")
  }

  private static func text(in object: JSONValue) -> (words: String, isInteractive: Bool)? {
    for key in ["SSML", "Text"] {
      guard let text = object[key]?.scalarText else { continue }
      return (plain(text), text.contains("\"templateType\""))
    }
    return nil
  }

  /// The wording without markup, whether or not the markup is well formed.
  private static func plain(_ text: String) -> String {
    guard PlainWords.trimmed(text).hasPrefix("<speak") else { return text }
    if let speech = SpeechMarkup(PlainWords.trimmed(text)) { return speech.words }
    var words = ""
    var isTag = false
    for character in text {
      if character == "<" { isTag = true }
      if !isTag { words.append(character) }
      if character == ">" {
        isTag = false
        words += " "
      }
    }
    return words
  }

  /// What any action says, in one line.
  func spokenWords(of index: ActionIndex) -> String? {
    wholeText(of: index).map { words in
      PlainWords.line(
        ReferenceWords.replacing(in: words) { "{" + ReferenceWords.name(of: $0) + "}" }, limit: 6000)
    }
  }

  /// The same in pieces, as long as it is.
  func spokenParts(of index: ActionIndex) -> [SpokenPart]? {
    wholeText(of: index).map(ReferenceWords.parts)
  }

  private func wholeText(of index: ActionIndex) -> String? {
    guard let object = program.actionSources[index.index].action.parameters else { return nil }
    return Self.text(in: object)?.words ?? object["PromptId"]?.scalarText.flatMap(wording).map(Self.plain)
  }

  /// The wording of a menu as the flow has it; nil for anything but a menu.
  func spokenText(of index: ActionIndex) -> String? {
    let action = program.actionSources[index.index].action
    guard action.type == "GetParticipantInput", case .menu = InputKind(action) else { return nil }
    return wholeText(of: index).map { ReferenceWords.replacing(in: $0, with: ReferenceWords.name) }
  }
}

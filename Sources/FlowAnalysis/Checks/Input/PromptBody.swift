import FlowEngine
import JSON

/// What an action says, as the flow has it.
struct PromptBody {
  enum Form: String {
    case text = "Text"
    case ssml = "SSML"
    case recording = "PromptId"
    case media = "Media"
  }

  let form: Form
  let value: JSONValue
  let text: String
  /// The key under which it stands, for a change of it; nil for media.
  let key: JSONValue?

  /// True for SSML, under its own key or under Text.
  var isMarkup: Bool { form == .ssml || form == .text && text.isSpeakDocument }

  /// What is heard of a text: without markup, references left as they stand; nil for a recording.
  var words: String? {
    switch form {
    case .text where !text.isSpeakDocument: text
    case .text, .ssml: SpeechMarkup(text)?.words
    case .recording, .media: nil
    }
  }

  /// Every body in an object: an action's parameters, or one entry of a list of messages.
  static func all(in object: JSONValue) -> [PromptBody] {
    object.members.compactMap { member in
      switch member.name {
      case "Text", "SSML", "PromptId":
        guard let form = Form(rawValue: member.name), let text = member.value.scalarText else { return nil }
        return PromptBody(form: form, value: member.value, text: text, key: member.key)
      case "Media":
        guard let address = member.value["Uri"], let text = address.scalarText else { return nil }
        return PromptBody(form: .media, value: address, text: text, key: nil)
      default: return nil
      }
    }
  }
}

extension AnalyzedAction {
  /// What is heard of a prompt: of a recording what the center says is in it; nil where nobody knows.
  func words(of prompt: PromptBody) -> String? {
    prompt.words ?? (prompt.form == .recording ? flow.center.wording(prompt.text) : nil)
  }

  /// The prompt of the action, or each message of its list.
  var promptBodies: [PromptBody] {
    guard nature.speaks, let parameters = action.parameters else { return [] }
    let list = parameters["Messages"]?.elements ?? []
    return PromptBody.all(in: parameters) + list.flatMap(PromptBody.all)
  }
}

extension String {
  /// True for an SSML document.
  var isSpeakDocument: Bool {
    guard let first = utf8.first else { return false }
    // Most texts begin with a letter.
    if first > 0x20, first < 0x80, first != UInt8(ascii: "<") { return false }
    return drop(while: \.isWhitespace).hasPrefix("<speak")
  }
}

import FlowEngine
import JSON

/// What an action says, as the flow has it.
struct PromptBody {
  enum Form {
    case text, ssml, recording, media
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
  static func all(in members: [JSONMember]) -> [PromptBody] {
    var bodies: [PromptBody] = []
    for member in members {
      let key = member.key
      guard let form = forms.first(where: { key.says($0.key) })?.form else { continue }
      let value = form == .media ? member.value["Uri"] : member.value
      guard let value, let text = value.scalarText else { continue }
      bodies.append(PromptBody(form: form, value: value, text: text, key: form == .media ? nil : key))
    }
    return bodies
  }

  private static let forms: [(key: [UInt8], form: Form)] = [
    (Array("Text".utf8), .text), (Array("SSML".utf8), .ssml), (Array("PromptId".utf8), .recording),
    (Array("Media".utf8), .media),
  ]
}

extension AnalyzedAction {
  /// What is heard of a prompt: of a recording what the center says is in it; nil where nobody knows.
  func words(of prompt: PromptBody) -> String? {
    prompt.words ?? (prompt.form == .recording ? flow.center.wording(prompt.text) : nil)
  }

  /// The prompt of the action, or each message of its list.
  var promptBodies: [PromptBody] {
    guard nature.speaks, let parameters = action.parameters else { return [] }
    let own = PromptBody.all(in: members)
    guard let list = parameters["Messages"] else { return own }
    return own + list.elements.flatMap { PromptBody.all(in: $0.members) }
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

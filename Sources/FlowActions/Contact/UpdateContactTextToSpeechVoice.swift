import ContactCenter
import FlowDocument
import FlowEngine

/// Sets the voice of everything spoken from here on. Channels without a voice go on unchanged.
struct UpdateContactTextToSpeechVoice: FlowAction {
  static let description = ActionDescription(
    "UpdateContactTextToSpeechVoice", in: .contact, "Sets the voice", fidelity: .exact,
    parameters: [
      ParameterDescription("TextToSpeechVoice", .text, required: true, dynamic: .text),
      ParameterDescription(
        "TextToSpeechEngine", .choice(["Standard", "Neural", "Generative"]), dynamic: .text),
      ParameterDescription(
        "TextToSpeechStyle", .choice(["None", "Conversational", "Newscaster"]), dynamic: .text),
    ],
    errors: [.optional(.noMatchingError)], nextAction: .successAndUnhandledError)

  let branches: BranchTable
  let voice: TextHandle

  static func compile(_ source: ActionSource, into program: inout ProgramBuilder) -> Self {
    Self(
      branches: source.branches, voice: program.text(source, "TextToSpeechVoice") ?? program.text("Joanna"))
  }

  func begin(_ turn: borrowing Turn, _ contact: inout Contact, _ effects: inout Effects) -> Next {
    guard contact.channel == .voice else { return turn.next(branches) }
    let voice = turn.value(of: voice, &contact)
    guard !voice.isMissing, voice != .empty else {
      return turn.fail(branches, .noMatchingError, &effects, .lacks("no voice is named"))
    }
    contact.setField(.voice, voice)
    effects.ask(.fact(.voice(turn.text(of: self.voice, &contact, &effects))))
    return turn.next(branches)
  }
}

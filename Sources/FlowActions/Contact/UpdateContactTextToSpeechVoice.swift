import ContactCenter
import FlowDocument
import FlowEngine

/// Sets the voice of everything spoken from here on. Channels without a voice go on unchanged.
struct UpdateContactTextToSpeechVoice: FlowAction {
  static let description = ActionDescription(
    "UpdateContactTextToSpeechVoice", in: .contact, "Sets the voice", fidelity: .exact,
    parameters: [
      ParameterDescription("TextToSpeechVoice", .text, required: true, dynamic: .text)
    ]
      + options.map { ParameterDescription($0.key, .choice($0.known), dynamic: .text) },
    errors: [.optional(.noMatchingError)], nextAction: .successAndUnhandledError)

  private static let options: [(key: String, word: String, known: [String])] = [
    ("TextToSpeechEngine", "engine", ["Standard", "Neural", "Generative"]),
    ("TextToSpeechStyle", "style", ["None", "Conversational", "Newscaster"]),
  ]

  let branches: BranchTable
  let voice: TextHandle
  /// Empty where the action names none.
  let engine: TextHandle
  let style: TextHandle

  static func compile(_ source: ActionSource, into program: inout ProgramBuilder) -> Self {
    for option in options {
      guard let name = source.action.parameter(option.key)?.scalarText,
        ExportedWord.has(name, under: option.key)
      else { continue }
      program.approximate(
        source.index,
        "pages do not have the \(option.word) \"\(name)\", though exports do: here it is one as any other")
    }
    if let name = SpeechVoice.unknown(in: source.action) {
      program.approximate(
        source.index, "the voice \"\(name)\" is none that is known here: it is taken as one all the same")
    }
    return Self(
      branches: source.branches, voice: program.text(source, "TextToSpeechVoice") ?? program.text("Joanna"),
      engine: program.text(source, "TextToSpeechEngine") ?? program.text(""),
      style: program.text(source, "TextToSpeechStyle") ?? program.text(""))
  }

  func begin(_ turn: borrowing Turn, _ contact: inout Contact, _ effects: inout Effects) -> Next {
    guard contact.channel == .voice else { return turn.next(branches) }
    let voice = turn.value(of: voice, &contact)
    guard !voice.isMissing, voice != .empty else {
      return turn.fail(branches, .noMatchingError, &effects, .lacks("no voice is named"))
    }
    for (option, handle) in zip(Self.options, [engine, style]) {
      let name = turn.string(of: handle, &contact)
      if ExportedWord.has(name, under: option.key) { continue }
      guard name.isEmpty || option.known.contains(where: { $0.lowercased() == name.lowercased() }) else {
        return turn.fail(
          branches, .noMatchingError, &effects, .lacks("there is no \(option.word) \"\(name)\" of voices"))
      }
    }
    contact.setField(.voice, voice)
    effects.ask(.fact(.voice(turn.text(of: self.voice, &contact, &effects))))
    return turn.next(branches)
  }
}

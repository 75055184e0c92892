import ContactCenter
import FlowEngine

/// What is heard of one prompt: made once for a prompt that is a literal, and shared by all contacts that hear it.
final class PromptAudio: Sendable, Hashable {
  let spoken: SpokenPrompt
  /// The recording's reference, for a file that can be played.
  let recording: String?
  let length: Milliseconds

  init(_ spoken: SpokenPrompt, recording: String?) {
    self.spoken = spoken
    self.recording = recording
    length = spoken.length
  }

  static func == (left: PromptAudio, right: PromptAudio) -> Bool {
    left === right || left.spoken == right.spoken && left.recording == right.recording
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(spoken)
    hasher.combine(recording)
  }
}

/// The audio of prompts that are literals, as far as it was found: nothing but a memory of work done.
struct LiteralAudio: Sendable {
  /// By the literal, of each literal by the form, and in a list that is played for ever apart.
  private var known: [PromptAudio?]

  init(for program: Program) {
    known = Array(repeating: nil, count: program.literals.count * 8)
  }

  private static func place(_ prompt: Prompt) -> Int {
    prompt.body.literal * 8 + Int(prompt.form.rawValue) + (prompt.isIterative ? 4 : 0)
  }

  subscript(prompt: Prompt) -> PromptAudio? {
    get { prompt.body.isInArena ? nil : known[Self.place(prompt)] }
    set { if !prompt.body.isInArena { known[Self.place(prompt)] = newValue } }
  }
}

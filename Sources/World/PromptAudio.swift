import ContactCenter
import FlowEngine

/// What is heard of one prompt: made once for a prompt that is a literal, and shared by all contacts that hear it.
public final class PromptAudio: Sendable, Hashable {
  public let spoken: SpokenPrompt
  /// The recording's reference, or its address; nil for a text.
  public let recording: String?
  let length: Milliseconds

  init(_ spoken: SpokenPrompt, recording: String?) {
    self.spoken = spoken
    self.recording = recording
    length = spoken.length
  }

  public static func == (left: PromptAudio, right: PromptAudio) -> Bool {
    left === right || left.spoken == right.spoken && left.recording == right.recording
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(spoken)
    hasher.combine(recording)
  }
}

/// The audio of prompts that are literals, as far as it was found: nothing but a memory of work done.
struct LiteralAudio: Sendable {
  /// By the literal, of each literal by the form, and in a list that is played for ever apart.
  private var known: [PromptAudio?]
  /// The length of each in milliseconds, -1 for one that is not known: what a prompt that begins needs of it.
  private var lengths: [Int64]

  init(for program: Program) {
    known = Array(repeating: nil, count: program.literals.count * 8)
    lengths = Array(repeating: -1, count: known.count)
  }

  private static func place(_ prompt: Prompt) -> Int {
    prompt.body.literal * 8 + Int(prompt.form.rawValue) + (prompt.isIterative ? 4 : 0)
  }

  /// The length of a prompt that is known.
  @inline(__always) func length(of prompt: Prompt) -> Milliseconds? {
    guard !prompt.body.isInArena, case let length = lengths[Self.place(prompt)], length >= 0 else {
      return nil
    }
    return Milliseconds(length)
  }

  subscript(prompt: Prompt) -> PromptAudio? {
    get { prompt.body.isInArena ? nil : known[Self.place(prompt)] }
    set {
      guard !prompt.body.isInArena else { return }
      known[Self.place(prompt)] = newValue
      lengths[Self.place(prompt)] = newValue?.length.count ?? -1
    }
  }
}

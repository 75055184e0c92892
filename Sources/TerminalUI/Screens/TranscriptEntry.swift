/// One thing that happened in the call, as the transcript shows it.
public struct TranscriptEntry: Sendable, Equatable {
  /// Seconds since the call began; nil for a row without a time.
  public var seconds: Int?
  public var kind: Kind
  /// The text at the right: "attempt 1 of 3", "84 ms", "approximated"; empty for none.
  public var rightNote: String

  public init(seconds: Int?, _ kind: Kind, rightNote: String = "") {
    self.seconds = seconds
    self.kind = kind
    self.rightNote = rightNote
  }

  public enum Kind: Sendable, Equatable {
    /// Words to the caller.
    case prompt(String, PromptProgress)
    /// Keys the caller pressed: each group in brackets, then what they meant. `[5]  site visit`.
    case keys([String], label: String)
    /// The caller's words, and how they were taken is the right note.
    case utterance(String)
    /// What an agent or another party said or did: name, words.
    case party(name: String, words: String)
    /// A Lambda that is called with the next step, and what it is given then.
    case lambdaNext(name: String, parameters: [String])
    /// A Lambda while it runs: its parameters, "slotDate=2026-11-24".
    case lambdaRunning(name: String, parameters: [String])
    /// A Lambda that answered; the right note is its duration.
    case lambda(name: String, outcome: String)
    /// A Lambda that failed or ran out of time.
    case lambdaFailed(name: String, why: String)
    /// What the machinery did: "Villas hours?  open until 19:00", "entered queue Villas, place 3", "(music)".
    case machinery(String)
    case row(RowChange)
    /// Something this simulator does not do as the live service: "bot siteBot  no intent".
    case standIn(String)
    /// Everything said to the person at the screen and not to the caller.
    case note(String)
    case error(String)
    /// A separator, "from Asha Rao, 23 Nov 10:05", "ended by the flow".
    case separator(String)
  }

  /// How far a prompt has been spoken, in characters of its text.
  public enum PromptProgress: Sendable, Equatable {
    case spoken
    /// What stands before these characters is spoken, they are being spoken, the rest is to come.
    ///
    /// They are a word, or a single character of a script that writes no blanks between words.
    case speaking(Range<Int>)
    /// Cut after so many characters; the rest was never heard.
    case cut(after: Int)
  }
}

import FlowEngine

/// What looks on at a world: the transcript, the log, coverage. It sees facts as they happen.
public protocol WorldObserver: EngineObserver {
  /// False when facts are not even to be made.
  var wantsFacts: Bool { get }
  /// Adds a fact to the transcript; its number there, for a fact that is completed later.
  mutating func add(_ entry: TranscriptEntry) -> Int
  /// The prompt with this entry ended; cut when a key or another end stopped it after so many characters.
  mutating func promptEnded(entry: Int, wasCut: Bool, spokenCount: Int)
  /// The Lambda with this entry answered: the entry as it is now.
  mutating func lambdaEnded(entry: Int, _ completed: TranscriptEntry)
}

extension NoObserver: WorldObserver {
  public var wantsFacts: Bool { false }
  public mutating func add(_ entry: TranscriptEntry) -> Int { -1 }
  public mutating func promptEnded(entry: Int, wasCut: Bool, spokenCount: Int) {}
  public mutating func lambdaEnded(entry: Int, _ completed: TranscriptEntry) {}
}

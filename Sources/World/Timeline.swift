/// One way that a call went or would have gone, with the world that stands somewhere on it.
public final class Timeline {
  /// Where a line left another one.
  public struct Fork: Sendable, Hashable {
    /// The other line's name.
    public let line: String
    /// The position on both until which they are one.
    public let position: Int
  }

  /// "A" is what happened, "B" and so on are what-ifs.
  public let name: String
  /// Nil for what happened.
  public let fork: Fork?
  public var recording: Recording
  /// The state that it began with.
  let beginning: WorldState

  init(_ name: String, _ recording: consuming Recording, fork: Fork? = nil) {
    self.name = name
    beginning = recording.stateAtEnd
    self.recording = recording
    self.fork = fork
  }

  /// The contacts that were on the caller's telephone until the line's end, in order, where the first of them is known.
  public func contacts(from first: Int) -> [Int] { recording.stateAtEnd.telephone?.contacts ?? [first] }

  /// The line of a call that goes on.
  public convenience init(live recording: consuming Recording) { self.init("A", recording) }
}

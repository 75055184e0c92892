import Store

/// The past of a call, and the what-ifs that were made of it: private copies, each on rows of its own.
///
/// The first line is what happened; it is looked at and never changed. Nothing of the others reaches the live world but by
/// `keep`.
public struct Timelines {
  public private(set) var lines: [Timeline]
  /// The number of the line that one stands in.
  public private(set) var index = 0

  /// More lines would be no help to anybody.
  public static let most = 26

  /// How many lines were ever made: a name that one had is not another's, who would be taken for it.
  private var madeCount = 1

  /// The past of a live call, standing at its end.
  public init(of live: borrowing Recording) throws(StoreError) {
    lines = [Timeline(live: try live.fork())]
  }

  /// The line that one stands in.
  public var current: Timeline { lines[index] }

  /// True in the line of what happened.
  public var isWhatHappened: Bool { index == 0 }

  /// True while another what-if can be made.
  public var hasRoom: Bool { lines.count < Self.most }

  /// Takes what happened since; the what-ifs stay. To be asked when one comes back from the live call.
  public mutating func refresh(from live: borrowing Recording) throws(StoreError) {
    lines[0] = Timeline(live: try live.fork())
    index = 0
  }

  /// Goes to another line; where it was left, it stands.
  public mutating func choose(_ line: Int) { index = max(0, min(line, lines.count - 1)) }

  /// Makes a what-if that begins where the present line stands, and goes there. The present line stays as it is.
  public mutating func fork() throws(StoreError) {
    precondition(hasRoom, "\(lines.count) timelines")
    let position = current.recording.position
    var copy = try current.recording.fork()
    copy.forgetLater()
    let name = freshName()
    lines.append(Timeline(name, copy, fork: Timeline.Fork(line: current.name, position: position)))
    index = lines.count - 1
  }

  /// Forgets the what-if that one stands in, and goes to the line it left; nothing was ever written of it.
  public mutating func drop() {
    precondition(!isWhatHappened, "what happened is not dropped")
    let gone = lines.remove(at: index)
    index = lines.firstIndex { $0.name == gone.fork?.line } ?? 0
  }

  /// The name of the next line: letters in order, behind Z two of them.
  private mutating func freshName() -> String {
    let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    var (number, name) = (madeCount, "")
    madeCount += 1
    repeat {
      name = String(letters[number % letters.count]) + name
      number = number / letters.count - 1
    } while number >= 0
    return name
  }
}

import Diagnostics
import Outside
import TerminalUI

/// The terminal of a desk whose world is another program's: shows what that draws, and sends it the keys.
final class JoinedDesk: TerminalProgram {
  private(set) var exitStatus: Int32?
  /// Why it ended, to be told on the terminal as it was before; nil where the person left.
  private(set) var farewell: Diagnostic?
  private let connection: ShareConnection
  private let agent: String
  private let isTrainer: Bool
  private var grid: Grid?
  private var hasGreeted = false
  private var size: Size?

  init(_ connection: ShareConnection, agent: String, isTrainer: Bool) {
    self.connection = connection
    self.isTrainer = isTrainer
    self.agent = agent
  }

  /// While something waits to be sent it is tried again.
  var wakeTime: Int64? { connection.isBusy ? WallClock().monotonicNanoseconds + 50_000_000 : nil }
  var descriptors: [Int32] { [connection.descriptor] }

  func wake(at now: Int64) { if !connection.flush() { otherEndIsGone() } }

  func handle(_ key: KeyEvent) {
    if size?.holdsACall == false, key == .character("q") { return end(nil) }
    if !connection.send(DeskLink.key(key)) { otherEndIsGone() }
  }

  /// Nothing can be sent any more: what it said before it went counts.
  private func otherEndIsGone() {
    receive(from: descriptors[0])
    end(Self.gone)
  }

  func receive(from descriptor: Int32) {
    let reception = connection.receive()
    for message in reception.messages {
      switch DeskLink.report(from: message) {
      case .frame(let grid): self.grid = grid
      case .goodbye(let words): return end(words.isEmpty ? nil : words)
      case .refusal(let words, let fix): return end(words, fix: fix)
      case nil: return end("the other program sent what is no screen")
      }
    }
    if reception.hasEnded { end(Self.gone) }
  }

  private static let gone = "the program that shared the call is gone"

  /// - Parameter fix: what lets a desk join that could not; nil for one that had joined.
  private func end(_ words: String?, fix: String? = nil) {
    guard exitStatus == nil else { return }
    farewell = words.map { Diagnostic(in: "--join", $0, rule: "share", fix: fix) }
    exitStatus = words == nil ? 0 : fix == nil ? 1 : 2
  }

  func resized(to size: Size) { take(size) }

  private func take(_ size: Size) {
    guard size != self.size, hasGreeted else { return }
    self.size = size
    connection.send(DeskLink.size(size))
  }

  func suspended() {}
  func resumed() {}

  func frame(_ size: Size, _ glyphs: GlyphSet) -> Grid {
    if !hasGreeted {
      hasGreeted = true
      self.size = size
      connection.send(DeskLink.hello(size, glyphs, agent: agent, isTrainer: isTrainer))
    }
    take(size)
    guard size.holdsACall else { return TooSmallScreen.draw(CallHeader(), size: size, glyphs: glyphs) }
    guard let grid, grid.size == size else { return Grid(size, glyphs: glyphs) }
    return grid
  }
}

import FlowAnalysis
import FlowEngine
import TerminalUI

/// The map that is open over the phone: which flow it shows, and what the person folded and opened.
struct FlowMapView {
  /// What a key came to, for the program.
  enum Outcome {
    case stays
    case closed
    case pauses
    /// As the map screen says it, by numbers of the program.
    case breaks(action: Int)
    case runs(action: Int)
    case forces(branches: [Int])
    case helps
  }

  private var screen = MapScreen()
  /// The flow that is shown; nil follows the call.
  private var flow: FlowIndex?
  /// The flows that were shown before.
  private var before: [FlowIndex] = []
  private var opened: Set<Int> = []
  private var folded: Set<Int> = []
  /// What the calls before this one took.
  private let earlier: BranchTally

  init(earlier: BranchTally) { self.earlier = earlier }

  mutating func handle(_ key: KeyEvent, _ call: borrowing LiveCall, _ labels: FlowLabels, size: Size)
    -> Outcome
  {
    let shown = shown(call)
    switch screen.handle(key, model(call, labels), size: size) {
    case .stays: break
    case .closed: return .closed
    case .pauses: return .pauses
    case .helps: return .helps
    case .breaks(let action): return .breaks(action: action)
    case .runs(let action): return .runs(action: action)
    case .forces(let branches): return .forces(branches: branches)
    case .folds(let row, let isOpen):
      opened.remove(row)
      folded.remove(row)
      if isOpen { opened.insert(row) } else { folded.insert(row) }
    case .enters(let next):
      before.append(shown)
      show(FlowIndex(next))
    case .leaves:
      if let last = before.popLast() { show(last) }
    case .follows:
      before = []
      flow = nil
    }
    return .stays
  }

  /// Why what was asked for is not done.
  mutating func refuse(_ why: String) { screen.remark = why }

  mutating func draw(
    _ call: borrowing LiveCall, _ labels: FlowLabels, _ header: CallHeader, size: Size, glyphs: GlyphSet
  )
    -> Grid
  {
    screen.draw(model(call, labels), header, size: size, glyphs: glyphs)
  }

  private mutating func show(_ next: FlowIndex) {
    flow = next
    screen.reset()
  }

  private func shown(_ call: borrowing LiveCall) -> FlowIndex { flow ?? call.flow ?? FlowIndex(0) }

  private func model(_ call: borrowing LiveCall, _ labels: FlowLabels) -> MapModel {
    var model = MapPresenter.model(
      shown(call), of: call.world.program, labels, folding: .offTheWay(opened: opened, folded: folded),
      passage: call.passage, tally: screen.showsCoverage ? call.tally(with: earlier) : nil)
    model.canRun = call.isInTime || !call.isOver
    return model
  }
}

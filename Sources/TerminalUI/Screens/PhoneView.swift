/// What the person at the screen chose to see; it lives beside the call and changes nothing in it.
public struct PhoneView: Sendable, Equatable {
  /// A pane that `v` turns to where there is no room for all.
  public enum Pane: Sendable, Equatable, CaseIterable {
    case call
    case flow
    case contact
    /// Lambda and rows, where the contact's pane has no room for them.
    case store
    case log
  }

  /// The pane in the turning place. The call itself is one of them only on a screen of a single pane.
  public var pane: Pane { didSet { page = 0 } }
  /// Which page of a pane that has not room for all of it, from 0 on.
  var page = 0
  public var scroll: ScrollPosition
  /// The line words are typed in, while it is open.
  public var sayLine: TextLine?
  public var search: TranscriptSearch?
  /// Whether two timelines stand side by side in place of the panes.
  public var compares = false { didSet { comparisonRow = 0 } }
  /// The first of their rows that is shown.
  public var comparisonRow = 0

  public init(
    pane: Pane = .call, scroll: ScrollPosition = .following, sayLine: TextLine? = nil,
    search: TranscriptSearch? = nil
  ) {
    self.pane = pane
    self.scroll = scroll
    self.sayLine = sayLine
    self.search = search
  }

  /// Turns to the next pane that the screen's width leaves to choose from.
  mutating func turnPane(on size: Size) {
    let panes = PhoneLayout.panes(on: size)
    guard let index = panes.firstIndex(of: pane) else {
      pane = panes.count > 1 ? panes[1] : panes[0]
      return
    }
    pane = panes[(index + 1) % panes.count]
  }
}

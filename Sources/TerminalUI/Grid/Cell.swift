/// One character cell of a grid.
public struct Cell: Sendable, Hashable {
  /// A base character with the marks that join it; empty in the second cell of a wide character.
  public internal(set) var cluster: String
  /// 1, 2 for a wide character, 0 for its second cell.
  public internal(set) var width: UInt8
  public internal(set) var style: Style

  init(_ cluster: String, width: UInt8 = 1, _ style: Style = .plain) {
    self.cluster = cluster
    self.width = width
    self.style = style
  }

  /// An empty cell.
  static let blank = Cell(" ")
  /// The second cell of a wide character.
  static func second(_ style: Style) -> Cell { Cell("", width: 0, style) }

  var isBlank: Bool { cluster == " " }
}

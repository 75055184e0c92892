/// One row of the store that the call changed.
public struct RowChange: Sendable, Equatable {
  public enum Kind: Sendable, Equatable {
    case added
    case changed
    case removed
  }

  public var kind: Kind
  public var table: String
  /// What is told of it: "2026-11-24 10:00 free → taken".
  public var text: String

  public init(_ kind: Kind, table: String, text: String) {
    self.kind = kind
    self.table = table
    self.text = text
  }

  var mark: String {
    switch kind {
    case .added: "+"
    case .changed: "~"
    case .removed: "-"
    }
  }

  var style: Style {
    switch kind {
    case .added: .added
    case .changed: .changed
    case .removed: .removed
    }
  }
}

@testable import Scenarios

extension CenterShelf {
  /// For tests that share the shipped centers, which no test changes: each is read once.
  static let shipped = CenterShelf()
}

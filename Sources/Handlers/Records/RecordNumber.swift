import ContactCenter
import Store

extension Transaction {
  /// The id after the highest of a kind.
  func nextID(of kind: String) throws(StoreError) -> String {
    let taken = try records(of: kind).compactMap { Int($0.id.filter { $0 != "-" }) }.max() ?? 0
    return SampleRecord.id(taken + 1, of: kind)
  }
}

/// A customer profile, a case, or a row of a data table, as flows find it in the store.
public struct SampleRecord: Sendable, Hashable {
  public let kind: String
  public let id: String
  /// Each name once.
  public let fields: [NamedValue]

  public init(kind: String, id: String, fields: [NamedValue]) {
    self.kind = kind
    self.id = id
    self.fields = fields
  }

  public static let profile = "profile"
  public static let caseKind = "case"

  /// The kind of an object that belongs to a profile, by the object's type.
  public static func object(_ type: String) -> String { "object \(type)" }

  /// The kind of the rows of a data table, by the last part of its id, which may be a whole ARN.
  public static func table(_ id: String) -> String {
    "table \(id.split(separator: "/").last.map(String.init) ?? id)"
  }

  /// The id of the row of a data table with these primary values.
  public static func row(_ primary: [NamedValue]) -> String {
    primary.sorted { $0.name < $1.name }.map { "\($0.name)=\($0.value)" }.joined(separator: ";")
  }

  /// The id of the record of a kind with a number, from 1, as the service writes ids.
  public static func id(_ number: Int, of kind: String) -> String {
    let text = String(number)
    let digits = String(repeating: "0", count: max(0, 32 - text.count)) + text
    guard kind == caseKind else { return digits }
    var dashed = ""
    for (place, digit) in digits.enumerated() {
      if [8, 12, 16, 20].contains(place) { dashed += "-" }
      dashed.append(digit)
    }
    return dashed
  }
}

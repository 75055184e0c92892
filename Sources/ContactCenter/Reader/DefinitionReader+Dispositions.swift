import Diagnostics
import JSON

extension DefinitionReader {
  /// What agents can say came of a contact: `["visit booked", "not interested"]`.
  mutating func dispositions(in root: JSONValue) -> [String] {
    guard root["dispositions"] != nil else { return [] }
    var codes: [String] = []
    for value in list(in: root, "dispositions") ?? [] {
      guard let code = text(value, "a disposition code") else { continue }
      guard !codes.contains(code) else {
        report(
          value.finding("\"\(code)\" stands twice", rule: "duplicate-disposition", fix: "remove one of them"))
        continue
      }
      codes.append(code)
    }
    return codes
  }
}

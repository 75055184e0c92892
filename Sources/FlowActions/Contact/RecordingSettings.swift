import FlowDocument
import JSON

extension DocumentAction {
  /// True where these parameters switch nothing on: there is nothing that the service would record, analyze or stream, and
  /// so nothing that is left out here.
  func switchesNothingOn(_ parameters: String...) -> Bool {
    parameters.compactMap { parameter($0) }.allSatisfy(Self.isOff)
  }

  /// A list names who is recorded; a switch is "Enabled" or "True"; behind a reference may be anything.
  private static func isOff(_ setting: JSONValue) -> Bool {
    switch setting.kind {
    case .object:
      if let enabled = setting["Enabled"], isOff(enabled) { return true }
      return setting.members.allSatisfy { isOff($0.value) }
    case .array: return setting.elements.isEmpty
    default:
      let text = setting.scalarText?.lowercased() ?? ""
      return text != "enabled" && text != "true" && !text.contains("$")
    }
  }
}

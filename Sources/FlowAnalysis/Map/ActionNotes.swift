import FlowDocument
import FlowEngine

extension FlowLabels {
  /// What an action does beyond its name, in a few words: how long a menu waits, how many keys are stored; empty where
  /// the name says it all.
  public func note(on action: ActionIndex) -> String {
    let source = program.actionSources[action.index].action
    guard source.type == "GetParticipantInput" else { return "" }
    let limit = source.parameter("InputTimeLimitSeconds")?.scalarText.flatMap(Self.seconds)
    switch InputKind(source) {
    case .menu: return "one key" + (limit.map { " within " + $0 } ?? "")
    case .store:
      let validation = source.parameter("InputValidation")
      if validation?["PhoneNumberValidation"] != nil { return "a telephone number" }
      let most = validation?["CustomValidation"]?["MaximumLength"]?.scalarText
      guard let most, most.allSatisfy(\.isNumber) else { return "keys, stored" }
      return "up to \(most) keys, stored"
    case .typeAhead: return ""
    }
  }

  private static func seconds(_ text: String) -> String? {
    text.allSatisfy(\.isNumber) && !text.isEmpty ? text + " s" : nil
  }
}

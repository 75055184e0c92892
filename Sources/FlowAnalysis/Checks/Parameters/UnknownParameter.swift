import Diagnostics
import FlowActions
import FlowEngine
import JSON

/// Parameters that an action type does not have.
enum UnknownParameter: ActionCheck {
  static let description = CheckDescription(
    "unknown-parameter", in: .parameters, .warning, "an action has a parameter that its type does not know",
    why: "it has no effect, and the service refuses unknown keys",
    fix: "remove it, or write the key that is meant",
    bad: CheckExample(
      .action(
        "hello", "MessageParticipant", "{ \"Text\": \"Hello.\", \"SkipWhenDTMFBuffersEnabled\": \"true\" }",
        "end"), .end()),
    good: CheckExample(.say("hello", "Hello.", "end"), .end()))

  static func check(_ action: AnalyzedAction, _ findings: inout Findings) {
    guard let keys = action.kind.keys else { return }
    if action.isMenu { checkMenu(action, &findings) }
    check(action.members, [], keys, action, &findings)
  }

  /// What only an input that is stored has (reference, `GetParticipantInput`).
  private static func checkMenu(_ action: AnalyzedAction, _ findings: inout Findings) {
    for member in action.members where ["InputValidation", "InputEncryption"].contains(member.name) {
      findings.report(
        self, at: member.key, "the menu \(action.quoted) has \"\(member.name)\"",
        why: "only an input that is stored is validated or encrypted: a menu takes one key and keeps none",
        fix: "write \"True\" as \"StoreInput\", if the input is to be stored, or remove \"\(member.name)\"")
    }
  }

  /// Names that the old format, or the editor, has for parameters of the type.
  private static let otherNames = ["MaxDigits": "MaximumLength", "Timeout": "InputTimeLimitSeconds"]

  /// The parameter of the type that has this name in another place, or the name within its own; nil where none has.
  private static func meantPath(_ name: String, _ action: AnalyzedAction) -> String? {
    let paths = action.kind.parameters.map(\.description.path)
    func last(_ path: String) -> String { path.split(separator: ".").last.map { $0.lowercased() } ?? "" }
    let sought = (otherNames[name] ?? name).lowercased()
    if let same = paths.first(where: { last($0) == sought }) { return same }
    guard sought.count >= 6 else { return nil }
    let holding = paths.filter { last($0).contains(sought) }
    return holding.count == 1 ? holding[0] : nil
  }

  private static func isOfAnotherType(_ name: String, _ action: AnalyzedAction) -> Bool {
    ActionCatalog.standard.type(ofParameter: name).map { $0 != action.type } ?? false
  }

  /// Goes down as far as the description does; below that everything is the author's own.
  private static func check(
    _ members: [JSONMember], _ path: [String], _ known: ParameterKeys, _ action: AnalyzedAction,
    _ findings: inout Findings
  ) {
    for member in members {
      let key = member.key
      guard let place = known.keys.firstIndex(where: { key.says($0.bytes) }) else {
        let name = member.name
        let whole = path + [name]
        if action.flow.center.program.rules.isParameter(whole[0], of: action.type) { continue }
        // Older exports have the fields of the profile here, and they are looked for.
        if action.type == "GetCustomerProfile", path == ["ProfileRequestData"] { continue }
        if action.type == "TransferContactToQueue", name == "QueueId" {
          findings.report(
            self, at: key, "\(action.type) takes no \"QueueId\"",
            why: "the service refuses it: a contact is transferred to the queue that was chosen before",
            fix: "choose the queue with UpdateContactTargetQueue before it", severity: .error)
          continue
        }
        if path.isEmpty, let other = ActionCatalog.standard.type(ofParameter: name) {
          findings.report(
            self, at: key, "\(action.type) has no parameter \"\(name)\", which is one of \(other)",
            why: "it has no effect here, and the service refuses the flow",
            fix: "write \"\(other)\" as the type, if that is meant, or remove the parameter")
          findings.doubt(action)
          continue
        }
        if let meant = meantPath(name, action), meant != whole.joined(separator: ".") {
          findings.report(
            self, at: key, "\(action.type) has no parameter \"\(whole.joined(separator: "."))\"",
            fix: "write it as \"\(meant)\", if that is meant")
          continue
        }
        let near = nearest(to: name, among: known.keys.map(\.name).sorted())
        // Beside a parameter of another type it may be one of that type.
        if near == nil, path.isEmpty, members.contains(where: { isOfAnotherType($0.name, action) }) {
          continue
        }
        findings.report(
          self, at: key, "\(action.type) has no parameter \"\(whole.joined(separator: "."))\"",
          why: near == nil ? "the description of the type does not have it; it has no effect here" : nil,
          fix: near.map { "did you mean \"\($0)\"?" }
            ?? "leave it where the console wrote it: the service may know it",
          severity: near == nil ? .note : nil)
        continue
      }
      if member.value.kind == .object, !known.keys[place].inside.isWhole {
        check(
          member.value.members, path + [known.keys[place].name], known.keys[place].inside, action, &findings)
      }
    }
  }
}

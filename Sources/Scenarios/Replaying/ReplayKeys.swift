import FlowEngine
import World

/// What a caller does at an action that asks for keys, so that it comes out as in the log.
enum ReplayKeys: Equatable {
  case press([DTMFDigit])
  case silence
  case hangUp

  /// - Parameters:
  ///   - step: the action's step in the log.
  ///   - assumption: what the log does not say, if it leaves something open.
  init(_ step: LogStep, at action: ActionIndex, of program: Program, _ assumption: inout String?) {
    guard let result = step.result else {
      self = .hangUp
      return
    }
    let name = program.actionSources[action.index].action.identifier.quotedForReading
    switch result {
    case "Timeout", "InputTimeLimitExceeded": self = .silence
    case "NoMatchingCondition":
      let taken = Set(program.branches(of: action).compactMap { program.logResult(of: BranchIndex($0)) })
      let free = DTMFDigit.all.first { !taken.contains(String($0.character)) }
      assumption = "which key was pressed at \(name) is not in the log: one is taken that no branch names"
      self = free.map { .press([$0]) } ?? .silence
    case _ where InputSettings.isEncryptedText(result):
      assumption = "what was entered at \(name) is encrypted: 0 is taken in its place"
      self = .press([Self.zero])
    case "NoMatchingError", "InvalidPhoneNumber":
      assumption = "what was entered at \(name) is not in the log: 0 is taken in its place"
      self = .press([Self.zero])
    default:
      let typed = Self.typed(result, program.inputSettings(of: action)?.phoneNumberFormat)
      let digits = typed.compactMap { DTMFDigit($0) }
      if digits.isEmpty || digits.count < typed.count {
        assumption =
          "the log has \(result.quotedForReading) for \(name), which nobody can press: 0 is taken in its place"
        self = .press([Self.zero])
      } else {
        self = .press(digits)
      }
    }
  }

  private static let zero = DTMFDigit.all[0]

  /// The keys that make a number that was stored.
  private static func typed(_ stored: String, _ format: InputSettings.PhoneNumberFormat?) -> String {
    guard let format, stored.hasPrefix("+") else { return stored }
    let digits = String(stored.dropFirst())
    if case .local = format {
      for start in 1...4 where digits.count > start {
        let national = String(digits.dropFirst(start))
        if format.number(typed: national) == stored { return national }
      }
    }
    return digits
  }
}

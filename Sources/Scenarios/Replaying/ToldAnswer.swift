import ContactCenter
import FlowEngine

/// What later steps of a log tell of a Lambda's answer that is not in it: the values that references to it led to.
struct ToldAnswer {
  /// In the order in which the log tells them.
  private(set) var values: [NamedValue] = []

  /// - Parameter step: the step of the Lambda, by its number.
  init(to step: Int, of logged: LoggedCall, _ places: LogPlaces, in program: Program) {
    for later in logged.steps.dropFirst(step + 1) {
      if later.isLambda { break }
      guard let number = places.action(of: later) else { continue }
      let action = program.actionSources[number.index].action
      switch action.type {
      case "Compare": note(action.parameter("ComparisonValue")?.scalarText, later.parameter("Value"))
      case "UpdateContactAttributes":
        for entry in later.entries {
          guard let key = entry.parameter("Key") else { continue }
          note(action.parameters?["Attributes"]?[key]?.scalarText, entry.parameter("Value"))
        }
      default: break
      }
    }
  }

  /// Keeps a value of the answer; the log has the reference itself where that led to nothing.
  private mutating func note(_ reference: String?, _ value: String?) {
    guard let reference, let value, !value.isEmpty, value != reference,
      let names = ReplayClues.path(reference)?.split(separator: "."), names.count == 2,
      names[0] == "External", !values.contains(where: { $0.name == names[1] })
    else { return }
    values.append(NamedValue(name: String(names[1]), value: value))
  }

  /// What the Lambda is taken to have answered.
  var words: String {
    guard !values.isEmpty else { return "it answers nothing" }
    let shown = values.prefix(5).map { "\($0.name)=\($0.value)" }.joined(separator: " ")
    return "it answers what later steps tell of it: \(shown)\(values.count > 5 ? " …" : "")"
  }
}

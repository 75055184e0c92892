import FlowEngine
import JSON

/// The keys of a menu by its words and by its branches.
struct AnnouncedMenu {
  /// The wording, or the recording that has it.
  let value: JSONValue
  /// The keys that the words name, each once.
  let announced: [String]
  /// The keys that have a branch.
  let wired: Set<String>

  /// Nil for an action that is no menu, and for one whose wording holds data of the contact or is not known.
  init?(_ action: AnalyzedAction) {
    guard action.isMenu, action.action.conditions.allSatisfy({ $0.operatorName == "Equals" }),
      let prompt = action.prompts.first, FoundReference.all(in: prompt.text).isEmpty
    else { return nil }
    let recorded = prompt.form == .recording ? action.flow.center.wording(prompt.text) : nil
    guard let words = prompt.words ?? recorded else { return nil }
    value = prompt.value
    var announced: [String] = []
    for choice in SpokenMenu.choices(in: words) where !announced.contains(choice.digit.description) {
      announced.append(choice.digit.description)
    }
    self.announced = announced
    wired = Set(action.action.conditions.compactMap { $0.operandText })
  }
}

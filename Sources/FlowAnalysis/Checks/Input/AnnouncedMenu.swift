import FlowEngine
import JSON

/// The keys of a menu by its words and by its branches.
struct AnnouncedMenu {
  /// The action that announces the keys: the menu itself, or a prompt that leads straight and only to it.
  let announcer: AnalyzedAction
  /// The wording, or the recording that has it.
  let value: JSONValue
  /// The keys that the words name, each once.
  let announced: [String]
  /// The keys that have a branch.
  let wired: Set<String>
  /// False where keys may have been announced still earlier.
  let isWhole: Bool
  private let spoken: SpokenMenu
  private let isForeign: Bool

  /// Nil for an action that is no menu, and for one whose wording holds data of the contact or is not known.
  init?(_ action: AnalyzedAction) {
    guard action.isMenu, action.action.conditions.allSatisfy({ $0.operatorName == "Equals" }),
      let prompt = action.prompts.first, let words = action.fixedWords
    else { return nil }
    let own = SpokenMenu(words)
    if own.keys.isEmpty, let before = Announcement(before: action) {
      announcer = before.action
      value = before.value
      spoken = SpokenMenu(before.words + " " + words)
      isWhole = before.isFirst
    } else {
      announcer = action
      value = prompt.value
      spoken = own
      isWhole = true
    }
    isForeign = action.flow.speaksOtherLanguages
    announced = spoken.keys.map(\.description)
    wired = Set(action.action.conditions.compactMap { $0.operandText })
  }

  /// True for a key that the words may name in a way, or in a language, that nobody here understands.
  func mayAnnounce(_ key: String) -> Bool {
    guard let digit = key.first.flatMap(DTMFDigit.init) else { return true }
    return isForeign || spoken.mayOffer(digit)
  }
}

/// What a prompt says of the keys of the menu behind it.
private struct Announcement {
  let action: AnalyzedAction
  let value: JSONValue
  let words: String
  /// False where what is said before it may be of keys, too.
  let isFirst: Bool

  /// Nil unless just one prompt that names keys leads straight to the menu, and nowhere else.
  init?(before menu: AnalyzedAction) {
    let flow = menu.flow
    let others = Set(flow.ways.actions(before: menu.number)).subtracting([menu.number])
    let before = others.map { flow.actions[$0] }
    let announcers = before.filter { action in
      action.type == "MessageParticipant" && action.fixedWords?.namesKeys == true
        && action.liveEdges.allSatisfy { $0.isFailure || $0.target == menu.number }
    }
    guard let action = announcers.first, announcers.count == 1, menu.number != flow.start,
      let prompt = action.prompts.first, let words = action.fixedWords
    else { return nil }
    self.action = action
    value = prompt.value
    self.words = words
    let earlier = Set(flow.ways.actions(before: action.number)).union(others).subtracting([action.number])
    isFirst = earlier.allSatisfy { number in
      let previous = flow.actions[number]
      return !previous.nature.speaks || previous.inputKind != nil || previous.fixedWords?.namesKeys == false
    }
  }
}

extension String {
  /// True for words that announce a key.
  fileprivate var namesKeys: Bool { !SpokenMenu(self).keys.isEmpty }
}

extension AnalyzedAction {
  /// The words of its prompt; nil where they hold data of the contact, or are not known.
  fileprivate var fixedWords: String? {
    guard let prompt = prompts.first, FoundReference.all(in: prompt.text).isEmpty else { return nil }
    return words(of: prompt)
  }
}

extension AnalyzedFlow {
  /// True where an action sets a language of which menus are not read.
  fileprivate var speaksOtherLanguages: Bool {
    actions(ofType: "UpdateContactData").contains { action in
      guard let code = action.text("LanguageCode"), FoundReference.all(in: code).isEmpty else { return false }
      return !SpokenVocabulary.languages.contains(code.prefix { $0 != "-" }.lowercased())
    }
  }
}

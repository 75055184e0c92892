import FlowEngine
import JSON

/// The keys of a menu by its words and by its branches.
struct AnnouncedMenu {
  /// What names keys: the menu itself, or a prompt from which a caller comes to it before any other input.
  struct Announcer {
    unowned let action: AnalyzedAction
    /// The wording, or the recording that has it.
    let value: JSONValue
    /// The keys that the words name, each once.
    let keys: [String]
  }

  /// Those whose keys are meant for this menu, the nearest first.
  let announcers: [Announcer]
  /// The keys that are named for it anywhere, each once.
  let announced: [String]
  /// The keys that have a branch.
  let wired: Set<String>
  /// False where keys may have been announced still earlier.
  let isWhole: Bool
  private let spoken: [SpokenMenu]
  private let isForeign: Bool

  /// Nil for an action that is no menu, and for one whose wording holds data of the contact or is not known.
  init?(_ action: AnalyzedAction) {
    guard action.isMenu, action.action.conditions.allSatisfy({ $0.operatorName == "Equals" }),
      let prompt = action.prompts.first, let words = action.fixedWords
    else { return nil }
    let own = SpokenMenu(words)
    if own.keys.isEmpty {
      let before = Announcement(before: action)
      announcers = before.announcers
      spoken = before.spoken + [own]
      isWhole = before.isWhole
    } else {
      let keys = own.keys.map(\.description)
      announcers = [Announcer(action: action, value: prompt.value, keys: keys)]
      spoken = [own]
      isWhole = true
    }
    isForeign = action.flow.speaksOtherLanguages
    var announced: [String] = []
    for key in spoken.flatMap(\.keys).map(\.description) where !announced.contains(key) {
      announced.append(key)
    }
    self.announced = announced
    wired = action.keysWithBranches
  }

  /// True for a key that the words may name in a way, or in a language, that nobody here understands.
  func mayAnnounce(_ key: String) -> Bool {
    guard let digit = key.first.flatMap(DTMFDigit.init) else { return true }
    return isForeign || spoken.contains { $0.mayOffer(digit) }
  }
}

/// What prompts say of the keys of the menu behind them, that says nothing of keys itself.
private struct Announcement {
  private(set) var announcers: [AnnouncedMenu.Announcer] = []
  /// What is heard before the menu, since the last input.
  private(set) var spoken: [SpokenMenu] = []
  /// False where something else may be heard before, or nothing.
  private(set) var isWhole = true

  init(before menu: AnalyzedAction) {
    let flow = menu.flow
    var seen: Set<Int> = [menu.number]
    // First back to the prompts that name keys, then behind them.
    var (near, far) = ([menu.number], [] as [Int])
    if menu.number == flow.start { isWhole = false }
    while let (number, isFar) = near.popLast().map({ ($0, false) }) ?? far.popLast().map({ ($0, true) }) {
      for previous in flow.ways.actions(before: number) where seen.insert(previous).inserted {
        let action = flow.actions[previous]
        if action.inputKind != nil, action.nature.speaks { continue }
        guard action.isPassedToMenu else {
          isWhole = false
          continue
        }
        var namesKeys = false
        if action.nature.speaks {
          if let prompt = action.prompts.first, let words = action.fixedWords {
            let menuWords = SpokenMenu(words)
            spoken.append(menuWords)
            namesKeys = !menuWords.keys.isEmpty
            if namesKeys, action.leads(onlyTo: menu) {
              let keys = menuWords.keys.map(\.description).filter { !menu.isAsked(laterFor: $0) }
              announcers.append(AnnouncedMenu.Announcer(action: action, value: prompt.value, keys: keys))
            }
          } else {
            isWhole = false
          }
        }
        if namesKeys || isFar {
          far.append(previous)
        } else {
          if previous == flow.start { isWhole = false }
          near.append(previous)
        }
      }
    }
  }
}

extension AnalyzedAction {
  /// The keys of a menu that have a branch.
  fileprivate var keysWithBranches: Set<String> { Set(action.conditions.compactMap { $0.operandText }) }

  /// True for a prompt, and for what is done without a word, between an announcement and its menu.
  fileprivate var isPassedToMenu: Bool {
    type == "MessageParticipant" || type == "InvokeLambdaFunction"
      || !nature.speaks && !nature.waits && !nature.leaves && !nature.ends && kind.isKnown
  }

  /// True where a caller who hears this prompt comes to a menu, if all goes well, before any other input or flow.
  fileprivate func leads(onlyTo menu: AnalyzedAction) -> Bool {
    var (found, isOnly) = (false, true)
    followPrompts { action in
      if action === menu {
        found = true
      } else if !action.nature.ends, !action.nature.reachesPerson {
        isOnly = false
      }
    }
    return found && isOnly
  }

  /// True where a menu that says nothing of keys comes behind this one and takes a key, so that words before both may name
  /// the key for that one.
  fileprivate func isAsked(laterFor key: String) -> Bool {
    guard !keysWithBranches.contains(key) else { return false }
    var isAsked = false
    followPrompts { action in
      if action !== self, action.isMenu, action.keysWithBranches.contains(key),
        action.fixedWords?.namesKeys == false
      {
        isAsked = true
      }
    }
    return isAsked
  }

  /// Finds the actions that a contact comes to first behind this one, if all goes well, past prompts and what is done
  /// without a word.
  private func followPrompts(_ found: (AnalyzedAction) -> Void) {
    var seen: Set<Int> = [number]
    var rest = [self]
    while let action = rest.popLast() {
      for edge in action.liveEdges where !edge.isFailure {
        guard let target = edge.target, seen.insert(target).inserted else { continue }
        let next = flow.actions[target]
        if next.isPassedToMenu {
          rest.append(next)
        } else {
          found(next)
        }
      }
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

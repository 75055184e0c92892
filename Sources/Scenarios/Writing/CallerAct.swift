import ContactCenter
import FlowEngine
import Lists
import World

/// Something the caller did, or did not do, in a call that was played; as its transcript tells.
enum CallerAct: Hashable {
  case press(String, isEarly: Bool)
  case say(String)
  case choose(String, [NamedValue])
  case silence
  /// Keys that nothing took, so that they made no difference.
  case lost(String)
  /// How many keys were pressed that the transcript does not show.
  case hidden(Int)
  case hangUp

  /// What the caller did, each act with the number of the entry before which it was done.
  static func all(in call: RecordedCall) -> [(entry: Int, act: CallerAct)] {
    var acts: [(entry: Int, act: CallerAct)] = []
    let entries = call.transcript.entries
    for (index, entry) in entries.enumerated()
    where call.isOnTelephone(index) && !call.isOfForcedVisit(index) {
      switch entry.detail {
      case .keys(.taken), .keys(.kept), .keys(.lost): add(entry, index, entries, to: &acts)
      case .said: acts.append((index, .say(entry.text)))
      case .chose(let fields, isShown: true): acts.append((index, .choose(entry.text, fields)))
      case .ended(by: "caller"): acts.append((index, .hangUp))
      default: break
      }
    }
    // A silence that the end of the call broke off stands before it.
    return (silences(in: call) + acts).enumerated().sorted {
      ($0.element.entry, $0.offset) < ($1.element.entry, $1.offset)
    }.map(\.element)
  }

  private static func add(
    _ key: TranscriptEntry, _ index: Int, _ entries: SharedList<TranscriptEntry>,
    to acts: inout [(entry: Int, act: CallerAct)]
  ) {
    var isLost = false
    if case .keys(.lost) = key.detail { isLost = true }
    if key.text == TranscriptEntry.hiddenKey {
      if case .hidden(let count)? = acts.last?.act {
        acts[acts.count - 1].act = .hidden(count + 1)
      } else {
        acts.append((index, .hidden(1)))
      }
      return
    }
    // Keys of one breath, with nothing heard between them, are one act.
    if let last = acts.last,
      entries[last.entry..<index].allSatisfy({ $0.kind == .keys && $0.action == key.action })
    {
      switch last.act {
      case .press(let keys, let isEarly) where !isLost:
        acts[acts.count - 1].act = .press(keys + key.text, isEarly: isEarly)
        return
      case .lost(let keys) where isLost:
        acts[acts.count - 1].act = .lost(keys + key.text)
        return
      default: break
      }
    }
    acts.append((index, isLost ? .lost(key.text) : .press(key.text, isEarly: isEarly(key, index, entries))))
  }

  /// True when the key cut the prompt that was being spoken.
  private static func isEarly(
    _ key: TranscriptEntry, _ index: Int, _ entries: SharedList<TranscriptEntry>
  ) -> Bool {
    guard
      let last = entries[..<index].last(where: {
        if case .prompt(_, _, _, .customer, _, _) = $0.detail { $0.contact == key.contact } else { false }
      }), case .prompt(_, _, _, _, let wasCut, _) = last.detail
    else { return false }
    return wasCut && last.action == key.action
  }

  /// Where an action that waits for the caller was left without a key or a word.
  private static func silences(in call: RecordedCall) -> [(entry: Int, act: CallerAct)] {
    call.contacts.flatMap { silences(of: $0.contact, $0.serial, in: call) }
  }

  private static func silences(
    of contact: Int, _ serial: Int32, in call: RecordedCall
  ) -> [(entry: Int, act: CallerAct)] {
    let (transcript, program) = (call.transcript, call.loaded.program)
    let steps = transcript.path.filter { $0.contact == serial }
    var found: [(entry: Int, act: CallerAct)] = []
    for (number, step) in steps.enumerated() {
      guard step.branch != nil, !step.isForced,
        waitsForCaller.contains(program.actionSources[step.action.index].action.type)
      else { continue }
      let end = number + 1 < steps.count ? steps[number + 1].firstEntry : call.end(of: contact)
      let answers = transcript.entries[step.firstEntry..<end].compactMap {
        $0.contact == contact ? isAnswer($0) : nil
      }
      // A prompt must have been heard there: an action that failed at once waited for nobody.
      let isHeard = transcript.entries[step.firstEntry..<end].contains {
        $0.contact == contact && $0.kind == .prompt
      }
      if answers.last != true, isHeard { found.append((end, .silence)) }
    }
    return found
  }

  /// True for what the caller gave the waiting action, false for what took that back; nil for what is neither, such as words
  /// that nobody heard.
  private static func isAnswer(_ entry: TranscriptEntry) -> Bool? {
    switch entry.detail {
    case .keys(.taken), .keys(.takenFromTypeAhead), .said(isHeard: true, _): true
    case .keys(.wiped): false
    default: nil
    }
  }

  private static let waitsForCaller: Set<String> = ["GetParticipantInput", "ConnectParticipantWithLexBot"]
}

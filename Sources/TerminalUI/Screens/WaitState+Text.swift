extension WaitState {
  /// The state in words: "Waiting for one key".
  var headline: String {
    switch kind {
    case .noCall: "No call"
    case .speaking(let keys): "Speaking · " + Self.text(keys)
    case .oneKey: "Waiting for one key"
    case .digits: "Collecting digits"
    case .lambda(let name, _, _): "ƒ \(name) runs"
    case .words(_, _, let takesKeys): takesKeys ? "Listening: words or a key" : "Waiting for a message"
    case .queue(let queue): "In queue \(queue.queue)"
    case .time(let text, _), .agent(let text, _): text
    case .ended(let summary): summary.how.prefix(1).uppercased() + summary.how.dropFirst()
    case .ringing(let who, _): "RINGING · \(who)"
    }
  }

  /// The title of the strip at the bottom of a small screen, and what stands at its right.
  var stripTitle: (title: String, note: String) {
    switch kind {
    case .noCall: ("No call", "")
    case .speaking(let keys): (action, "speaking · " + Self.text(keys))
    case .oneKey: (action, ["one key", attempt?.text].compactMap { $0 }.joined(separator: ", "))
    case .digits(let field, _):
      (action, field.ruleText)
    case .lambda(let name, _, _): (action, "ƒ \(name) runs")
    case .words(_, _, let takesKeys):
      (action, takesKeys ? "listening: words or a key" : "waiting for a message")
    case .queue(let queue): ("queue \(queue.queue)", queue.flow.isEmpty ? "" : "flow \(queue.flow)")
    case .time(let text, _), .agent(let text, _): action.isEmpty ? (text, "") : (action, text)
    case .ended(let summary): ("Ended", summary.text)
    case .ringing(let who, _): ("RINGING", who)
    }
  }

  /// The time limit that runs, with the words beside its bar.
  var countdown: (countdown: Countdown, text: String, warns: Bool)? {
    switch kind {
    case .oneKey(let countdown), .digits(_, let countdown), .lambda(_, let countdown, _),
      .words(let countdown, _, _):
      return (countdown, countdown.text, countdown.runsShort)
    case .queue(let queue):
      guard let next = queue.next else { return nil }
      return (next, "next message " + next.remainingText, false)
    case .time(_, let countdown), .agent(_, let countdown):
      guard let countdown else { return nil }
      return (countdown, countdown.text, false)
    case .ringing(_, let countdown):
      return (countdown, countdown.remainingText + " to answer", countdown.runsShort)
    case .noCall, .speaking, .ended: return nil
    }
  }

  private static func text(_ keys: KeysWhileSpeaking) -> String {
    switch keys {
    case .cut: "a key cuts in"
    case .wait: "keys wait"
    case .notTaken: "keys not taken"
    }
  }
}

extension WaitState.QueueWait {
  var placeText: String { "place \(place) of \(waiting)" }
  var waitedText: String { "waited \(clockText(waitedSeconds))" }
  var agentsText: String { "agents \(agentsFree) of \(agents) free" }
}

extension WaitState.DigitField {
  /// "stored input: # ends, * wipes".
  var ruleText: String { rules.isEmpty ? what : "\(what): \(rules)" }

  /// "9 8 1 _ _": what is typed and what is still to come, as a line that ends within some columns.
  func line(columns: Int, _ glyphs: GlyphSet) -> Line {
    var line = Line(glyphs)
    // A long field shows its end: what is typed last, then what is to come.
    let room = max(1, (columns + 1) / 2)
    // Where any number of digits will do, one gap says that more may come.
    let gaps = most > 0 ? min(max(0, most - typed.count), room) : 1
    let shown = typed.suffix(max(0, room - min(gaps, room / 2)))
    for digit in shown {
      if !line.isEmpty { line.append(" ") }
      line.append(isEncrypted ? "•" : String(digit), .caller)
    }
    for _ in 0..<min(gaps, room - shown.count) {
      if !line.isEmpty { line.append(" ") }
      line.append("_", .machinery)
    }
    return line
  }

  /// "6 of 10"; "6 digits" where any number of them will do.
  var countText: String {
    most > 0 ? "\(typed.count) of \(most)" : "\(typed.count) digit\(typed.count == 1 ? "" : "s")"
  }
}

import ContactCenter
import Scenarios
import Store

/// What is kept of agents' work, for people who look at the store.
struct KeptWork {
  /// Times are those of the center's clocks.
  let zone: ZoneRules

  /// The contacts that rang at desks, the oldest first: who, where and when, what became of each, and what the agent noted.
  func contacts(_ kept: [KeptContact]) -> [String] {
    kept.sorted { ($0.beganAt, $0.contactId, $0.agent) < ($1.beganAt, $1.contactId, $1.agent) }
      .map { ([head($0), "    " + facts($0)] + notes($0).map { "    " + $0 }).joined(separator: "\n") }
  }

  private func head(_ contact: KeptContact) -> String {
    let number = contact.phoneNumber.isEmpty ? "number withheld" : contact.phoneNumber
    return [moment(contact.beganAt), number, contact.queue, contact.agent].filter { !$0.isEmpty }
      .map(\.visible).joined(separator: "  ")
  }

  private func facts(_ contact: KeptContact) -> String {
    var facts: [String] = []
    if !contact.initiation.isEmpty, contact.initiation != "INBOUND" {
      facts.append(contact.initiation.visible.lowercased())
    }
    facts.append("waited \(Self.length(contact.waited))")
    if contact.missed > 0 { facts.append("missed" + Self.times(contact.missed)) }
    if contact.declined > 0 { facts.append("declined" + Self.times(contact.declined)) }
    if contact.isJoined {
      facts.append("spoke \(Self.length(contact.talked))")
      if contact.holds > 0 {
        facts.append("on hold \(Self.length(contact.held))" + Self.times(contact.holds))
      }
      if contact.worked > 0 { facts.append("worked on it \(Self.length(contact.worked))") }
    } else {
      facts.append("not spoken with")
    }
    if let transfer = contact.transfer {
      facts.append("transferred \(transfer.rawValue) to \(contact.transferredTo.visible)")
    }
    // How it went on says more than that it did.
    if !contact.ended.isEmpty, contact.transfer == nil {
      facts.append(LoggedCall.words(forDisconnectReason: contact.ended).visible)
    }
    return facts.joined(separator: ", ")
  }

  private func notes(_ contact: KeptContact) -> [String] {
    let notes = contact.notes.split(separator: "\n").map { "notes: " + String($0).visible }
    return (contact.outcome.isEmpty ? [] : ["outcome: " + contact.outcome.visible]) + notes
  }

  /// Scorecards as they are given: each with its rules, what the trainee did, and what to do better.
  func scorecards(_ kept: [KeptScore]) -> [String] {
    kept.map { score in
      let head =
        "\(moment(score.takenAt))  \(score.trainee.visible)  \(score.scenario.visible)  \(score.met) of \(score.lines.count)"
      let lines = score.lines.map { line in
        "    \(line.better.isEmpty ? "✓" : "✗") \(line.rule.visible): \(line.found.visible)"
          + (line.better.isEmpty ? "" : "; \(line.better.visible)")
      }
      return ([head] + lines).joined(separator: "\n")
    }
  }

  private func moment(_ time: Timestamp) -> String {
    let local = zone.localTime(at: time)
    return "\(local.date) \(local.time.textWithSeconds)"
  }

  /// Seconds as minutes and seconds: "1:05".
  private static func length(_ seconds: Int) -> String {
    "\(seconds / 60):\(seconds % 60 < 10 ? "0" : "")\(seconds % 60)"
  }

  private static func times(_ count: Int) -> String { count == 1 ? "" : " \(count) times" }
}

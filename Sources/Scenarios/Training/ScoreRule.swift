import ContactCenter

/// One thing by which an agent's work on a contact is judged; a scenario states which ones count.
public enum ScoreRule: Sendable, Hashable {
  /// These words are among what the agent says first, within some time of being joined.
  case greeting(String, within: Milliseconds)
  /// All holds together last no longer.
  case hold(atMost: Milliseconds)
  /// Talk, holds and the work after the contact last no longer.
  case handleTime(atMost: Milliseconds)
  /// The customer is transferred to this quick connect, and to no other.
  case transfer(to: String)
  case noTransfer
  /// The customer's visit is booked, moved or cancelled.
  case visit(DeskReport.VisitChange)
  /// The disposition code.
  case outcome(String)
  /// There are notes, and they hold these words; empty for any notes.
  case notes(mentioning: String)

  /// The rule's name on a scorecard.
  public var name: String {
    switch self {
    case .greeting: "greeting"
    case .hold: "hold time"
    case .handleTime: "handle time"
    case .transfer, .noTransfer: "transfer"
    case .visit: "visit"
    case .outcome: "outcome"
    case .notes: "notes"
    }
  }

  /// What the rule says of an agent's work on a contact.
  public func line(for report: DeskReport) -> ScoreLine {
    let (found, better) = judgement(of: report)
    return ScoreLine(rule: name, found: found, better: better)
  }

  /// What was done, and what to do better; nothing to do better where the rule is met.
  private func judgement(of report: DeskReport) -> (found: String, better: String?) {
    switch self {
    case .greeting(let words, let limit): return greeting(words, limit, report)
    case .hold(let limit):
      let held = report.held
      let found = held == .zero ? "never on hold" : "on hold for \(held.spoken)"
      guard held > limit else { return (found, nil) }
      return (found, "hold the customer for \(limit.spoken) at most; come back and say how far you are")
    case .handleTime(let limit):
      let found = "\(report.handled.spoken), \(report.worked.spoken) of it after the contact"
      guard report.handled > limit else { return (found, nil) }
      let advice =
        report.talked > limit ? "lead the talk to what the customer wants" : "finish the work sooner"
      return (found, "take \(limit.spoken) at most: \(advice)")
    case .transfer(let wanted):
      guard report.transfers != [wanted] else { return ("to \(wanted)", nil) }
      return (Self.words(for: report.transfers), "transfer this customer to \(wanted), and nowhere else")
    case .noTransfer:
      guard !report.transfers.isEmpty else { return ("none", nil) }
      return (Self.words(for: report.transfers), "this customer can be helped without a transfer")
    case .visit(let wanted):
      let found =
        report.visits.isEmpty ? "left as it was" : report.visits.map(\.rawValue).joined(separator: ", ")
      guard !report.visits.contains(wanted) else { return (found, nil) }
      return (found, "have the visit \(wanted) before the customer leaves (key e)")
    case .outcome(let wanted):
      let found = report.outcome.isEmpty ? "none chosen" : report.outcome
      guard Wording(report.outcome) != Wording(wanted) else { return (found, nil) }
      return (found, "choose \"\(wanted)\" after such a contact")
    case .notes(let wanted):
      guard report.notes.contains(where: { !$0.isWhitespace }) else {
        return ("none", "write a line for the colleague who has this customer next")
      }
      guard !wanted.isEmpty, Wording(wanted).found(in: Wording(report.notes)) == nil else {
        return ("written", nil)
      }
      return ("written, without \"\(wanted)\"", "note \"\(wanted)\" too")
    }
  }

  private func greeting(
    _ words: String, _ limit: Milliseconds, _ report: DeskReport
  ) -> (found: String, better: String?) {
    let wanted = Wording(words)
    let advice = "begin with \"\(words)\" within \(limit.spoken)"
    if let greeting = report.said.first(where: { wanted.found(in: Wording($0.words)) != nil }) {
      let found = "said after \(greeting.after.spoken)"
      return (found, greeting.after > limit ? advice : nil)
    }
    return (report.said.isEmpty ? "nothing was said" : "\"\(words)\" was not said", advice)
  }

  private static func words(for transfers: [String]) -> String {
    transfers.isEmpty ? "none" : "to " + transfers.joined(separator: ", then ")
  }
}

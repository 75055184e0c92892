import ContactCenter
import Diagnostics
import JSON

// What contact records tell.
extension PlanReader {
  /// Callers and agents of one queue are judged by themselves from so many contacts on.
  private static let contactsOfQueue = 30

  struct Learned {
    var streams: [CallStream] = []
    var patience: Distribution?
    var handleTime: Distribution?
    var patienceOfQueue: [Int: Distribution] = [:]
    var handleTimeOfQueue: [Int: Distribution] = [:]
    /// As long as on average.
    var afterContactWork: Milliseconds?
  }

  /// Who called when, how patient callers were and how long agents spoke with them; nil where the plan names no records, or
  /// they cannot be had.
  mutating func pastContacts(
    in root: JSONValue, from start: Timestamp, _ interval: Milliseconds, _ count: Int
  ) -> Learned? {
    guard let path = text(in: root, "pastContacts"), let place = root["pastContacts"] else { return nil }
    let contacts: [PastContact]
    do throws(Diagnostic) { contacts = try records(path) } catch {
      reportUnreadable(path, at: place, error)
      return nil
    }
    guard !contacts.isEmpty else {
      report(
        place.finding(
          "there is no contact record in \"\(path)\"", rule: "past-contacts",
          why: "a flow log alone does not say how long callers waited",
          fix: "name contact records as a live instance writes them, or a log of touchtone play --log"))
      return nil
    }
    var learned = Learned()
    learn(waitsAndTalks: contacts, &learned)
    if root["calls"] == nil, root["pastCalls"] == nil {
      let past = PastCalls(contacts, zone: center.zone)
      learned.streams = streams(of: past, path, place, from: start, interval, count)
    }
    return learned
  }

  private mutating func learn(waitsAndTalks contacts: [PastContact], _ learned: inout Learned) {
    var waits = center.queues.map { _ in PastWaits() }
    var talks = center.queues.map { _ in [Milliseconds]() }
    // Those of queues that the center does not have count for the whole.
    var otherWaits = PastWaits()
    var otherTalks: [Milliseconds] = []
    for contact in contacts {
      let queue = contact.queue.flatMap { center.queues.index(of: $0) }
      if let wait = contact.wait {
        if let queue { waits[queue].add(wait) } else { otherWaits.add(wait) }
      }
      if let talk = contact.talk {
        if let queue { talks[queue].append(talk) } else { otherTalks.append(talk) }
      }
    }
    for queue in center.queues.indices {
      if waits[queue].count >= Self.contactsOfQueue {
        learned.patienceOfQueue[queue] = waits[queue].patience ?? .always(PastWaits.endless)
      }
      if talks[queue].count >= Self.contactsOfQueue {
        learned.handleTimeOfQueue[queue] = .observed(talks[queue])
      }
      otherWaits.add(waits[queue])
      otherTalks += talks[queue]
    }
    learned.patience = otherWaits.patience
    learned.handleTime = otherTalks.isEmpty ? nil : .observed(otherTalks)
    let works = contacts.compactMap(\.work)
    if !works.isEmpty {
      learned.afterContactWork = Milliseconds(works.reduce(0) { $0 + $1.count } / Int64(works.count))
    }
  }
}

import ContactCenter
import World

/// When a desk begins whose person names no time: now, or where all queues of the agent are closed, when the first opens.
struct DeskHours {
  let begins: Timestamp
  /// What the person is told where that is not now.
  let note: String?

  init(of agent: Int, in center: WorldCenter, now: Timestamp) {
    let definition = center.definition
    let served = center.plan.profiles[center.plan.agents[agent].profile].queues.map(\.queue)
    var opening: Timestamp?
    for queue in served {
      guard definition.queues.indices.contains(queue), let place = definition.queues[queue].hours else {
        opening = now
        break
      }
      let hours = definition.hours[place].hours
      if hours.isOpen(at: now) {
        opening = now
        break
      }
      if case .opens(let at) = hours.nextChange(after: now) { opening = min(at, opening ?? at) }
    }
    begins = opening ?? now
    if begins == now {
      note = nil
    } else {
      let (today, there) = (definition.zone.localTime(at: now), definition.zone.localTime(at: begins))
      let day = there.date == today.date ? "" : "\(there.date.weekday.shortName) "
      note = "your queues are closed at \(today.time.text): this desk begins \(day)\(there.time.text)"
    }
  }
}

import ContactCenter
import Routing
import Store
import TerminalUI
import World

// The lists that open over an agent's desk.
extension DeskSeat {
  mutating func openStates(_ world: borrowing World) {
    let names = ["Available", "Offline"] + world.center.definition.agentStates
    let choice = world.state.routing.choice(of: AgentHandle(agent))
    let items = names.enumerated().map {
      ListForm.Item($0.element, note: $0.offset == choice.index ? "chosen now" : "")
    }
    form = (
      ListForm(
        title: "Your state", hint: "with a contact, it holds once that and the work after it are over",
        items: items),
      .state(names.indices.map { AgentStateHandle($0) })
    )
  }

  mutating func openTransfer(_ world: borrowing World, isConference: Bool = false) {
    let definition = world.center.definition
    let items = definition.quickConnects.map { quickConnect in
      switch quickConnect.target {
      case .queue(let queue):
        ListForm.Item(quickConnect.name, note: "queue \(definition.queues[queue].name)")
      case .agent(let agent): ListForm.Item(quickConnect.name, note: definition.agents[agent].name)
      }
    }
    form = (
      ListForm(
        title: isConference ? "Call whom, by which quick connect?" : "Transfer by which quick connect?",
        hint: items.isEmpty
          ? "center.json has no quickConnects"
          : isConference ? "the customer is on hold meanwhile" : "the customer leaves you",
        items: items),
      isConference ? .conference : .transfer
    )
  }

  mutating func openVisit(_ world: borrowing World) {
    guard let story else { return }
    let now = world.localTime(at: world.state.now)
    let visit = story.visit(world)
    let free = (try? world.store.reading { rows in try rows.freeSlots(after: now) }) ?? []
    var acts = free.prefix(60).map { VisitAct.book($0) }
    var items = free.prefix(60).map {
      ListForm.Item("\(DeskStory.words($0))", note: visit == nil ? "book" : "move the visit here")
    }
    if let visit {
      acts.insert(.cancel, at: 0)
      items.insert(ListForm.Item("cancel the visit", note: DeskStory.words(visit)), at: 0)
    }
    form = (
      ListForm(
        title: "The visit of \(story.pop.name.isEmpty ? story.pop.number : story.pop.name)",
        hint: items.isEmpty ? "no slot is free" : "type a day or a time to find it", items: items),
      .visit(acts)
    )
  }
}

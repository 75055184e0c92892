import ContactCenter
import Testing

@testable import Routing

@Suite struct FigureTests {
  @Test func aQueueTellsWhoWaitsAndForHowLong() {
    var floor = Floor(.simple())
    floor.queue(0)
    floor.pass(.seconds(5))
    floor.queue(1)
    floor.queue(2, by: .chat)
    floor.pass(.seconds(5))
    let figures = floor.routing.figures(of: 0, at: floor.now)
    #expect(figures.contactsInQueue == 3 && figures.oldestContactAge == .seconds(10))
    #expect(figures.agents[.pending] == 1 && figures.agents.online == 1 && figures.agents.available == 0)
    let chats = floor.routing.figures(of: 0, by: .chat, at: floor.now)
    #expect(chats.contactsInQueue == 1 && chats.oldestContactAge == .seconds(5))
    #expect(floor.routing.figures(of: 0, by: .task, at: floor.now).oldestContactAge == nil)
  }

  @Test func agentsAreCountedByWhatTheyDo() {
    var plan = RoutingPlan.simple(agents: 7, work: nil)
    plan.agents[6].state = RoutingPlan.offline
    var floor = Floor(plan)
    for contact in 0..<4 { floor.queue(contact) }
    for contact: ContactHandle in [0, 1] { floor.happen(.offerAccepted(contact)) }
    floor.happen(.contactJoined(1))
    floor.happen(.agentLeft(1))
    floor.happen(.offerDeclined(2))
    floor.choose(AgentStateHandle(2), 5)
    let counts = floor.routing.agentCounts(of: 0)
    // Contact 2 went from agent 2 to agent 4.
    #expect(counts[.busy] == 1 && counts[.afterContactWork] == 1 && counts[.missed] == 1)
    #expect(counts[.pending] == 2 && counts[.nonProductive] == 1 && counts[.offline] == 1)
    #expect(counts.available == 0 && counts.online == 6 && counts.staffed == 5)
  }

  @Test func totalsAreTheServicesFigures() {
    var floor = Floor(.simple(work: .seconds(20), atOnce: true))
    floor.queue(0)
    floor.happen(.contactJoined(0))
    floor.queue(1)
    floor.queue(2)
    floor.pass(.seconds(15))
    floor.happen(.contactLeft(2))
    floor.pass(.seconds(45))
    floor.happen(.contactLeft(0))
    floor.pass(.seconds(20))
    floor.happen(.contactJoined(1))
    floor.pass(.seconds(40))
    floor.happen(.agentLeft(1))
    floor.pass(.seconds(20))
    let totals = floor.routing.totals(of: 0)
    #expect(totals.queued == 3 && totals.answered == 2 && totals.abandoned == 1 && totals.handled == 2)
    #expect(totals.serviceLevelPerMille == 333 && totals.abandonmentPerMille == 333)
    #expect(totals.averageSpeedOfAnswer == .seconds(40) && totals.averageAbandonTime == .seconds(15))
    #expect(totals.averageHandleTime == .seconds(70))
    floor.pass(.seconds(60))
    #expect(floor.routing.occupancyPerMille(of: 0, at: floor.now) == 700)
    #expect(floor.routing.time(of: 0, in: .busy, at: floor.now) == .seconds(100))
    #expect(floor.routing.time(of: 0, in: .afterContactWork, at: floor.now) == .seconds(40))
    #expect(floor.routing.time(of: 0, in: .available, at: floor.now) == .seconds(60))
  }

  @Test func whoTheFlowEndsInAQueueIsNotLostAndCountsForNoServiceLevel() {
    var floor = Floor(.simple(agents: 0))
    floor.queue(0)
    floor.queue(1)
    floor.happen(.contactLeft(0, isLost: false))
    #expect(floor.routing.totals(of: 0).ended == 1 && floor.routing.totals(of: 0).abandoned == 0)
    #expect(floor.routing.totals(of: 0).serviceLevelPerMille == nil)
    floor.happen(.contactLeft(1))
    #expect(floor.routing.totals(of: 0).serviceLevelPerMille == 0)
    #expect(floor.routing.totals(of: 0).abandonmentPerMille == 1000)
  }

  @Test func aStateBeginsWhenItIsChosen() {
    var floor = Floor(.simple(ownStates: 2))
    floor.pass(.seconds(10))
    #expect(floor.routing.statusBegan(of: 0) == floor.now - .seconds(10))
    for state in [2, 3, 3] {
      floor.choose(AgentStateHandle(state), 0)
      floor.pass(.seconds(30))
    }
    // The same again changes nothing; both are one status.
    #expect(floor.routing.statusBegan(of: 0) == floor.now - .seconds(60))
    #expect(floor.routing.time(of: 0, in: .nonProductive, at: floor.now) == .seconds(90))
  }

  @Test func nothingIsSaidWhereNothingWas() {
    let floor = Floor(.simple(agents: 0))
    let totals = floor.routing.totals(of: 0)
    #expect(totals.serviceLevelPerMille == nil && totals.averageSpeedOfAnswer == nil)
    #expect(totals.abandonmentPerMille == nil && totals.averageHandleTime == nil)
    #expect(floor.routing.occupancyPerMille(of: 0, at: floor.now) == nil)
    #expect(floor.routing.figures(of: 0, at: floor.now).oldestContactAge == nil)
  }

  @Test func aMovedContactCountsAsTransferred() {
    var floor = Floor(.simple(queues: 2, agents: 0))
    floor.queue(0)
    floor.pass(.seconds(10))
    floor.happen(.contactMoved(0, to: 1))
    #expect(floor.routing.totals(of: 0).transferred == 1 && floor.routing.totals(of: 1).queued == 1)
    #expect(floor.routing.figures(of: 1, at: floor.now).oldestContactAge == .zero)
    #expect(floor.routing.figures(of: 0, at: floor.now).contactsInQueue == 0)
  }
}

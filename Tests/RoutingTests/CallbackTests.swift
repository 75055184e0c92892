import ContactCenter
import Testing

@testable import Routing

@Suite struct CallbackTests {
  private func request(
    _ contact: Int, party: Int = 0, order: CallbackRequest.Order = .agentFirst, delay: Milliseconds = .zero,
    retryDelay: Milliseconds = .minutes(10), attempts: Int32 = 1, waitsSince: Timestamp? = nil,
    merges: Bool = false
  ) -> RoutingEvent {
    .callbackRequested(
      CallbackRequest(
        QueueEntry(ContactHandle(contact), in: 0), to: PartyHandle(party), order: order, delay: delay,
        retryDelay: retryDelay, attempts: attempts, waitsSince: waitsSince, merges: merges))
  }

  @Test func theAgentIsOfferedTheCallbackAndThenTheCustomerIsCalled() {
    var floor = Floor(.simple())
    floor.happen(request(0, delay: .seconds(30)))
    #expect(floor.stage(0) == .scheduled && floor.status(0) == .available)
    floor.pass(.seconds(30))
    #expect(floor.stage(0) == .offered)
    floor.happen(.offerAccepted(0))
    floor.happen(.agentWhisperEnded(0))
    #expect(floor.effects == [.dial(0, for: 0)])
    #expect(floor.status(0) == .busy)
    floor.happen(.partyAnswered(0))
    #expect(floor.stage(0) == .connecting)
    floor.happen(.contactJoined(0))
    #expect(floor.stage(0) == .joined)
    let totals = floor.routing.totals(of: 0)
    #expect(totals.callbackAttempts == 1 && totals.callbacksAnswered == 1)
    #expect(totals.answered == 0 && totals.serviceLevelPerMille == nil, "nobody waited on the line")
  }

  @Test func theCustomerIsCalledFirstOnlyWhileAnAgentIsKept() {
    var floor = Floor(.simple(agents: 2))
    for contact in 0..<4 { floor.happen(request(contact, party: contact, order: .customerFirst)) }
    #expect((0..<4).map { floor.stage($0) } == [.dialing, .dialing, .waiting, .waiting])
    #expect(floor.status(0) == .pending)
    // A caller does not take a kept agent.
    floor.queue(4)
    #expect(floor.stage(4) == .waiting)
    floor.happen(.partyAnswered(0))
    #expect(floor.effects.first == .offer(0, to: 0))
    floor.happen(.partyNotReached(1))
    #expect(floor.effects.contains(.giveUp(1)) && floor.effects.contains(.dial(2, for: 1)))
    floor.happen(.offerDeclined(0))
    #expect(floor.stage(0) == .waiting, "the customer is on the line and waits for the next agent")
    floor.choose(RoutingPlan.available, 0)
    #expect(floor.effects.contains(.offer(0, to: 0)), "without being called again")
  }

  @Test func aCallNobodyAnswersIsTriedAgainAsOftenAsMayBe() {
    for order in [CallbackRequest.Order.agentFirst, .customerFirst] {
      var floor = Floor(.simple(atOnce: true))
      floor.happen(request(0, order: order, attempts: 2))
      for attempt in 1...2 {
        if order == .agentFirst { floor.happen(.agentWhisperEnded(0)) }
        #expect(floor.stage(0) == .dialing)
        floor.pass(.seconds(30))
        floor.happen(.partyNotReached(0))
        #expect(floor.status(0) == .available)
        #expect(floor.stage(0) == (attempt == 1 ? .scheduled : .none))
        #expect(floor.effects.contains(.giveUp(0)) == (attempt == 2))
        floor.pass(.minutes(10))
      }
      #expect(floor.routing.totals(of: 0).callbackAttempts == 2)
      #expect(floor.routing.totals(of: 0).callbacksGivenUp == 1)
      #expect(floor.routing.totals(of: 0).answered == 0)
      #expect(floor.routing.totals(of: 0).callbacksAnswered == 0)
    }
  }

  @Test func thePlaceInLineIsKeptWhereThatIsThePolicy() {
    var floor = Floor(.simple(agents: 0))
    let came = floor.now
    floor.pass(.seconds(60))
    floor.queue(0)
    floor.pass(.seconds(60))
    floor.happen(request(1))
    floor.happen(request(2, party: 1, waitsSince: came))
    #expect((0..<3).map { floor.routing.place(of: ContactHandle($0)) } == [2, 3, 1])
  }

  @Test func aSecondCallbackToTheSameCustomerIsMergedWhereThatIsThePolicy() {
    var floor = Floor(.simple(agents: 0))
    floor.happen(request(0, party: 7, delay: .seconds(5), merges: true))
    floor.happen(request(1, party: 7, merges: true))
    #expect(floor.effects == [.refuse(1, .merged)])
    floor.happen(request(2, party: 7))
    #expect(floor.stage(2) == .waiting)
    floor.happen(.contactLeft(0))
    floor.happen(.contactLeft(2))
    floor.happen(request(1, party: 7, merges: true))
    #expect(floor.stage(1) == .waiting)
  }

  /// Who leaves while a callback is on its way.
  @Test(arguments: [CallbackRequest.Order.agentFirst, .customerFirst])
  func whoLeavesWhileTheCustomerIsCalled(order: CallbackRequest.Order) {
    for event in [RoutingEvent.contactLeft(0), .agentLeft(0), .agentFailed(0)] {
      var floor = Floor(.simple(atOnce: true))
      floor.happen(request(0, order: order, attempts: 3))
      if order == .agentFirst { floor.happen(.agentWhisperEnded(0)) }
      floor.happen(event)
      switch event {
      case .contactLeft:
        #expect(floor.effects == [.withdraw(0, from: 0)])
        #expect(floor.stage(0) == .none && floor.status(0) == .available)
      case .agentFailed:
        #expect(floor.effects.first == .stopDialing(0))
        #expect(floor.stage(0) == .scheduled && floor.status(0) == .error)
      default:
        #expect(floor.effects.first == .stopDialing(0))
        #expect(floor.stage(0) == .scheduled && floor.status(0) == .available)
      }
    }
  }

  @Test func aScheduledCallbackCanBeCancelled() {
    var floor = Floor(.simple())
    floor.happen(request(0, delay: .seconds(5)))
    floor.happen(.contactLeft(0))
    floor.pass(.minutes(1))
    #expect(floor.stage(0) == .none && floor.effects == [])
  }
}

import Store
import TerminalUI
import World

/// Whoever shows a desk and has the world that it looks at.
protocol DeskHost: AnyObject {
  /// Gives the world an input, here and now.
  func give(_ input: Recording.Input)
  func lookAtWorld<R>(_ body: (borrowing World) -> R) -> R
  func show(_ message: PhoneModel.Message)
  /// What is nothing to the desk alone: pause, speed, another screen, help, quit.
  func perform(_ command: Command, at console: inout DeskConsole)
}

extension DeskHost {
  /// Does what an agent at a desk wants.
  func carryOut(_ requests: [DeskRequest], for console: inout DeskConsole) {
    let agent = console.seat.agent
    for request in requests {
      switch request {
      case .act(.transfers(let number)): transfer(by: number, &console)
      case .act(.consults): call(request, &console)
      case .act(.hangsUp):
        if lookAtWorld({ console.seat.thirdParty($0) }) != nil {
          console.seat.transferred(by: console.seat.called, .warm)
        }
        give(.act(.hangsUp, agent: agent))
      case .act(let act): give(.act(act, agent: agent))
      case .say(let words, let isMuted): give(.agentSays(words, agent: agent, isMuted: isMuted))
      case .press(let digit): give(.agentPresses(digit, agent: agent))
      case .change(let act): change(act, &console)
      case .keep(let contact, let score): keep(contact, score)
      case .report(let report, let contact, let id):
        give(.report(report, agent: agent, contact: contact, id: id))
      case .message(let message): show(message)
      case .command(let command): perform(command, at: &console)
      }
    }
  }

  /// Does what a trainer beside an agent wants; gives back what is for the trainer's own terminal.
  func carryOut(_ outcome: TrainerSeat.Outcome, of seat: TrainerSeat) -> Command? {
    switch outcome {
    case .nothing: break
    case .says(let words):
      if lookAtWorld({ $0.talk(ofAgent: seat.agent) }) == nil {
        show(PhoneModel.Message("the agent speaks with nobody now, and hears nothing"))
      } else {
        give(.trainerSays(words, agent: seat.agent, toAll: seat.hasJoined))
      }
    case .does(let act): give(.trainer(act, agent: seat.agent))
    case .message(let words): show(PhoneModel.Message(words))
    case .command(let command): return command
    }
    return nil
  }

  private func transfer(by number: Int, _ console: inout DeskConsole) {
    let agent = console.seat.agent
    let former = lookAtWorld { $0.talk(ofAgent: agent) }
    let why = former.map { contact in lookAtWorld { $0.obstacle(to: number, of: contact) } } ?? ""
    give(.act(.transfers(to: number), agent: agent))
    let (hasBegun, name) = lookAtWorld { world in
      (
        former.map { world.state.contacts[$0].transfer != nil || world.talk(ofAgent: agent) != $0 } ?? false,
        world.center.definition.quickConnects[number].name
      )
    }
    if hasBegun {
      console.seat.transferred(by: name, .blind)
    } else {
      show(PhoneModel.Message("\(name) cannot be reached: \(why)"))
    }
  }

  private func call(_ request: DeskRequest, _ console: inout DeskConsole) {
    let agent = console.seat.agent
    guard case .act(.consults(let number)) = request,
      let contact = lookAtWorld({ $0.talk(ofAgent: agent) })
    else { return }
    let why = lookAtWorld { $0.obstacle(to: number, of: contact) }
    give(.act(.consults(number), agent: agent))
    if lookAtWorld({ $0.consultation(of: contact) }) == nil {
      let wayBack = lookAtWorld { DeskSeat.wayBackFromHold(contact, $0) }
      show(PhoneModel.Message("\(console.seat.called) cannot be reached: \(why). \(wayBack)"))
    }
  }

  private func change(_ act: VisitAct, _ console: inout DeskConsole) {
    let story = console.seat.story
    let former = lookAtWorld { story?.visit($0) }
    give(.change(act, agent: console.seat.agent))
    let fresh = lookAtWorld { story?.visit($0) }
    if fresh != former { console.seat.changed(act, hadVisit: former != nil) }
  }

  private func keep(_ contact: KeptContact, _ score: KeptScore?) {
    do {
      try lookAtStore().transaction { rows in
        try rows.keep(contact)
        if let score { try rows.keep(score) }
      }
    } catch let error as StoreError {
      show(PhoneMessages.message(error.diagnostic(for: "the store")))
    } catch {
      show(PhoneModel.Message("\(error)", isError: true))
    }
  }

  private func lookAtStore() -> Store { lookAtWorld { $0.store } }
}

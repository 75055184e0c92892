import FlowEngine
import Store
import TerminalUI
import World

/// What an agent at a desk wants of the world, and of whoever shows the desk.
enum DeskRequest {
  case act(AgentAct)
  case say(String, isMuted: Bool)
  case press(DTMFDigit)
  case change(VisitAct)
  /// The contact is over: it is kept in the store, with its scorecard where a scenario states rules.
  case keep(KeptContact, KeptScore?)
  /// What the agent says of a contact, by the id that it had, for its contact record.
  case report(AgentReport, contact: Int, id: String)
  case message(PhoneModel.Message)
  /// What is nothing to the desk alone: pause, speed, another screen, help, quit.
  case command(Command)
}

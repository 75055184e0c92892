import ContactCenter
import World

/// What an agent who has a contact does with it: the same words and the same clock at the desk and on the wallboard.
struct AgentTalk {
  let words: String
  /// Since when the agent speaks with the customer; nil while whispers run, and while the customer is called back.
  let joinedAt: Timestamp?

  init(with contact: Int, in world: borrowing World) {
    joinedAt = world.joinedAt(contact)
    if joinedAt != nil {
      words = "on contact"
    } else if case .dialing = world.state.contacts[contact].stage {
      words = "calling back"
    } else {
      words = "whisper"
    }
  }
}

/// What `$.Agent` says of an agent, looked up in the program once, not for each contact that the agent answers.
public struct PreparedAgent: Sendable {
  /// A text, and the literal that it is where flows mention it.
  private struct Text: Sendable {
    let text: String
    let literal: Value?

    init(_ text: String, _ program: Program) {
      self.text = text
      literal = program.literals.find(text)
    }
  }

  private let userName: Text
  private let firstName: Text?
  private let lastName: Text?

  /// - Parameter name: as the center has it; its first word is the first name, the last of several the last name.
  public init(name: String, _ program: Program) {
    let words = name.split(separator: " ")
    userName = Text(name, program)
    firstName = words.first.map { Text(String($0), program) }
    lastName = words.count > 1 ? words.last.map { Text(String($0), program) } : nil
  }

  fileprivate func tell(_ contact: inout Contact) {
    func set(_ field: SystemField, _ text: Text?) {
      contact.setField(field, text.map { $0.literal ?? contact.add($0.text) } ?? .missing)
    }
    set(.agentUserName, userName)
    set(.agentFirstName, firstName)
    set(.agentLastName, lastName)
  }
}

extension Contact {
  /// `$.Agent` tells of the agent who answered.
  public mutating func setAgent(_ agent: PreparedAgent) { agent.tell(&self) }
}

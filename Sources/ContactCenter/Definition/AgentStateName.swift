/// The names of states that every center has.
public enum AgentStateName {
  /// The agent takes contacts.
  public static let available = "Available"
  /// The agent is not there.
  public static let offline = "Offline"

  static let builtIn = [available, offline]
}

/// A piece of what an action says.
public enum SpokenPart: Sendable, Hashable {
  /// Words as the flow, or a prompt of the center, has them.
  case words(String)
  /// What is only known in a call, by the names on its path: `["Attributes", "name"]`.
  case value(path: [String])
}

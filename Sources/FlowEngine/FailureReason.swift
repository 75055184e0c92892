/// Why an action takes the branch of an error: no action fails without one, so that the transcript tells of each.
public enum FailureReason: Sendable {
  /// What is wrong, in a designer's words, with the limit and where the reference has it.
  case because(String)
  /// A value that the action needs is missing: told by the references that lead to nothing, or by these words where all
  /// lead to something.
  case lacks(String)
  /// Another line of the transcript tells of it: what the world answered, or that the action is not for the channel.
  case told
}

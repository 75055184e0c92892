/// Why what a command names cannot be run.
public enum ProgramObstacle: Sendable, Hashable {
  /// Nothing of this name is there.
  case missing
  /// What stands there is a folder.
  case folder
  /// What stands there may not be run.
  case notExecutable
}

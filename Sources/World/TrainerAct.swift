/// What a trainer beside an agent does, besides speaking.
public enum TrainerAct: Sendable, Hashable {
  /// All who hear the agent hear the trainer from now on.
  case joins
  /// The agent alone does.
  case leaves
}

/// What a module type of the old export becomes.
struct OldModuleDescription: Sendable {
  /// Its names: that of the newest old exports first, older ones behind it.
  let names: [String]
  /// The `target` that a module of this name must have; nil where the name alone says what it is.
  let target: String?
  let actionType: String
  let branches: [OldBranchRule]
  /// The branches of which `NextAction` is a copy where the action has no way on of its own: the service insists on
  /// one. The first that is there counts.
  let copiedNext: [String]
  /// An error that the service insists on and old modules had no branch for: it leads where the module goes on.
  let errorLikeSuccess: String?

  init(
    _ names: String..., target: String? = nil, becomes actionType: String, branches: [OldBranchRule] = [],
    copiedNext: [String] = [], errorLikeSuccess: String? = nil
  ) {
    self.names = names
    self.target = target
    self.actionType = actionType
    self.branches = branches
    self.copiedNext = copiedNext
    self.errorLikeSuccess = errorLikeSuccess
  }
}

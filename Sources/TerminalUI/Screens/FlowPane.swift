/// The way the call took through its flow, the present action and its branches.
public struct FlowPane: Sendable, Equatable {
  /// An action of the way.
  public struct Step: Sendable, Equatable {
    /// Seconds since the call began.
    public var seconds: Int
    /// `Main menu`, `checkCustomer ƒ`, `"Welcome back, Asha."`.
    public var label: String
    /// What came of it, or what it waits for: "existing", "[7] not a choice", "waiting for a key".
    public var result: String
    public var mark: Mark

    public init(seconds: Int, label: String, result: String = "", mark: Mark = .none) {
      self.seconds = seconds
      self.label = label
      self.result = result
      self.mark = mark
    }
  }

  /// What is odd about a step.
  public enum Mark: Sendable, Equatable {
    case none
    /// It took an error branch.
    case failed
    /// It is not done as the live service does it.
    case standIn
  }

  /// A branch of the present action.
  public struct Branch: Sendable, Equatable {
    /// What decides it: "[1] plots", "other key", "silence 8 s", "error".
    public var label: String
    /// What decides it in a word, for where the label has no room: "other", "silence".
    public var shortLabel: String?
    /// Where it goes: "Plots hours?", "again, 1 left".
    public var target: String
    /// The key that takes it, so that a click on it can press it.
    public var key: Character?

    public init(_ label: String, short: String? = nil, to target: String, key: Character? = nil) {
      self.label = label
      shortLabel = short
      self.target = target
      self.key = key
    }
  }

  public var flowName: String
  /// How many actions the call has taken.
  public var stepCount: Int
  /// Oldest first.
  public var path: [Step]
  /// The action the call stands at; nil after the end.
  public var present: Step?
  public var branches: [Branch]

  public init(
    flowName: String = "", stepCount: Int = 0, path: [Step] = [], present: Step? = nil,
    branches: [Branch] = []
  ) {
    self.flowName = flowName
    self.stepCount = stepCount
    self.path = path
    self.present = present
    self.branches = branches
  }
}

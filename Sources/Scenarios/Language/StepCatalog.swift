/// Every kind of step, in the order in which the documentation tells of them.
public enum StepCatalog {
  static let all: [any ScenarioStep.Type] = [
    CenterStep.self, FlowStep.self, AtStep.self, SeedStep.self, StrictStep.self,
    GivenCustomerStep.self, GivenSlotStep.self, GivenRowStep.self, GivenNoRowStep.self,
    GivenAttributeStep.self,
    BranchStep.self, HoursStep.self, QueueStep.self, LambdaStep.self, AgentStep.self,
    CallStep.self, HearStep.self, NotHearStep.self, PressStep.self, SayStep.self, ChooseStep.self,
    WaitStep.self,
    SilenceStep.self, HangUpStep.self, CallbackStep.self,
    ExpectQueueStep.self, ExpectWhisperStep.self, ExpectMessageStep.self, ExpectLambdaStep.self,
    ExpectAgentStep.self, ExpectAttributeStep.self, ExpectRowStep.self, EndsStep.self,
    WantsStep.self, AskedStep.self, PatienceStep.self, ScoreStep.self,
  ]

  /// What a person is told of each.
  public static var descriptions: [StepDescription] { all.map { $0.description } }

  /// The words that each kind of step begins with, in every form of it.
  private static let openings: [(type: any ScenarioStep.Type, words: [String])] = all.flatMap { type in
    type.description.words.map { (type, $0) }
  }

  /// Takes the words of a step off the line: of all that fit the one with the most words.
  static func take(_ line: inout StepLine) -> (any ScenarioStep.Type)? {
    var best: (type: any ScenarioStep.Type, end: Int, count: Int)?
    for (type, words) in openings where words.count > best?.count ?? 0 {
      if let end = line.end(of: words) { best = (type, end, words.count) }
    }
    guard let best else { return nil }
    line.goOn(at: best.end)
    return best.type
  }
}

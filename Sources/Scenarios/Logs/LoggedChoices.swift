import CenterFiles
import FlowEngine

/// What callers did where flows asked them, by a log: how often each of it at each action.
public struct LoggedChoices: Sendable {
  public enum Choice: Sendable, Hashable {
    case keys([DTMFDigit])
    case silence
    /// Nothing more of the call is in the log.
    case hangUp
  }

  public struct Counted: Sendable, Hashable {
    public let action: ActionIndex
    public let choice: Choice
    public internal(set) var count: Int
  }

  /// In the order in which the log has them first.
  public private(set) var counts: [Counted] = []
  private var places: [Counted: Int] = [:]

  /// - Parameter calls: those of actions that the center does not have are passed over.
  public init(_ calls: [LoggedCall], in loaded: LoadedCenter) {
    let actions = LogPlaces(loaded)
    let program = loaded.program
    for call in calls {
      for step in call.steps {
        guard let action = actions.action(of: step),
          program.actionSources[action.index].action.type == "GetParticipantInput",
          // Where the action itself went wrong nobody chose anything.
          step.result != ErrorType.noMatchingError.rawValue
        else { continue }
        var assumption: String?
        switch ReplayKeys(step, at: action, of: program, &assumption) {
        case .press(let keys): add(action, .keys(keys))
        case .silence: add(action, .silence)
        case .hangUp: add(action, .hangUp)
        }
      }
    }
  }

  private mutating func add(_ action: ActionIndex, _ choice: Choice) {
    let key = Counted(action: action, choice: choice, count: 0)
    if let place = places[key] {
      counts[place].count += 1
    } else {
      places[key] = counts.count
      counts.append(Counted(action: action, choice: choice, count: 1))
    }
  }
}

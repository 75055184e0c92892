import ContactCenter
import FlowAnalysis
import FlowEngine

/// What callers are asked for, and what they do where a plan says nothing of it.
enum CallerQuestions {
  /// True for a type of action that waits for keys or words.
  static func asks(_ type: String) -> Bool {
    ["GetParticipantInput", "ConnectParticipantWithLexBot", "StoreUserInput"].contains(type)
  }

  /// For each action of a program the keys that it branches on, each as likely; silence where there are none.
  static func usual(of program: Program, _ labels: FlowLabels) -> [WeightedList<CallerChoice>?] {
    var usual: [WeightedList<CallerChoice>?] = Array(repeating: nil, count: program.actionSources.count)
    for flow in program.flows.indices {
      let graph = FlowGraph(FlowIndex(flow), of: labels)
      for action in graph.actions where asks(program.actionSources[action].action.type) {
        let digits = graph.ways(from: ActionIndex(action)).compactMap(\.digit)
        usual[action] = WeightedList(evenly: digits.isEmpty ? [.silence] : digits.map { .keys([$0]) })
      }
    }
    return usual
  }
}

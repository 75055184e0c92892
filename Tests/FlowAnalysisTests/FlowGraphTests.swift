import FlowDocument
import FlowEngine
import Foundation
import Testing

@testable import FlowAnalysis

@Suite struct FlowGraphTests {
  /// A flow of messages and comparisons: each action's name with where it leads; the first target is the next action, the
  /// others are values of a comparison.
  private static func graph(_ actions: [(String, [String])]) throws -> (FlowGraph, FlowLabels) {
    let texts = actions.map { name, targets in
      let conditions = targets.dropFirst().enumerated().map { number, target in
        #"{"NextAction": "\#(target)", "Condition": {"Operator": "Equals", "Operands": ["v\#(number)"]}}"#
      }
      let next = targets.first ?? ""
      let transitions =
        switch targets.count {
        case 0: "{}"
        case 1: #"{"NextAction": "\#(next)"}"#
        default:
          #"{"NextAction": "\#(next)", "Conditions": [\#(conditions.joined(separator: ","))], "Errors": [{"ErrorType": "NoMatchingCondition", "NextAction": "\#(next)"}]}"#
        }
      let type =
        targets.isEmpty ? "DisconnectParticipant" : targets.count == 1 ? "MessageParticipant" : "Compare"
      let parameters = type == "Compare" ? #"{"ComparisonValue": "$.Attributes.a"}"# : #"{"Text": "words"}"#
      return
        #"{"Identifier": "\#(name)", "Type": "\#(type)", "Parameters": \#(parameters), "Transitions": \#(transitions)}"#
    }
    let labels = FlowLabels(try SampleFlow.program(texts))
    return (FlowGraph(FlowIndex(0), of: labels), labels)
  }

  private static func names(_ actions: [ActionIndex], _ labels: FlowLabels) -> [String] {
    actions.map { labels.program.actionSources[$0.index].action.identifier }
  }

  @Test func whatNoWayLeadsToIsNotReached() throws {
    let (graph, labels) = try Self.graph([
      ("start", ["end"]), ("island", ["end"]), ("end", []), ("other", ["island"]),
    ])
    #expect(Self.names(graph.unreached, labels) == ["island", "other"])
    #expect(Self.names(graph.reached, labels) == ["start", "end"])
  }

  @Test func theDominatorIsWhatEveryContactPasses() throws {
    let (graph, labels) = try Self.graph([
      ("start", ["choice"]), ("choice", ["left", "right"]), ("left", ["join"]), ("right", ["join"]),
      ("join", ["choice"]),
    ])
    let dominators = graph.actions.map {
      graph.dominator(of: ActionIndex($0)).map { Self.names([$0], labels)[0] }
    }
    #expect(dominators == [nil, "start", "choice", "choice", "choice"])
    #expect(graph.dominates(ActionIndex(1), ActionIndex(4)))
    #expect(!graph.dominates(ActionIndex(2), ActionIndex(4)))
  }

  @Test func aLongFlowIsWalkedWithoutDepth() throws {
    let count = 20_000
    let actions = (0..<count).map { ("a\($0)", $0 + 1 < count ? ["a\($0 + 1)"] : []) }
    let (graph, _) = try Self.graph(actions)
    #expect(graph.reached.count == count)
    #expect(graph.dominator(of: ActionIndex(count - 1)) == ActionIndex(count - 2))
  }

  @Test func everyActionThatIsReachedIsDrawnOnce() throws {
    let (program, labels) = try SampleFlow.siteVisit()
    for flow in program.flows.indices {
      try Self.check(FlowMap(FlowIndex(flow), of: labels), "\(flow)")
      Self.checkEveryBranch(of: FlowMap(FlowIndex(flow), of: labels, showsEveryFailure: true), "\(flow)")
    }
  }

  /// Where every failure is shown, each branch stands for one thing that is drawn.
  private static func checkEveryBranch(of map: FlowMap, _ name: String) {
    let drawn = map.stems.flatMap(\.branches)
    let all = map.graph.reached.flatMap(map.graph.ways).flatMap(\.branches)
    #expect(drawn.sorted { $0.index < $1.index } == all.sorted { $0.index < $1.index }, "\(name)")
  }

  @Test(.enabled(if: !SampleFlow.corpus.isEmpty)) func everyActionOfARealExportIsDrawnOnce() throws {
    for file in SampleFlow.corpus {
      let bytes = Array(try Data(contentsOf: file))
      guard let document = try? FlowDocument(parsing: bytes, named: file.lastPathComponent) else { continue }
      let labels = FlowLabels(SampleFlow.program(of: [document]))
      try Self.check(FlowMap(FlowIndex(0), of: labels), file.lastPathComponent)
      Self.checkEveryBranch(
        of: FlowMap(FlowIndex(0), of: labels, showsEveryFailure: true), file.lastPathComponent)
    }
  }

  /// Every action that is reached is drawn once, and each of its ways stands in one row.
  private static func check(_ map: FlowMap, _ name: String) throws {
    var drawn: [ActionIndex] = []
    var shown: Set<BranchIndex> = []
    func visit(_ chain: MapChain) {
      drawn += chain.actions
      for way in chain.ways {
        shown.formUnion(way.branches)
        if let inner = way.chain { visit(inner) }
      }
    }
    for stem in map.stems { visit(stem) }
    #expect(
      drawn.sorted { $0.index < $1.index } == map.graph.reached.sorted { $0.index < $1.index }, "\(name)")
    for action in map.graph.reached {
      let ways = map.graph.ways(from: action)
      for way in ways where way.cause == .condition || way.cause == .otherwise {
        #expect(way.branches.allSatisfy(shown.contains), "\(name): \(way.deciding)")
      }
      // A failure is shown unless the flow goes on as after success.
      for way in ways
      where way.cause == .failure && !ways.contains(where: { $0.cause == .done && $0.target == way.target }) {
        #expect(way.branches.allSatisfy(shown.contains), "\(name): \(way.deciding)")
      }
    }
  }

  @Test func namesCannotBreakOutOfAPicture() throws {
    let name = #""A \"quoted\" <b>&amp; #1; \\ end""#
    let program = try SampleFlow.program(
      [#"{"Identifier": \#(name), "Type": "DisconnectParticipant"}"#],
      metadata: #"{\#(name): {"isFriendlyName": true}}"#)
    let picture = FlowPicture([FlowIndex(0)], of: program, FlowLabels(program))
    #expect(picture.dot.contains(#"label="A \"quoted\" <b>&amp;amp; #1; \\\nend""#))
    #expect(picture.mermaid.contains("A #34;quoted#34; #60;b#62;#38;amp#59; #35;1#59; #92; end"))
  }

  /// Rows of a chain whose failures go several ways say which action's they are, and so does a row alone, where the action
  /// is not the last; by their own words they need not.
  @Test(arguments: [
    (["x", "x", "x"], ["3 errors"]), (["x", "y", "x"], ["2 other errors", "error in Second"]),
    (["x", "y", "z"], ["error in First", "error in Second", "error in \"The third has a long name\""]),
    (["x", "c3", "over"], ["error in First"]),
    (["Second", "c3", "x"], ["error in \"The third has a long name\""]),
  ])
  func failuresThatGoSeveralWaysSayOfWhichAction(targets: [String], rows: [String]) throws {
    let ends = Set(targets).subtracting(["Second", "c3", "over"]).sorted().map {
      #"{"Identifier": "\#($0)", "Type": "DisconnectParticipant", "Parameters": {}, "Transitions": {}}"#
    }
    func say(_ name: String, _ words: String, _ next: String, _ target: String) -> String {
      #"{"Identifier": "\#(name)", "Type": "MessageParticipant", "Parameters": {"Text": "\#(words)"}, "#
        + #""Transitions": {"NextAction": "\#(next)", "Errors": [{"ErrorType": "NoMatchingError", "NextAction": "\#(target)"}]}}"#
    }
    let flow =
      [
        say("First", "a", "Second", targets[0]), say("Second", "b", "c3", targets[1]),
        say("c3", "The third has a long name", "over", targets[2]),
        #"{"Identifier": "over", "Type": "DisconnectParticipant", "Parameters": {}, "Transitions": {}}"#,
      ] + ends
    let map = FlowMap(FlowIndex(0), of: FlowLabels(try SampleFlow.program(flow)))
    #expect(map.stems[0].ways.map(\.deciding) == rows)
  }
}

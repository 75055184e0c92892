import FlowDocument
import FlowEngine
import JSON

/// The shortest ways from where calls begin to every action, over the flows they go on to.
struct CoverageWays: Sendable {
  /// One step of a way: the action it leaves, and the way out; nil into another flow.
  private struct Step: Sendable {
    let from: ActionIndex
    let way: FlowWay?
  }

  private let labels: FlowLabels
  private let steps: [ActionIndex: Step]
  private let beginnings: [ActionIndex: String]

  init(_ graphs: [FlowGraph], _ program: Program, _ labels: FlowLabels, from entries: [FlowIndex]) {
    var graphOfFlow: [FlowIndex: FlowGraph] = [:]
    for graph in graphs { graphOfFlow[graph.flow] = graph }
    var steps: [ActionIndex: Step] = [:]
    var beginnings: [ActionIndex: String] = [:]
    var open: [ActionIndex] = []
    for entry in entries {
      guard let graph = graphOfFlow[entry], beginnings[graph.start] == nil else { continue }
      beginnings[graph.start] = program.flows[entry.index].name
      open.append(graph.start)
    }
    var next = 0
    while next < open.count {
      let action = open[next]
      next += 1
      let source = program.actionSources[action.index]
      func visit(_ target: ActionIndex, by way: FlowWay?) {
        guard steps[target] == nil, beginnings[target] == nil else { return }
        steps[target] = Step(from: action, way: way)
        open.append(target)
      }
      for way in graphOfFlow[source.flow]?.ways(from: action) ?? [] {
        guard let target = way.target else { continue }
        visit(target, by: way)
      }
      for reference in FlowReference.all(of: source.action, in: program) {
        guard let flow = reference.target, let graph = graphOfFlow[flow] else { continue }
        visit(graph.start, by: nil)
      }
    }
    self.labels = labels
    self.steps = steps
    self.beginnings = beginnings
  }

  /// What decides the way to an action, at most the last six.
  func words(to action: ActionIndex) -> String? {
    var backwards: [Step] = []
    var at = action
    while let step = steps[at] {
      backwards.append(step)
      at = step.from
    }
    guard let beginning = beginnings[at] else { return nil }
    let deciding = deciding(on: backwards.reversed())
    let shown = deciding.suffix(6)
    let dots = deciding.count > shown.count ? "…, " : ""
    return shown.isEmpty ? beginning : beginning + ": " + dots + shown.joined(separator: ", ")
  }

  // MARK: Words

  /// What a Lambda must answer for a call to go a way.
  private struct Answer {
    /// Which step of the way invokes it.
    let lambda: Int
    let name: String
    /// Where it stands among what decides the way.
    let place: Int
    /// Each key with its value, nil for one that must be missing, and the steps that compare it.
    var values: [(key: String, value: String?, steps: [Step])] = []

    /// Takes what one more step asks for; false where no value that is known leads on there and at the steps before.
    mutating func take(
      _ key: String, _ value: String?, at step: Step, leads: (Step, String?) -> Bool
    ) -> Bool {
      guard let known = values.firstIndex(where: { $0.key == key }) else {
        guard leads(step, value) else { return false }
        values.append((key, value, [step]))
        return true
      }
      let steps = values[known].steps + [step]
      for candidate in [values[known].value, value] where steps.allSatisfy({ leads($0, candidate) }) {
        values[known] = (key, candidate, steps)
        return true
      }
      return false
    }

    /// As a scenario declares it.
    var words: String {
      var writer = JSONWriter()
      writer.object { writer in
        for value in values {
          if let text = value.value { writer.member(value.key, text) }
        }
      }
      return "lambda \(name) returns \(writer.text)"
    }
  }

  /// What decides each step of a way where something does: of all that a Lambda answers once, as a scenario declares it.
  private func deciding(on walked: [Step]) -> [String] {
    var words: [String] = []
    var answers: [Answer] = []
    for (number, step) in walked.enumerated() {
      guard let way = step.way, way.cause != .done else { continue }
      let own = labels.name(of: step.from) + " " + way.deciding
      if way.cause == .failure, let name = lambdaName(of: step.from) {
        words.append("lambda \(name) fails")
        continue
      }
      guard let found = labels.answer(comparedAtEndOf: walked[...number].map(\.from)),
        let lambda = walked[..<number].lastIndex(where: { $0.from == found.lambda }),
        let name = lambdaName(of: found.lambda)
      else {
        words.append(own)
        continue
      }
      // A key that is a path is a value inside others: that is said of it in words.
      let value = wanted(by: way)
      guard !found.key.contains("."), value != nil || way.cause == .otherwise else {
        words.append(own + " by \"\(found.key)\" of lambda \(name)")
        continue
      }
      let known = answers.firstIndex { $0.lambda == lambda }
      var answer = known.map { answers[$0] } ?? Answer(lambda: lambda, name: name, place: words.count)
      guard answer.take(found.key, value, at: step, leads: goes) else {
        words.append(own + " by \"\(found.key)\" of lambda \(name)")
        continue
      }
      if let known {
        answers[known] = answer
        words[answer.place] = answer.words
      } else {
        answers.append(answer)
        words.append(answer.words)
      }
    }
    return words
  }

  /// A value that a condition asks for; nil for another way.
  private func wanted(by way: FlowWay) -> String? {
    guard let branch = way.branches.first,
      case .condition(let operatorName, let operand) = labels.program.branches[branch.index].outcome
    else { return nil }
    return ConditionTest.example(operatorName, operand)
  }

  /// True when a comparison goes the way of a step with this value, or with none.
  private func goes(_ step: Step, with value: String?) -> Bool {
    let branches = labels.program.branches(of: step.from).map { labels.program.branches[$0] }
    let met = branches.first { branch in
      guard let value, case .condition(let operatorName, let operand) = branch.outcome else { return false }
      return ConditionTest.holds(operatorName, operand, of: value)
    }
    let otherwise = branches.first { $0.outcome == .error("NoMatchingCondition") }
    return (met ?? otherwise ?? branches.first { $0.outcome == .next })?.target == step.way?.target
  }

  /// The name of the Lambda that an action invokes, as a scenario has it; nil where it invokes none, or an attribute names it.
  private func lambdaName(of action: ActionIndex) -> String? {
    let source = labels.program.actionSources[action.index].action
    guard source.type == "InvokeLambdaFunction",
      let reference = source.lambdaReference(isLone: labels.program.isLoneFlow),
      ReferenceWords.first(in: reference) == nil,
      let name = ResourceWords(program: labels.program).lambda(reference)
    else { return nil }
    return name.contains(" ") ? "\"\(name)\"" : name
  }
}

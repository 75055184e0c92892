import ContactCenter

/// Which Lambda's answer is in `$.External` where, for Lambdas whose keys `center.json` declares.
struct LambdaAnswers {
  /// A key that is read where the last answer does not have it.
  struct LostKey {
    let action: AnalyzedAction
    let use: ReferenceUse
    let key: String
    /// The Lambda whose answer is there.
    let lambda: String
    /// The keys that its answer has.
    let keys: [String]
    /// A Lambda before it on the way, whose answer had the key; nil when none had.
    let earlier: String?
  }

  private(set) var lostKeys: [LostKey] = []

  init(in flow: AnalyzedFlow) {
    let lambdas = flow.actions.filter { $0.invokesLambda }
    let keys = Dictionary(
      uniqueKeysWithValues: lambdas.map {
        ($0.number, $0.text("LambdaFunctionARN").flatMap(flow.center.lambdaKeys))
      })
    guard keys.values.contains(where: { $0 != nil }) else { return }
    let last = Self.reaching(in: flow, replaces: true)
    let before = Self.reaching(in: flow, replaces: false)
    for action in flow.reachableActions {
      for use in action.reads("External") {
        guard let key = use.key, let first = use.key?.split(separator: ".").first.map(String.init),
          let lambda = last[action.number].min(), last[action.number].allSatisfy({ keys[$0]! != nil }),
          !last[action.number].contains(where: { keys[$0]!!.contains(key) || keys[$0]!!.contains(first) })
        else { continue }
        let earlier = before[action.number].subtracting(last[action.number]).sorted().first {
          keys[$0]?.map { $0.contains(key) } ?? false
        }
        lostKeys.append(
          LostKey(
            action: action, use: use, key: key, lambda: Self.name(flow.actions[lambda]), keys: keys[lambda]!!,
            earlier: earlier.map { Self.name(flow.actions[$0]) }))
      }
    }
  }

  private static func name(_ lambda: AnalyzedAction) -> String {
    let reference = lambda.text("LambdaFunctionARN") ?? ""
    return "\"\(ResourceReference.lastPart(of: reference) ?? reference)\""
  }

  /// For each action the Lambdas that came before it: all of them, or the last on each path.
  private static func reaching(in flow: AnalyzedFlow, replaces: Bool) -> [Set<Int>] {
    var sets = Array(repeating: Set<Int>(), count: flow.actions.count)
    var rest = [flow.start]
    var isSeen = Array(repeating: false, count: flow.actions.count)
    isSeen[flow.start] = true
    while let number = rest.popLast() {
      let action = flow.actions[number]
      for edge in action.liveEdges {
        guard let target = edge.target else { continue }
        var out = sets[number]
        if action.invokesLambda {
          if replaces { out = [] }
          if !edge.isError { out.insert(number) }
        }
        let joined = sets[target].union(out)
        guard !isSeen[target] || joined != sets[target] else { continue }
        sets[target] = joined
        isSeen[target] = true
        rest.append(target)
      }
    }
    return sets
  }
}

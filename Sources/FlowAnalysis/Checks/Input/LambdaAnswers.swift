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

  /// The Lambdas that have declared keys, by the order of the actions; the others are as one before them.
  private var references: [String] = [""]
  private var keys: [[String]] = [[]]

  init(in flow: AnalyzedFlow) {
    var numbers: [Int: Int] = [:]
    var numbersByReference: [String: Int] = [:]
    for action in flow.lambdas {
      let reference = action.text("LambdaFunctionARN") ?? ""
      if let known = numbersByReference[reference] {
        numbers[action.number] = known
      } else if let declared = flow.center.lambdaKeys(reference) {
        numbers[action.number] = references.count
        numbersByReference[reference] = references.count
        references.append(reference)
        keys.append(declared)
      } else {
        numbers[action.number] = 0
        numbersByReference[reference] = 0
      }
    }
    guard references.count > 1 else { return }
    let last = reaching(in: flow, numbers, replaces: true)
    let before = reaching(in: flow, numbers, replaces: false)
    for action in flow.readers(of: "External") {
      let present = last[action.number]
      guard let lambda = present.first, !present.contains(0) else { continue }
      for use in action.reads("External") {
        guard let key = use.key, let first = key.split(separator: ".").first.map(String.init),
          !present.contains(where: { keys[$0].contains(key) || keys[$0].contains(first) })
        else { continue }
        let earlier = before[action.number].first { !present.contains($0) && keys[$0].contains(key) }
        lostKeys.append(
          LostKey(
            action: action, use: use, key: key, lambda: name(lambda), keys: keys[lambda],
            earlier: earlier.map(name)))
      }
    }
  }

  private func name(_ lambda: Int) -> String {
    "\"\(ResourceReference.lastPart(of: references[lambda]) ?? references[lambda])\""
  }

  /// For each action the Lambdas that came before it, in their order: all of them, or the last on each path.
  private func reaching(in flow: AnalyzedFlow, _ numbers: [Int: Int], replaces: Bool) -> [[Int]] {
    // A bit for each Lambda, in words of 64 for each action.
    let width = (references.count + 63) / 64
    var sets = Array(repeating: UInt64(0), count: flow.actions.count * width)
    var isSeen = Array(repeating: false, count: flow.actions.count)
    var rest = [flow.start]
    isSeen[flow.start] = true
    while let number = rest.popLast() {
      for edge in flow.actions[number].liveEdges {
        guard let target = edge.target else { continue }
        var isNew = !isSeen[target]
        for word in 0..<width {
          var out = sets[number * width + word]
          if let lambda = numbers[number] {
            if replaces { out = 0 }
            if !edge.isError, lambda / 64 == word { out |= 1 << UInt64(lambda % 64) }
          }
          let joined = sets[target * width + word] | out
          isNew = isNew || joined != sets[target * width + word]
          sets[target * width + word] = joined
        }
        guard isNew else { continue }
        isSeen[target] = true
        rest.append(target)
      }
    }
    return flow.actions.indices.map { action in
      references.indices.filter { sets[action * width + $0 / 64] & 1 << UInt64($0 % 64) != 0 }
    }
  }
}

import FlowEngine

/// A value that comparisons on one way look at, and where each of them must lead.
///
/// A value that is missing is compared as an empty text.
struct ComparedValue {
  /// A comparison with the branch that it must take.
  struct Demand: Hashable {
    let compare: ActionIndex
    let branch: BranchIndex
  }

  let program: Program
  var demands: [Demand] = []

  /// The branch that a comparison takes with a value.
  static func branch(of compare: ActionIndex, with value: String, in program: Program) -> BranchIndex? {
    let numbers = program.branches(of: compare)
    let met = numbers.first { number in
      guard case .condition(let operatorName, let operand) = program.branches[number].outcome else {
        return false
      }
      return ReferenceWords.first(in: operand) == nil && ConditionTest.holds(operatorName, operand, of: value)
    }
    let otherwise = numbers.first { program.branches[$0].outcome == .error("NoMatchingCondition") }
    return (met ?? otherwise ?? numbers.first).map { BranchIndex($0) }
  }

  /// A value that satisfies all of them; an empty one may be missing as well. Nil where none is known.
  ///
  /// - Parameters:
  ///   - usual: values that are better than those that the conditions suggest.
  ///   - canBe: what a value may be at all.
  func example(usual: [String] = [], where canBe: (String) -> Bool = { _ in true }) -> String? {
    let chosen = demands.reversed().compactMap { condition(of: $0.branch) }.flatMap {
      ConditionTest.examples($0.operatorName, $0.operand)
    }
    let conditions = demands.flatMap { demand in
      program.branches(of: demand.compare).compactMap { condition(of: BranchIndex($0)) }
    }
    let candidates =
      usual + chosen + ["", "other"]
      + conditions.flatMap { [$0.operand] + ConditionTest.neighbors(of: $0.operand) }
      + Self.between(conditions.compactMap { Double(trimming: $0.operand) }) + Self.joined(conditions)
    return candidates.first { candidate in
      canBe(candidate)
        && demands.allSatisfy { Self.branch(of: $0.compare, with: candidate, in: program) == $0.branch }
    }
  }

  /// Whole telephone numbers that begin or end with what conditions ask for.
  var telephoneNumbers: [String] {
    demands.flatMap { program.branches(of: $0.compare) }.compactMap {
      condition(of: BranchIndex($0))?.operand
    }
    .flatMap { operand -> [String] in
      let digits = operand.drop { $0 == "+" }
      guard !digits.isEmpty, digits.count <= 10, digits.allSatisfy({ $0.isASCII && $0.isNumber }) else {
        return []
      }
      let zeros = String(repeating: "0", count: 11 - digits.count)
      return ["+" + digits + zeros, "+1555010" + digits]
    }
  }

  /// A condition whose operand is known without a call.
  private func condition(of branch: BranchIndex) -> (operatorName: String, operand: String)? {
    guard case .condition(let operatorName, let operand) = program.branches[branch.index].outcome,
      ReferenceWords.first(in: operand) == nil
    else { return nil }
    return (operatorName, operand)
  }

  /// Numbers between bounds that are near each other.
  private static func between(_ bounds: [Double]) -> [String] {
    let sorted = bounds.sorted()
    return zip(sorted, sorted.dropFirst()).filter { $0 < $1 }.map { ConditionTest.text(($0 + $1) / 2) }
  }

  /// Texts that begin with, hold and end with what conditions ask for.
  private static func joined(_ conditions: [(operatorName: String, operand: String)]) -> [String] {
    func operands(_ name: String) -> [String] {
      [""] + conditions.filter { $0.operatorName == name }.map(\.operand).prefix(8)
    }
    var texts: [String] = []
    for beginning in operands("TextStartsWith") {
      for middle in operands("TextContains") {
        for end in operands("TextEndsWith") {
          texts += [beginning + middle + end, beginning + middle + "-" + end, beginning + "-" + middle + end]
        }
      }
    }
    return texts
  }
}

import ContactCenter
import FlowDocument
import FlowEngine

/// A Lambda function as flows of a center refer to it: what `center.json` says of it, looked up once.
final class LambdaFunction: Sendable, Hashable {
  /// The name people know it by.
  let name: String
  /// What answers in its place; nil when nothing here does.
  let binding: LambdaBinding?
  /// How long an answer takes; nil leaves it to the handler, or to the usual time.
  let duration: Milliseconds?
  /// What it always answers, where that is said; for contacts of one program.
  let answer: LambdaAnswer?
  /// Its whole ARN, made up where neither `center.json` nor the flow has it.
  let arn: String

  init(_ reference: String, _ program: Program) {
    let definition = program.center.lambdas[reference]
    binding = definition?.binding
    duration = definition?.duration
    let answer: LambdaAnswer? =
      switch definition?.binding {
      case .returns(let values): LambdaAnswer(values.map { ($0.name, $0.value) })
      case .returnsNested(_, let text): try? LambdaAnswer(parsing: text, named: "center.json")
      case .builtin, .command, .url, .fails, .timesOut, nil: nil
      }
    self.answer = answer?.prepared(for: program)
    name = program.shownName(ofLambda: reference)
    let known = [definition?.arn ?? "", reference].first { $0.hasPrefix("arn:") }
    arn = known ?? "arn:aws:lambda:us-east-1:123456789012:function:" + name
  }

  static func == (left: LambdaFunction, right: LambdaFunction) -> Bool {
    left === right
      || left.name == right.name && left.binding == right.binding && left.duration == right.duration
        && left.arn == right.arn
  }

  func hash(into hasher: inout Hasher) { hasher.combine(name) }
}

extension WorldCenter {
  /// The functions that flows name by a literal, by the number of the literal.
  static func functions(of program: Program) -> [LambdaFunction?] {
    var functions = [LambdaFunction?](repeating: nil, count: program.literals.count)
    for source in program.actionSources where source.action.type == "InvokeLambdaFunction" {
      guard let reference = source.action.lambdaReference(isLone: program.isLoneFlow),
        let literal = program.literals.find(reference)
      else { continue }
      functions[literal.literal] = LambdaFunction(reference, program)
    }
    return functions
  }

  /// The function that flows name by a literal; nil for any other value.
  @inline(__always) func function(_ reference: Value) -> LambdaFunction? {
    reference.isInArena ? nil : functionOfLiteral[reference.literal]
  }

  /// The function with a name or an ARN.
  func function(_ reference: String) -> LambdaFunction {
    LambdaFunction(reference, program)
  }

  /// The name people know a Lambda by: of `center.json`, else the function's own.
  public func lambdaName(_ reference: String) -> String { function(reference).name }
}

import ContactCenter
import FlowDocument
import FlowEngine

/// Invokes a Lambda function; its answer is in `$.External` until the next one.
///
/// The caller hears silence meanwhile. An answer that is late, wrong or none is an error; Lambdas without a prompt
/// between them share 20 s (reference, section 5). An asynchronous invocation goes on at once, with 60 s of its own:
/// of it the flow has `$.LambdaInvocation.InvocationId`, and no answer.
struct InvokeLambdaFunction: FlowAction {
  static let description = ActionDescription(
    "InvokeLambdaFunction", in: .interactions, "Invokes a Lambda function",
    fidelity: .approximated(
      "the variant that loads the result of an asynchronous invocation does nothing: its keys are not published"
    ),
    parameters: [
      ParameterDescription("LambdaFunctionARN", .resource("lambda"), required: true, dynamic: .text),
      ParameterDescription("InvocationTimeLimitSeconds", .wholeNumber(1...8), required: true),
      ParameterDescription("InvocationType", .choice(["SYNCHRONOUS", "ASYNCHRONOUS"])),
      ParameterDescription("LambdaInvocationAttributes", .map, dynamic: .text),
      ParameterDescription("ResponseValidation.ResponseType", .choice(["STRING_MAP", "JSON"])),
    ],
    errors: [.required(.noMatchingError), .optional(.timeLimitExceeded)])

  /// The most seconds that pages have for an answer that is waited for, and that exports have.
  private static let longest = 8
  private static let longestExported = 30

  let branches: BranchTable
  /// -1 where the action names none.
  let function: TextHandle
  let parameters: AssignmentRange
  let timeLimit: UInt16
  let isAsynchronous: Bool
  let allowsJSON: Bool

  /// An action that only invokes a function has no other keys, or wrong ones beside the function's: that is told by itself.
  static func fidelity(of action: DocumentAction) -> Fidelity {
    let members = action.parameters?.members ?? []
    let isKnown = members.allSatisfy { knownKeys.contains($0.name) }
    return isKnown || members.contains { $0.name.lowercased().contains("function") }
      ? .exact : description.fidelity
  }

  private static let knownKeys = Set(description.parameters.map { String($0.path.prefix { $0 != "." }) })

  static func compile(_ source: ActionSource, into program: inout ProgramBuilder) -> Self {
    let function = source.action.lambdaReference(isLone: program.isLoneFlow)
    if function == nil {
      program.report(
        (source.action.parameter("LambdaFunctionARN") ?? source.action.value).finding(
          "\"\(source.action.identifier)\" does not say which Lambda it invokes", rule: "missing-parameter",
          fix: "add the function's ARN as \"LambdaFunctionARN\" to its \"Parameters\""))
    }
    program.nameResource(
      source.action.parameter("LambdaFunctionARN"), as: source.action.resourceName(["LambdaFunctionARN"]))
    let isAsynchronous =
      program.choice(source, "InvocationType", among: ["SYNCHRONOUS", "ASYNCHRONOUS"]) == "ASYNCHRONOUS"
    let response = program.choice(
      source, "ResponseValidation", "ResponseType", among: ["STRING_MAP", "JSON"])
    let given = source.action.parameter("InvocationTimeLimitSeconds")?.scalarText.flatMap(Int.init(trimming:))
    let isExported = !isAsynchronous && given.map { (longest + 1...longestExported).contains($0) } ?? false
    let limit = program.wholeNumber(
      source, "InvocationTimeLimitSeconds",
      in: isAsynchronous ? 1...60 : isExported ? 1...longestExported : 1...longest, default: 3)
    let most = isAsynchronous ? 60 : program.rules.lambdaLimitMayExceedEight ? longestExported : longest
    if isExported {
      program.approximate(
        source.index,
        "pages have a Lambda's limit of 1 to \(longest) s, and exports more: here it has \(min(Int(limit), most)) s (lambdaLimitMayExceedEight)"
      )
    }
    return Self(
      branches: source.branches, function: function.map { program.text($0) } ?? TextHandle(raw: -1),
      parameters: program.assignments(source, "LambdaInvocationAttributes", in: nil),
      timeLimit: UInt16(clamping: min(max(Int(limit), 1), most)),
      isAsynchronous: isAsynchronous, allowsJSON: response == "JSON")
  }

  @inline(__always) func begin(_ turn: borrowing Turn, _ contact: inout Contact, _ effects: inout Effects)
    -> Next
  {
    let left = isAsynchronous ? Int32(timeLimit) : LambdaChain.limitSeconds - contact.lambdaChain / 1000
    guard left > 0, function.raw >= 0, !turn.isMissing(function, &contact) else {
      return turn.fail(
        branches, .noMatchingError, &effects,
        left > 0
          ? .lacks("no Lambda is named")
          : .because(
            "the Lambdas since the last prompt took \(LambdaChain.limitSeconds) s"))
    }
    turn.gather(parameters, &contact, &effects)
    effects.ask(
      .invokeLambda(
        LambdaCall(
          function: turn.text(of: function, &contact, &effects),
          timeLimitSeconds: min(Int32(timeLimit), left),
          isAsynchronous: isAsynchronous, allowsJSON: allowsJSON)))
    return .wait
  }

  @inline(__always) func receive(
    _ event: ContactEvent, _ turn: borrowing Turn, _ contact: inout Contact, _ effects: inout Effects
  ) -> Next {
    switch event {
    case .lambdaAnswered: return turn.next(branches)
    case .lambdaFailed(.timedOut): return turn.fail(branches, .timeLimitExceeded, &effects, .told)
    case .lambdaFailed(.failed), .lambdaFailed(.badAnswer):
      return turn.fail(branches, .noMatchingError, &effects, .told)
    default: return .ignored
    }
  }
}

/// The limit that Lambdas without a prompt between them share (reference, section 5).
enum LambdaChain {
  static let limitSeconds: Int32 = 20
}

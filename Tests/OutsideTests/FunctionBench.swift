import ContactCenter
import TestSupport
import Testing

@testable import Outside
@testable import World

/// A function of a center in a folder of its own, called by a test.
final class FunctionBench {
  let folder: TemporaryFolder
  let functions: OutsideFunctions
  private var calls = 0

  /// - Parameters:
  ///   - files: by their names what they hold.
  ///   - handler: the function in the last of the command's arguments; nil for a program that speaks by itself.
  init(
    _ command: [String], handler: String? = nil, _ language: LambdaHandler.Language = .python,
    files: KeyValuePairs<String, String> = [:], environment: [NamedValue] = [],
    arn: String = "arn:aws:lambda:eu-west-1:123456789012:function:book"
  ) throws {
    folder = try TemporaryFolder()
    for (name, text) in files { _ = try folder.write(text, to: name) }
    let lambda = LambdaCommand(
      arguments: command,
      handler: handler.map {
        LambdaHandler(language: language, fileArgument: command.count - 1, function: $0)
      }, environment: environment)
    let definition = ContactCenterDefinition(
      name: "small", lambdas: [LambdaDefinition(name: "book", arn: arn, binding: .command(lambda))])
    functions = OutsideFunctions(definition, folder: folder.path)
  }

  /// A function at an address.
  init(url: String) throws {
    folder = try TemporaryFolder()
    let definition = ContactCenterDefinition(
      name: "small", lambdas: [LambdaDefinition(name: "book", binding: .url(url))])
    functions = OutsideFunctions(definition, folder: folder.path)
  }

  /// Runs a shell's commands; `read x` takes a request.
  convenience init(shell: String) throws { try self.init(["sh", "-c", shell]) }

  func call(
    _ event: String = #"{"Name":"ContactFlowEvent"}"#, within limit: Milliseconds = .seconds(5),
    attempt: Int = 1, contact: Int = 0
  ) -> OutsideCall {
    calls += 1
    return OutsideCall(
      id: OutsideCall.ID(number: calls, function: "book", contact: contact, side: .customer),
      arn: "arn:aws:lambda:eu-west-1:123456789012:function:book", event: event,
      requestID: "00000000-0000-0000-0000-00000000000\(calls)", logStream: "2026/11/23/[$LATEST]1",
      timeLimit: limit, isAsynchronous: false, attempt: attempt)
  }

  func answer(
    _ event: String = #"{"Name":"ContactFlowEvent"}"#, within limit: Milliseconds = .seconds(5),
    attempt: Int = 1, contact: Int = 0
  ) -> OutsideAnswer {
    functions.answer(call(event, within: limit, attempt: attempt, contact: contact))
  }
}

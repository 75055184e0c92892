import ContactCenter
import Glibc
import World

/// What a function learns of itself and of its invocation, beside the event.
struct FunctionContext {
  let name: String
  let arn: String
  let logStream: String

  init(_ call: OutsideCall) {
    name = call.function
    arn = call.arn
    logStream = call.logStream
  }

  private static let version = "$LATEST"
  private static let memory = "128"
  private var logGroup: String { "/aws/lambda/" + name }

  /// A request to one of our adapters, as one line of JSON: the context and the event.
  func request(for call: OutsideCall) -> String {
    var context = ""
    let texts = [
      ("functionName", name), ("functionVersion", Self.version), ("invokedFunctionArn", arn),
      ("memoryLimitInMB", Self.memory), ("awsRequestId", call.requestID), ("logGroupName", logGroup),
      ("logStreamName", call.logStream),
    ]
    for (key, text) in texts { context += "\"\(key)\":\"\(Self.escaped(text))\"," }
    context += "\"milliseconds\":\(call.timeLimit.count)"
    return "{\"context\":{\(context)},\"event\":\(call.event)}"
  }

  private static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      if scalar == "\"" || scalar == "\\" { escaped += "\\" }
      if scalar.value >= 0x20 { escaped.unicodeScalars.append(scalar) }
    }
    return escaped
  }

  /// The variables that the service sets, as far as they have a meaning here, and those of `center.json`, which count more.
  func variables(of command: LambdaCommand, in folder: String) -> [(name: String, value: String)] {
    var variables = [
      ("AWS_LAMBDA_FUNCTION_NAME", name), ("AWS_LAMBDA_FUNCTION_VERSION", Self.version),
      ("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Self.memory), ("AWS_LAMBDA_LOG_GROUP_NAME", logGroup),
      ("AWS_LAMBDA_LOG_STREAM_NAME", logStream), ("LAMBDA_TASK_ROOT", folder), ("TZ", ":UTC"),
    ]
    let parts = arn.split(separator: ":", omittingEmptySubsequences: false)
    let region = parts.count > 3 && !parts[3].isEmpty ? String(parts[3]) : "us-east-1"
    variables += [("AWS_REGION", region), ("AWS_DEFAULT_REGION", region)]
    if let handler = command.handler {
      let file = command.arguments[handler.fileArgument].split(separator: "/").last ?? ""
      let stem = file.split(separator: ".").first ?? ""
      variables.append(("_HANDLER", "\(stem).\(handler.function)"))
    }
    let own = command.environment.map { ($0.name, $0.value) }
    variables.removeAll { variable in own.contains { $0.0 == variable.0 } }
    return variables + own
  }
}

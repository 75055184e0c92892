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

  /// What one of our adapters is told first, as a line of JSON: what is the same in all invocations.
  var introduction: [UInt8] {
    var line = Array("{".utf8)
    let texts = [
      ("functionName", name), ("functionVersion", Self.version), ("invokedFunctionArn", arn),
      ("memoryLimitInMB", Self.memory), ("logGroupName", logGroup),
    ]
    for (key, text) in texts { Self.append(key, text, to: &line) }
    line[line.count - 1] = UInt8(ascii: "}")
    line.append(UInt8(ascii: "\n"))
    return line
  }

  /// A request to one of our adapters, as a line of JSON: the event, with what is the invocation's own.
  static func request(for call: OutsideCall) -> [UInt8] {
    var line: [UInt8] = []
    line.reserveCapacity(call.event.utf8.count + 200)
    line.append(UInt8(ascii: "{"))
    append("awsRequestId", call.requestID, to: &line)
    append("logStreamName", call.logStream, to: &line)
    line.append(contentsOf: "\"milliseconds\":\(call.timeLimit.count),\"event\":".utf8)
    line.append(contentsOf: call.event.utf8)
    line.append(contentsOf: "}\n".utf8)
    return line
  }

  private static func append(_ key: String, _ text: String, to line: inout [UInt8]) {
    line.append(UInt8(ascii: "\""))
    line.append(contentsOf: key.utf8)
    line.append(contentsOf: "\":\"".utf8)
    for byte in text.utf8 where byte >= 0x20 {
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { line.append(UInt8(ascii: "\\")) }
      line.append(byte)
    }
    line.append(contentsOf: "\",".utf8)
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

import Foundation

/// A program that was run to its end, without a terminal, and what it said.
public struct FinishedProgram: Sendable {
  /// The exit status; 128 and the signal's number when a signal ended it, as shells say it.
  public let status: Int32
  public let output: String
  public let errors: String

  /// Runs a program and waits for it; one that is not done by the deadline is killed, with status 137.
  ///
  /// `environment` adds to ours, or takes away with nil.
  public init(
    _ program: String, _ arguments: [String] = [], input: String = "", environment: [String: String?] = [:],
    in folder: String? = nil, within deadline: Duration = .seconds(60)
  ) throws {
    let scratch = try TemporaryFolder()
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(with: environment)
    if let folder { process.currentDirectoryURL = URL(fileURLWithPath: folder) }
    // Files, not pipes: nothing can fill up while we wait.
    process.standardInput = try FileHandle(
      forReadingFrom: URL(fileURLWithPath: try scratch.write(input, to: "input")))
    for name in ["output", "errors"] { try scratch.write("", to: name) }
    process.standardOutput = try FileHandle(forWritingTo: URL(fileURLWithPath: scratch.path(of: "output")))
    process.standardError = try FileHandle(forWritingTo: URL(fileURLWithPath: scratch.path(of: "errors")))
    let ended = DispatchSemaphore(value: 0)
    process.terminationHandler = { _ in ended.signal() }
    try process.run()
    if ended.wait(timeout: .now() + deadline.seconds) == .timedOut {
      kill(process.processIdentifier, SIGKILL)
      ended.wait()
    }
    let code = process.terminationStatus
    status = process.terminationReason == .uncaughtSignal ? 128 + code : code
    output = try scratch.read("output")
    errors = try scratch.read("errors")
  }
}

extension Duration {
  /// In seconds and fractions of them.
  var seconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}

extension [String: String] {
  /// These, changed by others; nil takes a name away.
  func merging(with changes: [String: String?]) -> [String: String] {
    var merged = self
    for (name, value) in changes { merged[name] = value }
    return merged
  }
}

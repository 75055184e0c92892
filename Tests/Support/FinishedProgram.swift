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
    let program = try RunningProgram(program, arguments, input: input, environment: environment, in: folder)
    if let status = program.exitStatus(within: deadline) {
      self.status = status
    } else {
      program.stop()
      status = 128 + SIGKILL
    }
    output = try program.output
    errors = try program.errors
  }
}

extension [String: String] {
  /// These, changed by others; nil takes a name away.
  func merging(with changes: [String: String?]) -> [String: String] {
    var merged = self
    for (name, value) in changes { merged[name] = value }
    return merged
  }
}

import Diagnostics
import TerminalUI

/// What is told to the person beside the call: the message in sight, and all of them.
struct PhoneMessages {
  private(set) var shown: PhoneModel.Message?
  private(set) var log: [PhoneModel.Message] = []
  /// When the message in sight goes; nil for an error and a question, which stay.
  private(set) var until: Int64?

  /// Messages go after four seconds.
  private static let nanoseconds: Int64 = 4_000_000_000
  /// The most lines of the log that are kept.
  private static let logLimit = 2000

  mutating func show(_ message: PhoneModel.Message, at now: Int64) {
    if log.last != message { log.append(message) }
    put(message, at: now)
  }

  /// A line for the log only.
  mutating func note(_ line: String, isError: Bool = false) {
    log.append(PhoneModel.Message(line, isError: isError))
    if log.count > Self.logLimit { log.removeFirst(Self.logLimit / 2) }
  }

  private mutating func put(_ message: PhoneModel.Message, at now: Int64) {
    shown = message
    until = message.kind == .news ? now + Self.nanoseconds : nil
  }

  /// Problems go to the log; the first of them, or else the message, is shown.
  mutating func show(_ problems: [Diagnostic], orElse message: PhoneModel.Message?, at now: Int64) {
    let problems = problems.map(Self.message)
    log += problems
    if let first = problems.first {
      put(first, at: now)
    } else if let message {
      show(message, at: now)
    }
  }

  /// Takes away what has been in sight for long enough.
  mutating func expire(at now: Int64) {
    guard let until, now >= until else { return }
    self.until = nil
    dismiss()
  }

  /// Takes away what is no error.
  mutating func dismiss() { if shown?.isError == false { shown = nil } }

  /// A key was pressed: what is no error goes. The command whose key is a yes to what was asked in sight; nil where nothing
  /// was.
  mutating func takeQuestion() -> Command? {
    defer { dismiss() }
    return shown?.question
  }

  mutating func close() { shown = nil }

  /// Something that a person asked for and that was not done: with why, and the way on.
  mutating func refuse(_ diagnostic: Diagnostic, at now: Int64) {
    var message = Self.message(diagnostic)
    message.details = [diagnostic.why.map { "why: " + $0 }, diagnostic.fix.map { "fix: " + $0 }].compactMap {
      $0
    }
    show(message, at: now)
  }

  static func message(_ diagnostic: Diagnostic) -> PhoneModel.Message {
    // The folder is known, and a row is short.
    let place = diagnostic.location.split(separator: "/").last.map(String.init) ?? diagnostic.location
    return PhoneModel.Message("\(place): \(diagnostic.message)", isError: diagnostic.severity == .error)
  }
}

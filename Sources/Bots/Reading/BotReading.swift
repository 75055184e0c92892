import Diagnostics
import JSON

/// What came of reading a bot.
public struct BotReading: Sendable {
  /// Nil when one of the problems is an error.
  public let bot: Bot?
  /// Every finding, in the order it was made.
  public let problems: [Diagnostic]

  init(_ bot: Bot?, problems: [Diagnostic]) {
    self.bot = problems.allSatisfy { $0.severity < .error } ? bot : nil
    self.problems = problems
  }

  /// There is no bot, and why.
  public init(refused problem: Diagnostic) { self.init(nil, problems: [problem]) }

  /// Reads a bot's own file, as docs/bots.md describes it.
  ///
  /// - Parameter source: what findings call the file.
  public init(parsing bytes: [UInt8], named source: String) {
    do {
      let text = try JSONDocument(parsing: bytes, named: source)
      var reader = BotFileReader()
      let bot = reader.bot(text.root)
      self.init(bot, problems: reader.problems)
    } catch {
      self.init(nil, problems: [error])
    }
  }
}

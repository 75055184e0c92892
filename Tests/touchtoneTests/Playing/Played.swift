import ContactCenter
import Diagnostics
import Foundation
import Scenarios
import TestSupport

@testable import touchtone

/// A call that was played without a screen in this process, by the words of a command line.
struct Played {
  let lines: [String]
  /// What goes to standard error, a finding each.
  let findings: [Diagnostic]
  let status: ExitStatus

  /// The monday on which the tests play: the first free slot of the site visits is the day after, at 10:00.
  static let monday = "2026-11-23T10:05"

  static let siteVisitFolder = packagePath("flows/site-visit")

  /// Plays `play PATH WORDS…`.
  init(_ path: String, _ words: [String]) throws {
    guard case .run(_, let arguments) = try Touchtone.description.parse(["play", path] + words) else {
      throw NotACall()
    }
    let items = try KeyItem.list(arguments[PlayCommand.keys] ?? "")
    do throws(CommandFailure) {
      let setup = try PlaySetup(arguments)
      let bound = arguments[PlayCommand.bound].flatMap { Milliseconds(waiting: $0) } ?? .hours(1)
      let outcome = try HeadlessPlay(
        setup: setup, items: items, format: arguments[PlayCommand.format] ?? .text, bound: bound,
        record: arguments[PlayCommand.record]
      ).play()
      lines = outcome.lines
      findings = setup.loaded.problems + [outcome.finding].compactMap { $0 }
      status = outcome.status
    } catch {
      lines = []
      findings = error.diagnostics
      status = error.status
    }
  }

  /// A call of Asha's to the site-visit center on that monday; other words add to it or stand in its place.
  static func siteVisit(_ keys: String, _ words: String..., store: String? = nil) throws -> Played {
    var words = words
    if !words.contains("--from") { words += ["--from", "+919811112222"] }
    if !words.contains("--at") { words += ["--at", monday] }
    let folder = try TemporaryFolder()
    return try withExtendedLifetime(folder) {
      try Played(
        siteVisitFolder,
        words + ["--keys", keys, "--store", store ?? folder.path(of: "store.sqlite")])
    }
  }

  private struct NotACall: Error {}

  // MARK: What was printed

  /// The texts of the lines of a kind, in order.
  func texts(_ kind: String) -> [String] {
    lines.filter { Self.kind(of: $0) == kind }.map { Self.text(of: $0) }
  }

  var prompts: [String] { texts("prompt") }

  /// How the call ended.
  var ending: String { texts("ended").last ?? "not ended" }

  /// The objects of the lines, printed as JSON.
  var objects: [[String: Any]] {
    lines.map { (try? JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any]) ?? [:] }
  }

  /// True when a prompt with these words was heard.
  func heard(_ words: String) -> Bool { prompts.contains { $0.contains(words) } }

  /// How often a prompt with these words was heard.
  func count(of words: String) -> Int { prompts.count { $0.contains(words) } }

  /// A line without its time, which a long call makes wider.
  private static func rest(of line: String) -> Substring {
    line.drop { $0 == " " }.drop { $0 != " " }.dropFirst(2)
  }

  private static func kind(of line: String) -> String { String(rest(of: line).prefix { $0 != " " }) }

  private static func text(of line: String) -> String { String(rest(of: line).dropFirst(10)) }
}

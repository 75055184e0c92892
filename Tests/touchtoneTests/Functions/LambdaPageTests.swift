import Foundation
import TestSupport
import Testing

/// The example of docs/lambdas.md, made and played as it stands there.
@Suite(
  .enabled(if: OwnCode.runs("python3") && OwnCode.runs("node"), "python3 and node are not both installed"))
struct LambdaPageTests {
  private static let program = builtProduct(named: "touchtone")

  /// The blocks that stand under a file's name.
  private static func files() throws -> [(name: String, text: String)] {
    let page = try String(contentsOfFile: packagePath("docs/lambdas.md"), encoding: .utf8)
    return page.matches(of: /\n`([^`]+)`:\n\n```[a-z]*\n((?s:.*?))```\n/).map { (String($0.1), String($0.2)) }
  }

  private func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let files = try Self.files()
    #expect(
      files.map(\.name) == [
        "center.json", "lambdas/book.py", "lambdas/greet.js", "welcome.json", "visit.scenario",
      ])
    for file in files { try folder.write(file.text, to: file.name) }
    return folder
  }

  @Test func theExampleIsPlayedAsThePageSays() throws {
    let folder = try folder()
    let words = ["play", folder.path, "--from", "+919811112222", "--keys", ""]
    let first = try FinishedProgram(Self.program, words)
    #expect(first.output.contains("book: status=booked number=1 (80 ms)"), "\(first.output)\(first.errors)")
    let second = try FinishedProgram(Self.program, words)
    let page = try String(contentsOfFile: packagePath("docs/lambdas.md"), encoding: .utf8)
    #expect(page.contains("```\n" + second.output + "```\n"), "\(second.output)")
    #expect(second.status == 0)
    #expect(try FinishedProgram(Self.program, ["check", folder.path]).errors == "")
  }

  @Test func theScenarioHolds() throws {
    let folder = try folder()
    let run = try FinishedProgram(Self.program, ["test", folder.path])
    #expect(run.status == 0, "\(run.output)\(run.errors)")
  }

  @Test func aSavedCallHasItsAnswersAndCallsNothing() throws {
    let folder = try folder()
    let saved = folder.path(of: "saved.scenario")
    _ = try FinishedProgram(
      Self.program, ["play", folder.path, "--from", "+919811112222", "--keys", "", "--record", saved])
    #expect(
      try folder.read("saved.scenario").contains(
        "lambda book returns {\"status\": \"booked\", \"number\": \"1\"} once"))
    for name in ["lambdas/book.py", "lambdas/greet.js"] { try folder.write("?", to: name) }
    let run = try FinishedProgram(Self.program, ["test", saved])
    #expect(run.status == 0, "\(run.output)\(run.errors)")
  }
}

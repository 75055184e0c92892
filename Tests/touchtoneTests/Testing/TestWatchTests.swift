import Foundation
import TestSupport
import Testing

/// `touchtone test --watch` runs again whenever there is a reason to.
@Suite struct TestWatchTests {
  /// A center of one flow, with a scenario beside it, and a watch over them.
  private final class Watch {
    let folder: TemporaryFolder
    private let program: RunningProgram
    /// How much of what it printed was read.
    private var seen = 0

    init() throws {
      folder = try TemporaryFolder()
      try folder.write(#"{"numbers": {"+911800000700": {"flow": "flow"}}}"#, to: "center.json")
      try folder.write(Watch.flow, to: "flow.json")
      try folder.write(Watch.scenario, to: "tests/first.scenario")
      program = try RunningProgram(
        builtProduct(named: "touchtone"), ["test", folder.path(of: "tests"), "--watch"])
    }

    static let flow = SmallFlow.document([
      SmallFlow.say("Hello", "Hello there.", then: "End"), SmallFlow.hangUp("End"),
    ])
    static let scenario = "center ../center.json\ncall from anonymous\nhear \"hello there\"\nends by flow\n"

    /// What it printed up to the next time that it waits; all there is where it does not wait any more.
    func nextRun() throws -> String {
      let waiting = "waiting for a change"
      guard try eventually({ try program.output.dropFirst(seen).contains(waiting) }) else {
        return try "no run any more: \(program.output.dropFirst(seen)) \(program.errors)"
      }
      let text = try program.output.dropFirst(seen)
      let run = text[..<(text.range(of: waiting)?.upperBound ?? text.endIndex)]
      seen += run.count
      return String(run)
    }
  }

  @Test func aFileThatWasBrokenForAWhileIsReadAgain() throws {
    let watch = try Watch()
    #expect(try watch.nextRun().contains("1 scenario: 1 passed"))
    for (name, whole) in [
      ("flow.json", Watch.flow), ("center.json", #"{"numbers": {"+911800000700": {"flow": "flow"}}} "#),
    ] {
      try watch.folder.write("{ broken", to: name)
      let broken = try watch.nextRun()
      #expect(broken.contains("\(name) changed") && broken.contains("0 passed"), "\(broken)")
      try watch.folder.write(whole, to: name)
      let mended = try watch.nextRun()
      #expect(mended.contains("1 scenario: 1 passed"), "\(name): \(mended)")
    }
  }

  @Test func aFileThatWasAwayForAWhileIsReadAgain() throws {
    let watch = try Watch()
    #expect(try watch.nextRun().contains("1 passed"))
    try FileManager.default.removeItem(atPath: watch.folder.path(of: "center.json"))
    let away = try watch.nextRun()
    #expect(away.contains("center.json is gone") && !away.contains("changed"), "\(away)")
    try watch.folder.write(#"{"numbers": {"+911800000700": {"flow": "flow"}}}"#, to: "center.json")
    let back = try watch.nextRun()
    #expect(back.contains("1 scenario: 1 passed"), "\(back)")
  }

  @Test func aNewScenarioIsPlayedToo() throws {
    let watch = try Watch()
    let second = Watch.scenario.replacing("../center.json", with: "../../center.json")
    #expect(try watch.nextRun().contains("1 passed"))
    try watch.folder.write(second, to: "tests/inner/second.scenario")
    let more = try watch.nextRun()
    #expect(more.contains("second.scenario is new") && more.contains("2 scenarios: 2 passed"), "\(more)")
    try FileManager.default.removeItem(atPath: watch.folder.path(of: "tests/inner/second.scenario"))
    let fewer = try watch.nextRun()
    #expect(fewer.contains("second.scenario is gone") && fewer.contains("1 scenario: 1 passed"), "\(fewer)")
    try watch.folder.write(second, to: "tests/inner/second.scenario")
    #expect(try watch.nextRun().contains("2 scenarios: 2 passed"))
  }
}

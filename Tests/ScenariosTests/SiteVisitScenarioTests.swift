import Foundation
import TestSupport
import Testing

@testable import Scenarios

/// The scenarios that the site-visit center ships with.
@Suite struct SiteVisitScenarioTests {
  private static let folder = packagePath("flows/site-visit/scenarios")

  @Test func everyShippedScenarioPasses() throws {
    let all = try FileManager.default.subpathsOfDirectory(atPath: Self.folder)
    let names = all.filter { $0.hasSuffix(".scenario") }.sorted()
    #expect(names.count >= 100)
    let runner = ScenarioRunner(.shipped)
    for name in names {
      let file = Self.folder + "/" + name
      let scenario = try Scenario(parsing: try String(contentsOfFile: file, encoding: .utf8), named: file)
      let result = runner.play(scenario)
      #expect(result.isPassed, "\(result.verdict)")
    }
  }
}

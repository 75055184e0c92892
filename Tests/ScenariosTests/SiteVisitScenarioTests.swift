import Foundation
import TestSupport
import Testing

@testable import Scenarios

/// The scenarios that the site-visit center ships with.
@Suite struct SiteVisitScenarioTests {
  private static let folder = packagePath("flows/site-visit/scenarios")

  @Test func everyShippedScenarioPasses() throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: Self.folder).sorted()
    #expect(names.count >= 15)
    let runner = ScenarioRunner(CenterShelf())
    for name in names {
      let file = Self.folder + "/" + name
      let scenario = try Scenario(parsing: try String(contentsOfFile: file, encoding: .utf8), named: file)
      let result = runner.play(scenario)
      #expect(result.isPassed, "\(result.verdict)")
    }
  }
}

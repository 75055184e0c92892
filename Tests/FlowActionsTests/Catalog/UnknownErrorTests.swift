import FlowEngine
import FlowTestSupport
import Testing

@Suite struct UnknownErrorTests {
  @Test func anErrorThatNothingFailsWithIsAFindingWithItsPlace() throws {
    let program = try Program.linking([
      FlowText([.probe("UpdateContactAttributes", on: ["NoMatchingErorr", "NoMatchingError"])])
    ])
    #expect(program.problems.map(\.rule) == ["unknown-error"])
    #expect(program.problems[0].severity == .warning)
    #expect(program.problems[0].fix == "did you mean \"NoMatchingError\"?")
    #expect(program.problems[0].place?.length == "\"NoMatchingErorr\"".count)
  }

  @Test(arguments: ErrorType.allCases) func everyKnownErrorIsNone(error: ErrorType) throws {
    let program = try Program.linking([FlowText([.probe("ResumeContact", on: [error.rawValue])])])
    #expect(program.problems.isEmpty)
  }
}

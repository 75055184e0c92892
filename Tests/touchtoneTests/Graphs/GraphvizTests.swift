import Diagnostics
import Testing

@testable import touchtone

@Suite struct GraphvizTests {
  /// A layout that would take hours is given up, and the program is gone.
  @Test func whatTakesTooLongIsGivenUp() throws {
    let found = try #require(throws: Diagnostic.self) {
      try Graphviz.svg(of: "digraph {}", for: "flow.json", by: ["sleep", "600"], within: .milliseconds(50))
    }
    #expect(found.rule == "graphviz")
    #expect(found.fix?.contains("--format text") == true)
  }

  @Test func whatTheProgramWritesIsThePicture() throws {
    #expect(try Graphviz.svg(of: "digraph {}", for: "flow.json", by: ["cat"]) == "digraph {}")
  }

  @Test(arguments: [(["false"], "Graphviz could not draw the picture"), (["no-such-program"], "is not here")])
  func whyThereIsNoPictureIsSaid(program: [String], words: String) throws {
    let found = try #require(throws: Diagnostic.self) {
      try Graphviz.svg(of: "digraph {}", for: "flow.json", by: program)
    }
    #expect(found.message.contains(words))
  }
}

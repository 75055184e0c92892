import FlowActions
import FlowEngine
import Testing

@testable import FlowAnalysis

/// Arrows that would come from all over a picture are drawn short, to a mark that names where they lead.
@Suite struct FlowJumpsTests {
  /// A row of prompts; each leads to the next, and fails to the last but one, which says sorry.
  static func picture(prompts: Int, back: [Int: Int] = [:]) throws -> FlowPicture {
    let actions = (0..<prompts).map { number in
      let next = back[number] ?? number + 1
      let target = next < prompts ? "a\(next)" : "bye"
      return """
        {"Identifier": "a\(number)", "Type": "MessageParticipant", "Parameters": {"Text": "Prompt \(number)."},
         "Transitions": {"NextAction": "\(target)", "Errors": [
           {"NextAction": "sorry", "ErrorType": "NoMatchingError"}]}}
        """
    }
    let ends = [
      """
      {"Identifier": "sorry", "Type": "MessageParticipant", "Parameters": {"Text": "Sorry."},
       "Transitions": {"NextAction": "bye"}}
      """,
      #"{"Identifier": "bye", "Type": "DisconnectParticipant", "Transitions": {}}"#,
    ]
    let program = try SampleFlow.program(actions + ends)
    return FlowPicture([FlowIndex(0)], of: program, FlowLabels(program))
  }

  @Test func whatNoWayLeadsToIsCountedInTheTitle() throws {
    let all = try Self.picture(prompts: 3)
    #expect(!all.mermaid.contains("without"))
    let some = try Self.picture(prompts: 3, back: [0: 2])
    #expect(some.mermaid.contains("sample #40;without 1 action that no way leads to#41;"))
    #expect(some.dot.contains("sample (without 1 action that no way leads to)"))
  }

  private func short(_ picture: FlowPicture) -> Int { FlowJumps(picture).isShort.count { $0 } }

  @Test(arguments: [(8, 0), (9, 8), (100, 99)])
  func oneArrowOfACrowdIsDrawnWhole(prompts: Int, short: Int) throws {
    #expect(self.short(try Self.picture(prompts: prompts)) == short)
  }

  @Test func whereAShortArrowLeadsIsNamedAndTheCrowdIsCounted() throws {
    let dot = try Self.picture(prompts: 100).dot
    let sorry = "a100"
    #expect(dot.split(separator: "\n").count { $0.contains("-> \(sorry)") } == 1)
    #expect(dot.contains(#"label="sorry\nfrom 100 places""#))
    #expect(dot.split(separator: "\n").count { $0.contains(#"label="→ sorry", shape=plaintext"#) } == 99)
  }

  @Test(arguments: [(100, 0), (200, 1)])
  func inALargePictureAnArrowThatLeadsFarIsShortToo(prompts: Int, short: Int) throws {
    let picture = try Self.picture(prompts: prompts, back: [prompts - 1: 1])
    let jumps = FlowJumps(picture)
    let back = try #require(
      picture.arrows.firstIndex { $0.from == "a\(prompts - 1)" && $0.to == "a1" })
    #expect(jumps.isShort[back] == (short == 1))
  }
}

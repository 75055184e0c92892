import TerminalUI
import Testing
import World

@testable import touchtone

/// The help over the map and the forms, and what the map tells of the call that it is opened over.
@Suite struct MapOverCallTests {
  @Test(arguments: [(60, 16), (80, 24), (120, 36)])
  func theHelpOpensOverTheMapAndTheMapIsThereAgain(columns: Int, rows: Int) throws {
    let phone = try PlayedProgram()
    phone.stepToTheCaller()
    phone.press("m")
    for key in [KeyEvent.character("?"), .function(1)] {
      phone.program.handle(key)
      #expect(phone.text(columns, rows).contains("Help · the map"))
      phone.program.handle(.escape)
      #expect(phone.text(columns, rows).contains("─ Map · "))
    }
  }

  @Test(arguments: ["b", "w", "C", ">"]) func theHelpOpensOverAForm(form: String) throws {
    let phone = try PlayedProgram()
    phone.stepToTheCaller()
    phone.press(form)
    let before = phone.text()
    phone.program.handle(.function(1))
    #expect(phone.text().contains("Help · forms and lists"))
    phone.program.handle(.escape)
    #expect(phone.text() == before)
  }

  @Test func coverageInThePastIsThatOfWhatHappened() throws {
    let phone = try PlayedProgram()
    phone.stepToTheCaller()
    phone.press("mo")
    phone.press("k")
    let present = phone.text(120, 36).split(separator: "\n").dropFirst().prefix(20)
    phone.program.handle(.escape)
    phone.press("[")
    phone.program.travel(.toStart)
    let tally = phone.program.call.tally(with: phone.program.earlier)
    #expect(tally.branches.contains { $0 > 0 })
    phone.program.travel(.toLive)
    phone.press("mo")
    phone.press("k")
    #expect(Array(phone.text(120, 36).split(separator: "\n").dropFirst().prefix(20)) == Array(present))
  }

  @Test func inACallThatIsOverNothingIsRun() throws {
    let phone = try PlayedProgram()
    phone.stepToTheCaller()
    phone.press("xm")
    let foot = phone.text(120, 36).split(separator: "\n").last ?? ""
    #expect(!foot.contains("run to here") && !foot.contains("pause") && !foot.contains("force"), "\(foot)")
  }

  @Test func onlyBranchesOfThePresentActionAreOfferedToBeForced() throws {
    let phone = try PlayedProgram()
    phone.stepToTheCaller()
    phone.press("m")
    func foot() -> String { String(phone.text(120, 36).split(separator: "\n").last ?? "") }
    phone.press("j")
    #expect(foot().contains("> force"), "\(foot())")
    phone.press("g")
    #expect(!foot().contains("> force"), "\(foot())")
  }
}

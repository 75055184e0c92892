import Foundation
import TestSupport
import Testing

@Suite struct FinishedProgramTests {
  @Test func keepsOutputErrorsAndStatus() throws {
    let program = try FinishedProgram("/bin/sh", ["-c", "cat; echo bad >&2; exit 4"], input: "words")
    #expect(program.output == "words")
    #expect(program.errors == "bad\n")
    #expect(program.status == 4)
  }

  @Test func aProgramThatHangsIsKilled() throws {
    #expect(try FinishedProgram("/bin/sleep", ["60"], within: .milliseconds(100)).status == 137)
  }

  @Test func thePackageAndItsProductsAreFound() {
    #expect(FileManager.default.fileExists(atPath: packagePath("Package.swift")))
    #expect(FileManager.default.isExecutableFile(atPath: builtProduct(named: "touchtone")))
  }
}

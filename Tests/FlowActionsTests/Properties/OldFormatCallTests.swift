import FlowActions
import FlowDocument
import FlowEngine
import FlowTestSupport
import Foundation
import Testing

/// Calls to real exports in the old format.
@Suite(.enabled(if: !CorpusTests.entries.isEmpty)) struct OldFormatCallTests {
  private static func program(_ document: FlowDocument) -> Program {
    var builder = ProgramBuilder(center: .named("old"), catalog: .standard, isLoneFlow: true)
    return builder.link([(document, references: [])])
  }

  /// What a caller of a seed met: every effect with what was answered between.
  private static func trace(_ program: Program, seed: UInt64) -> [String] {
    var caller = RandomCaller(seed: seed)
    let ending = caller.play(Call(program, seed: seed), steps: 200)
    return caller.trace + ["\(ending)"]
  }

  @Test(arguments: CorpusTests.entries.filter(\.isOld)) func convertedItPlaysTheSame(entry: CorpusTests.Entry)
    throws
  {
    let old = try FlowDocument(parsing: CorpusTests.bytes(entry.file), named: entry.file)
    let current = try FlowDocument(parsing: old.text.bytes, named: entry.file)
    #expect(old.isOldFormat && !current.isOldFormat)
    let programs = (Self.program(old), Self.program(current))
    for seed in 0..<UInt64(30) {
      let trace = Self.trace(programs.0, seed: seed)
      #expect(trace == Self.trace(programs.1, seed: seed), "seed \(seed)")
      #expect(trace.count > 1)
    }
  }

  /// Every type in the corpus is one that section 3 of the reference names.
  @Test(arguments: CorpusTests.entries.filter(\.isOld)) func nothingIsUnknownOrLeftOut(
    entry: CorpusTests.Entry
  ) throws {
    let program = Self.program(
      try FlowDocument(parsing: CorpusTests.bytes(entry.file), named: entry.file))
    #expect(program.problems.map(\.text) == [])
  }
}

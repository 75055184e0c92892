import ContactCenter
import Diagnostics
import FlowActions
import FlowDocument
import FlowEngine
import FlowTestSupport
import Foundation
import Testing

/// Real exports, where they stand beside the package.
@Suite(.enabled(if: !FlowFiles.corpus.isEmpty)) struct CorpusTests {
  struct Entry: Sendable, CustomTestStringConvertible {
    let file: String
    let isOld: Bool
    let actions: Int
    let notes: String

    var testDescription: String { file }
  }

  /// What the index says of each file.
  static let entries: [Entry] = {
    guard let folder = FlowFiles.corpus.first?.deletingLastPathComponent(),
      let text = try? String(contentsOf: folder.appending(path: "INDEX.tsv"), encoding: .utf8)
    else { return [] }
    let rows = text.split(separator: "\n").map {
      $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
    return rows.dropFirst().map { row in
      Entry(file: row[0], isOld: row[5] == "old", actions: Int(row[7]) ?? -1, notes: row[9])
    }
  }()

  static func bytes(_ file: String) throws -> [UInt8] {
    let folder = try #require(FlowFiles.corpus.first?.deletingLastPathComponent())
    return Array(try Data(contentsOf: folder.appending(path: file)))
  }

  @Test func theIndexNamesEveryFile() {
    #expect(Self.entries.map(\.file).sorted() == FlowFiles.corpus.map(\.lastPathComponent).sorted())
    #expect(Self.entries.count == 101)
  }

  @Test(arguments: entries) func compilesToAsManyActionsAsTheIndexSays(entry: Entry)
    throws
  {
    var builder = ProgramBuilder(center: .named("corpus"), catalog: .standard, isLoneFlow: true)
    let program = builder.link([
      (try FlowDocument(parsing: try Self.bytes(entry.file), named: entry.file), references: [])
    ])
    #expect(program.actionSources.count == entry.actions)
    #expect(program.flows[0].document.isOldFormat == entry.isOld)
    for problem in program.problems { #expect(problem.place != nil, "\(problem.text)") }
    // What is an error in a real export is one of these; everything else loads without.
    let errors = program.problems.filter { $0.severity == .error }
    let allowed = ["unknown-target", "flow-form", "unknown-type", "missing-parameter"]
    #expect(errors.filter { !allowed.contains($0.rule) }.map(\.text) == [])
  }
}

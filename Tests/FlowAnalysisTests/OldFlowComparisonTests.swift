import FlowDocument
import FlowEngine
import Foundation
import Testing

@testable import FlowAnalysis

/// A flow of the old export format and what `convert` writes of it.
@Suite(.enabled(if: !SampleFlow.corpus.isEmpty)) struct OldFlowComparisonTests {
  @Test(arguments: SampleFlow.corpus.map(\.lastPathComponent)) func converted(file: String) throws {
    let folder = try #require(SampleFlow.corpus.first?.deletingLastPathComponent())
    let bytes = Array(try Data(contentsOf: folder.appending(path: file)))
    let old = try FlowDocument(parsing: bytes, named: file)
    guard old.isOldFormat else { return }
    let before = SampleFlow.program(of: [old])
    let after = SampleFlow.program(of: [try FlowDocument(parsing: old.text.bytes, named: file)])
    let comparison = FlowComparison(
      from: (FlowIndex(0), before, FlowLabels(before)), to: (FlowIndex(0), after, FlowLabels(after)))
    #expect(comparison.changes.map(\.words) == [])
    // Names are kept: the same labels, whichever of the two is drawn.
    let labels = (FlowLabels(before), FlowLabels(after))
    for action in before.flows[0].actions {
      #expect(labels.0.name(of: ActionIndex(action)) == labels.1.name(of: ActionIndex(action)))
    }
  }
}

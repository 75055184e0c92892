import FlowDocument
import FlowEngine
import Foundation
import Testing

@testable import FlowAnalysis

/// Real exports, where a checkout has them beside it.
@Suite struct CorpusLabelsTests {
  @Test(.enabled(if: !SampleFlow.corpus.isEmpty)) func everyLabelIsFitToBeShown() throws {
    var count = 0
    for file in SampleFlow.corpus {
      let bytes = Array(try Data(contentsOf: file))
      guard let document = try? FlowDocument(parsing: bytes, named: file.lastPathComponent) else { continue }
      let program = SampleFlow.program(of: [document])
      let labels = FlowLabels(program)
      #expect(labels.fidelity.count == program.actionSources.count)
      for action in program.actionSources.indices.map({ ActionIndex($0) }) {
        count += 1
        try check(labels.name(of: action), file)
        for row in labels.branches(of: action) + labels.outlook(from: action) {
          try check(row.deciding, file)
          try check(row.target, file)
        }
        for key in labels.keyLabels(of: action) { try check(key.text, file) }
        for branch in program.branches(of: action) {
          let result = labels.result(of: BranchIndex(branch), ResultFacts(key: DTMFDigit("1"), visit: 1))
          if !result.isEmpty { try check(result, file) }
        }
      }
    }
    #expect(count > 0)
  }

  private func check(_ label: String, _ file: URL) throws {
    let isId = label.firstMatch(of: /[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-/) != nil
    let isPlain = label.unicodeScalars.allSatisfy { $0.value >= 0x20 && !(0x7F..<0xA0).contains($0.value) }
    #expect(
      !label.isEmpty && label.count <= 60 && !isId && isPlain && !label.lowercased().contains("arn:"),
      "\(file.lastPathComponent): \(label)")
  }
}

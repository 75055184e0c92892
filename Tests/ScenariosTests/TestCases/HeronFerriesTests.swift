import Foundation
import TestSupport
import Testing

@testable import Scenarios

/// The shipped example of a test case runs, in each form that a person may have it in.
@Suite struct HeronFerriesTests {
  private static let file = packagePath("flows/heron-ferries/test-cases/booking-to-ticket-desk.json")
  private static let identifiers = [
    "start", "menu", "booking-found", "vessel-read-out", "reaches-ticket-desk",
  ]

  private func check(_ text: String, named source: String = file) {
    let run = RunCase(text: text, named: source)
    #expect(run.words == "passed", "\(run.result.verdict)")
    #expect(run.met == Self.identifiers)
    #expect(run.logged == ["vessel=Grey Heron"])
    #expect(run.result.details?.observations[3].remark == "100 % similar, 60 % is enough")
  }

  @Test func theContentMayBeAnObject() throws {
    check(try String(contentsOfFile: Self.file, encoding: .utf8))
  }

  @Test func theContentMayBeAString() throws {
    var body = try #require(
      try JSONSerialization.jsonObject(with: Data(contentsOf: URL(fileURLWithPath: Self.file)))
        as? [String: Any])
    let content = try JSONSerialization.data(withJSONObject: try #require(body["Content"]))
    body["Content"] = String(decoding: content, as: UTF8.self)
    check(String(decoding: try JSONSerialization.data(withJSONObject: body), as: UTF8.self))
    // As DescribeTestCase gives it.
    check(String(decoding: try JSONSerialization.data(withJSONObject: ["TestCase": body]), as: UTF8.self))
  }

  @Test func theContentAloneTakesItsEntryPointFromTheMetadata() throws {
    let body = try #require(
      try JSONSerialization.jsonObject(with: Data(contentsOf: URL(fileURLWithPath: Self.file)))
        as? [String: Any])
    var content = try #require(body["Content"] as? [String: Any])
    content["Metadata"] = [
      "entryPoint": body["EntryPoint"], "initializationData": body["InitializationData"],
    ]
    let text = String(decoding: try JSONSerialization.data(withJSONObject: content), as: UTF8.self)
    check(text)
    #expect(
      RunCase(text: text, named: Self.file).warnings == [
        "the entry point is the one in the designer's metadata"
      ])
  }

  @Test func itLiesBesideAnExportedFlow() throws {
    let folder = try TemporaryFolder()
    let flow = try String(contentsOfFile: packagePath("flows/heron-ferries/main.json"), encoding: .utf8)
    try folder.write(flow, to: "Heron main (exported).json")
    let text = try String(contentsOfFile: Self.file, encoding: .utf8)
      .replacing("heron-ferries-main", with: "1f3a0c52-77d1-4f6e-9b1c-0d2a6c1e9b44")
      // Only a center knows what a queue is called beside its id.
      .replacing("\"Operand\": \"Ticket desk\"", with: "\"Operand\": \"ticket-desk\"")
    let file = try folder.write(text, to: "tests/case.json")
    let run = RunCase(text: text, named: file)
    #expect(run.words == "passed", "\(run.result.verdict)")
    #expect(
      run.warnings.contains {
        $0.hasPrefix("no flow here goes by \"1f3a0c52-") && $0.hasSuffix("heron-ferries-main is called")
      })
  }
}

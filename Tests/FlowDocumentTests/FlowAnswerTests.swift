import Diagnostics
import Testing

@testable import FlowDocument

/// A flow as the service's API answers it: a text in an object, beside its name, type and ARN.
@Suite struct FlowAnswerTests {
  private static let arn = "arn:aws:connect:us-west-2:1:instance/i/contact-flow/1f3a"

  private static let content =
    #"{\n  \"Version\": \"2019-10-30\", \"StartAction\": \"a\",\n  \"Metadata\": {\"name\": \"old\"},\n  \"Actions\": [{\"Identifier\": \"a\", \"Type\": \"X\", \"Transitions\": {\"NextAction\": \"nowhere\"}}]\n}"#

  private static func answer(_ key: String, _ members: String) -> String {
    """
    {
      "\(key)": {
        \(members),
        "Content": "\(content)"
      }
    }
    """
  }

  @Test func nameTypeAndARNAreThoseOfTheAnswer() throws {
    let flow = try FlowDocumentTests.read(
      Self.answer("ContactFlow", #""Arn": "\#(Self.arn)", "Name": "Main", "Type": "CUSTOMER_QUEUE""#))
    #expect(flow.name == "Main" && flow.type == .customerQueue && flow.arn == Self.arn)
    #expect(flow.actions.map(\.identifier) == ["a"] && !flow.isOldFormat)
    let module = try FlowDocumentTests.read(Self.answer("ContactFlowModule", #""Name": "Look up""#))
    #expect(module.name == "Look up" && module.type == .module && module.arn == nil)
  }

  @Test func anAnswerThatAQueryTookOutIsReadToo() throws {
    let flow = try FlowDocumentTests.read(
      #"{"Arn": "\#(Self.arn)", "Type": "CONTACT_FLOW", "Content": "\#(Self.content)"}"#)
    #expect(flow.name == "old" && flow.type == .contactFlow && flow.arn == Self.arn)
  }

  @Test func whatIsWrongIsToldAtItsPlaceInTheFile() throws {
    let text = Self.answer("ContactFlow", #""Arn": "\#(Self.arn)", "Name": "Main""#)
    let flow = try FlowDocumentTests.read(text)
    #expect(flow.problems.map(\.rule) == ["unknown-target"])
    let line = try #require(
      text.split(separator: "\n", omittingEmptySubsequences: false).firstIndex { $0.contains("nowhere") })
    let column = try #require(
      text.split(separator: "\n", omittingEmptySubsequences: false)[line].ranges(of: "nowhere").first)
    let position = try #require(flow.problems[0].place?.position)
    #expect(position.line == line + 1)
    let words = text.split(separator: "\n", omittingEmptySubsequences: false)[line]
    // The backslash and the quote before the word belong to the value.
    #expect(position.column == words.distance(from: words.startIndex, to: column.lowerBound) - 1)
  }
}

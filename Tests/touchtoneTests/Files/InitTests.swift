import Foundation
import TestSupport
import Testing

@testable import touchtone

/// `touchtone init`: the center.json that a folder of exports suggests.
@Suite struct InitTests {
  private typealias Flow = SmallFlow

  /// Two flows of which the second goes on to the first, with a queue and a Lambda.
  private func exports() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let queue = "arn:aws:connect:us-west-2:123456789012:instance/i/queue/0002"
    try folder.write(
      SmallFlow.document(
        [
          Flow.goOn("Queue", "UpdateContactTargetQueue", then: "Join", "\"QueueId\": \"\(queue)\""),
          Flow.action(
            "Join", "TransferContactToQueue", "",
            "\"NextAction\": \"Bye\", \"Errors\": [\(Flow.error("QueueAtCapacity", "Bye")), \(Flow.error("NoMatchingError", "Bye"))]"
          ),
          Flow.hangUp(),
        ],
        metadata: """
          { "name": "after hours", "ActionMetadata": { "Queue": { "queue": { "id": "\(queue)", "text": "Front desk" } } } }
          """), to: "a.json")
    try folder.write(
      SmallFlow.document(
        [
          Flow.lambda("Ask", "crmLookup", then: "Go", otherwise: "Go"),
          Flow.goOn("Go", "TransferToFlow", then: "Bye", "\"ContactFlowId\": \"after hours\""), Flow.hangUp(),
        ], metadata: "{ \"name\": \"main line\" }"), to: "b.json")
    return folder
  }

  private func touchtone(_ words: String..., folder: TemporaryFolder) throws -> FinishedProgram {
    try FinishedProgram(
      builtProduct(named: "touchtone"), words, environment: ["XDG_STATE_HOME": folder.path(of: "state")],
      in: folder.path)
  }

  @Test func theSuggestedCenterIsPlayedAtOnce() throws {
    let folder = try exports()
    let made = try touchtone("init", ".", folder: folder)
    #expect(made.status == 0)
    #expect(
      made.output == """
        ./center.json: written
          +18005550100 is answered by "main line"
          say what its Lambda answers (docs/center.md)
          then: touchtone play .

        """)
    let call = try touchtone("play", ".", "--keys", "", "--from", "+12065550111", folder: folder)
    #expect(call.status == 0)
    #expect(call.errors.isEmpty)
    #expect(call.output.contains("entered queue Front desk, place 1"))
    #expect(call.output.contains("joined with an agent"))
    #expect(call.output.contains("crmLookup failed: "))
  }

  /// Of the flows that no other one leads to, the one that leads to most is called.
  @Test func theFlowThatLeadsToMostAnswers() throws {
    let folder = try exports()
    let alone = SmallFlow.document([Flow.hangUp()], metadata: "{ \"name\": \"a survey\" }")
    try folder.write(alone, to: "a-survey.json")
    let made = try touchtone("init", ".", folder: folder)
    #expect(made.output.contains("is answered by \"main line\"\n"))
    #expect(made.output.contains("no other flow goes on to \"a survey\" either"))
  }

  @Test func anEmptyFolderIsRefusedAndStaysEmpty() throws {
    let folder = try TemporaryFolder()
    let made = try touchtone("init", ".", folder: folder)
    #expect(made.status == 2)
    #expect(made.errors.contains("[no-flow]"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
  }

  @Test func itNamesWhatTheFlowsNameAndNothingElse() throws {
    let folder = try exports()
    _ = try touchtone("init", ".", folder: folder)
    let data = Data(try folder.read("center.json").utf8)
    let center = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    let numbers = try #require(center["numbers"] as? [String: [String: String]])
    #expect(numbers.values.map { $0["flow"] } == ["main line"])
    #expect((center["queues"] as? [String: Any])?.keys.sorted() == ["Front desk"])
    #expect((center["lambdas"] as? [String: Any])?.keys.sorted() == ["crmLookup"])
    #expect((center["hours"] as? [String: Any])?.isEmpty == true)
  }

  @Test func aCenterThatIsThereIsNeverOverwritten() throws {
    let folder = try exports()
    try folder.write("mine", to: "center.json")
    let made = try touchtone("init", ".", folder: folder)
    #expect(made.status == 2)
    #expect(made.errors.contains("[init-exists]"))
    #expect(try folder.read("center.json") == "mine")
  }

  @Test func aFileIsNoFolder() throws {
    let folder = try exports()
    let made = try touchtone("init", "a.json", folder: folder)
    #expect(made.status == 2)
    #expect(made.errors.contains("a.json: error: this is no folder [usage]"))
  }
}

import Foundation
import Handlers
import Testing

/// What holds on every way through the center's flows, read off the files without running them.
@Suite struct FlowDialogueTests {
  /// Menus and queues wait for someone; everything else goes on by itself.
  private static let waiting: Set<String> = [
    "GetParticipantInput", "MessageParticipantIteratively", "TransferContactToQueue", "DisconnectParticipant",
    "EndFlowExecution",
  ]

  @Test func mainMenuIsOneActionWithSixKeys() throws {
    let menus = try FlowFile("main-menu").actions.filter { $0.type == "GetParticipantInput" }
    #expect(menus.count == 1)
    #expect(menus.first?.conditions.map(\.operand) == ["1", "2", "3", "4", "5", "9"])
  }

  @Test(arguments: ["date", "time"])
  func bothListsTakeTheSameKeys(what: String) throws {
    let menu = try FlowFile("site-visit").actions.first { $0.identifier == "Choose a \(what)" }
    #expect(
      menu?.conditions.map(\.operand) == ["1", "2", "3", "4", "5", "6", "7", "8", "9", "*", "0"])
  }

  /// Keys that are not on offer are refused by what the Lambda counted.
  @Test(arguments: ["Date", "Time"], 2...7)
  func keyCountsOnlyWhenItIsOnOffer(what: String, key: Int) throws {
    let flow = try FlowFile("site-visit")
    let check = try #require(flow.actions.first { $0.identifier == "\(what) \(key) on offer?" })
    #expect(check.parameters["ComparisonValue"] as? String == "$.External.count")
    #expect(check.conditions.map(\.operator) == ["NumberGreaterOrEqualTo"])
    #expect(check.conditions.map(\.operand) == ["\(key)"])
    #expect(check.nextAction == "\(what) not on offer")
    let chosen = try #require(flow.actions.first { $0.identifier == check.conditions.first?.target })
    let attributes = try #require(chosen.parameters["Attributes"] as? [String: String])
    #expect(attributes == ["slot\(what)": "$.External.slot\(what)\(key)"])
  }

  /// A way without a menu or a queue on it comes to an end: the whole center has no loop that a caller cannot leave.
  @Test func everyLoopWaitsForTheCaller() throws {
    let ways = try Ways()
    for start in ways.actions.keys.sorted() where !Self.waiting.contains(ways.actions[start]?.type ?? "") {
      let again = ways.reached(from: ways.targets(of: start)) { Self.waiting.contains($0.type) }
      #expect(!again.contains(start), "\(start) comes back to itself by itself")
    }
  }

  /// The service cuts a chain of Lambda functions without a prompt in between at 20 seconds.
  @Test func lambdasInARowStayUnderTwentySeconds() throws {
    let ways = try Ways()
    let speaking = Self.waiting.union(["MessageParticipant"])
    for (start, action) in ways.actions where action.type == "InvokeLambdaFunction" {
      let silent = ways.reached(from: ways.targets(of: start)) { speaking.contains($0.type) }
      let more = silent.filter { ways.actions[$0]?.type == "InvokeLambdaFunction" }
      #expect(8 * (1 + more.count) < 20, "\(start), then \(more.sorted())")
    }
  }

  @Test func nothingLeadsOutOfSupport() throws {
    let support = try FlowFile("support")
    #expect(!support.actions.contains { $0.type == "TransferToFlow" })
    // Only support itself sets its queue, so that every other way to it is a transfer to this flow.
    for flow in try FlowFile.all() where flow.name != "support" {
      for action in flow.actions where action.type == "UpdateContactTargetQueue" {
        #expect(flow.actionMetadata[action.identifier]?["queue"] as? [String: String] != ["text": "Support"])
      }
    }
  }

  @Test func everyLambdaThatFailsMeansOneApologyThenSupport() throws {
    for flow in try FlowFile.all() {
      for action in flow.actions where action.type == "InvokeLambdaFunction" {
        #expect(action.target(of: "NoMatchingError") == "Apology", "\(flow.name): \(action.identifier)")
      }
      guard let apology = flow.actions.first(where: { $0.identifier == "Apology" }) else { continue }
      #expect(apology.targets == ["To support"], "\(flow.name)")
      let transfer = flow.actions.first { $0.identifier == "To support" }
      #expect(transfer?.type == "TransferToFlow", "\(flow.name)")
      // Where the transfer fails too, the caller is told and the call ends.
      let rest = flow.reached(from: transfer?.targets ?? [])
      #expect(rest == ["Call us again", "Hang up"], "\(flow.name)")
    }
  }

  /// What a flow sends is what the handlers take, and what it reads is what they answer.
  @Test func flowsAndHandlersAgree() throws {
    let path = try Regex(#"\$\.External\.([A-Za-z0-9]+)"#, as: (Substring, Substring).self)
    for flow in try FlowFile.all() {
      var keys: Set<String> = []
      for action in flow.actions where action.type == "InvokeLambdaFunction" {
        let arn = try #require(action.parameters["LambdaFunctionARN"] as? String)
        let handler = try #require(HandlerCatalog.named(String(arn.split(separator: ":").last ?? "")))
          .description
        let sent = Set((action.parameters["LambdaInvocationAttributes"] as? [String: String] ?? [:]).keys)
        #expect(sent == Set(handler.parameters.map(\.name)), "\(flow.name): \(action.identifier)")
        keys.formUnion(handler.keys)
      }
      for action in flow.actions {
        for text in FlowFile.texts(in: action.parameters) {
          for match in text.matches(of: path) {
            #expect(
              keys.contains(String(match.output.1)),
              "\(flow.name): \(action.identifier) reads \(match.output.1)")
          }
        }
      }
    }
  }
}

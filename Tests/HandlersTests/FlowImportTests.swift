import Foundation
import Testing

/// Whether a live instance would take the flow files, by the rules of the service's reference.
@Suite struct FlowImportTests {
  @Test func everyFlowIsHere() {
    #expect(
      FlowFile.names == [
        "adviser", "after-call", "agent-on-hold", "agent-whisper", "callback-whisper", "customer-whisper",
        "in-queue", "main-menu", "on-hold", "site-visit", "support", "welcome", "your-visit",
      ])
  }

  @Test(arguments: FlowFile.names)
  func documentIsOfTheCurrentFormat(name: String) throws {
    let flow = try FlowFile(name)
    #expect(Set(flow.document.keys) == ["Version", "StartAction", "Metadata", "Actions"])
    #expect(flow.document["Version"] as? String == "2019-10-30")
    #expect(flow.actions.contains { $0.identifier == flow.start })
    #expect((1...250).contains(flow.actions.count))
    #expect(flow.metadata["name"] as? String == name)
    #expect((flow.metadata["description"] as? String)?.isEmpty == false)
    let types = [
      "in-queue": "customerQueue", "agent-whisper": "agentWhisper", "customer-whisper": "customerWhisper",
      "on-hold": "customerHold", "agent-on-hold": "agentHold", "callback-whisper": "outboundWhisper",
    ]
    #expect(flow.metadata["type"] as? String == types[name] ?? "contactFlow")
  }

  @Test(arguments: FlowFile.names)
  func identifiersAreFriendlyAndUnique(name: String) throws {
    let flow = try FlowFile(name)
    let identifiers = flow.actions.map(\.identifier)
    #expect(Set(identifiers).count == identifiers.count)
    for identifier in identifiers {
      #expect((1...50).contains(identifier.count), "\(identifier)")
      #expect(!identifier.contains { "%:(\\/)=$,;[]{}".contains($0) }, "\(identifier)")
      #expect(flow.actionMetadata[identifier]?["isFriendlyName"] as? Bool == true, "\(identifier)")
    }
    #expect(Set(flow.actionMetadata.keys) == Set(identifiers))
    let places = flow.actionMetadata.values.compactMap { $0["position"] as? [String: Int] }
    #expect(places.count == identifiers.count)
    #expect(Set(places).count == places.count, "two actions lie on each other")
  }

  @Test(arguments: FlowFile.names)
  func everyTargetExistsAndEveryActionIsReached(name: String) throws {
    let flow = try FlowFile(name)
    #expect(flow.reached(from: [flow.start]) == Set(flow.actions.map(\.identifier)))
  }

  @Test(arguments: FlowFile.names)
  func everyActionHasTheBranchesItsTypeNeeds(name: String) throws {
    let flow = try FlowFile(name)
    let flowType = try #require(flow.metadata["type"] as? String)
    for action in flow.actions {
      let place: Comment = "\(name): \(action.identifier)"
      guard let shape = ActionShape.of(action) else {
        Issue.record("no shape is known for \(action.type) in \(name)")
        continue
      }
      #expect(Set(action.errors.map(\.type)) == shape.errors, place)
      #expect(action.errors.count == shape.errors.count, place)
      #expect(shape.flowTypes?.contains(flowType) ?? true, place)
      switch shape.following {
      case .goesOn: #expect(action.nextAction != nil, place)
      case .repeats(let error): #expect(action.nextAction == action.target(of: error), place)
      case .ends: #expect(action.targets.isEmpty, place)
      case .optional: break
      }
      let operands = action.conditions.map(\.operand)
      if action.type == "Compare" {
        #expect(!operands.isEmpty && operands.allSatisfy { !$0.isEmpty }, place)
      } else {
        #expect(action.conditions.allSatisfy { $0.operator == "Equals" }, place)
        #expect(Set(operands).isSubset(of: shape.conditions), place)
        #expect(!shape.needsEveryCondition || Set(operands) == shape.conditions, place)
      }
      #expect(Set(operands).count == operands.count || action.type == "Compare", place)
    }
  }

  @Test(arguments: FlowFile.names)
  func parametersAreTexts(name: String) throws {
    let flow = try FlowFile(name)
    for action in flow.actions {
      let place: Comment = "\(name): \(action.identifier)"
      let bodies = ["PromptId", "Text", "SSML"].filter { action.parameters[$0] != nil }
      switch action.type {
      case "MessageParticipant": #expect(bodies.count == 1, place)
      case "GetParticipantInput":
        #expect(bodies.count == 1, place)
        #expect(action.parameters["InputTimeLimitSeconds"] as? String == "8", place)
      case "InvokeLambdaFunction":
        #expect(action.parameters["InvocationTimeLimitSeconds"] as? String == "8", place)
      case "CheckHoursOfOperation", "TransferContactToQueue", "DisconnectParticipant", "EndFlowExecution":
        #expect(action.parameters.isEmpty, place)
      case "MessageParticipantIteratively":
        let seconds = (action.parameters["InterruptFrequencySeconds"] as? String).map { Int($0) ?? 0 }
        #expect(seconds ?? 30 > 20, place)
        #expect((seconds == nil) == action.conditions.isEmpty, place)
      default: break
      }
      #expect((action.parameters["PromptId"] as? String)?.contains("$") != true, place)
      #expect((action.parameters["Text"] as? String)?.count ?? 0 <= 3000, place)
    }
  }

  /// The service does not say where a path ends before a full stop, so none stands there.
  @Test(arguments: FlowFile.names)
  func noPathStandsBeforeAFullStop(name: String) throws {
    let unsure = try Regex(#"\$(\.[A-Za-z0-9]+)+\.(?![A-Za-z0-9])"#)
    for action in try FlowFile(name).actions {
      for text in FlowFile.texts(in: action.parameters) {
        #expect(text.firstMatch(of: unsure) == nil, "\(name): \(action.identifier)")
      }
    }
  }
}

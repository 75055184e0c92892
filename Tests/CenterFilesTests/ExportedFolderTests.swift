import CenterFiles
import ContactCenter
import FlowEngine
import FlowTestSupport
import Store
import Testing
import World

/// Flows as they were exported, in either format and without center.json, find each other.
@Suite struct ExportedFolderTests {
  enum Format: CaseIterable { case old, current }

  /// How a flow refers to the next one: what stands in the parameter, and the name that the console kept beside it.
  static let references: [(id: String, name: String?)] = [
    ("Second flow", nil), ("second", nil), ("arn:aws:connect:x:1:instance/i/contact-flow/second", nil),
    ("arn:aws:connect:x:1:instance/i/contact-flow/7b1e", "Second flow"), ("", "Second flow"),
    ("${SecondFlow}", "Second flow"),
  ]

  /// "first" goes on in another flow, by a transfer or by a hook for the end of the call.
  static func first(_ format: Format, _ id: String, _ name: String?) -> String {
    let known = name.map { "\"\($0)\"" } ?? "null"
    switch format {
    case .current:
      return """
        {"Version": "2019-10-30", "StartAction": "go", "Metadata": {"name": "first", "ActionMetadata":
          {"go": {"ContactFlow": {"id": "\(id)", "text": \(known)}}}},
         "Actions": [
          {"Identifier": "go", "Type": "TransferToFlow", "Parameters": {"ContactFlowId": "\(id)"},
           "Transitions": {"NextAction": "bye", "Errors": [{"NextAction": "bye", "ErrorType": "NoMatchingError"}]}},
          {"Identifier": "bye", "Type": "DisconnectParticipant"}]}
        """
    case .old:
      return """
        {"version": "1", "type": "contactFlow", "start": "go", "metadata": {"name": "first"}, "modules": [
          {"id": "go", "type": "Transfer", "target": "Flow", "branches": [{"condition": "Error", "transition": "bye"}],
           "parameters": [{"name": "ContactFlowId", "value": "\(id)", "resourceName": \(known)}]},
          {"id": "bye", "type": "Disconnect"}]}
        """
    }
  }

  static func hooking(_ format: Format, _ id: String, _ name: String?) -> String {
    let known = name.map { "\"\($0)\"" } ?? "null"
    switch format {
    case .current:
      return """
        {"Version": "2019-10-30", "StartAction": "hook", "Metadata": {"name": "first", "ActionMetadata":
          {"hook": {"contactFlow": {"id": "\(id)", "text": \(known)}}}},
         "Actions": [
          {"Identifier": "hook", "Type": "UpdateContactEventHooks", "Parameters": {"EventHooks": {"CustomerQueue": "\(id)"}},
           "Transitions": {"NextAction": "bye", "Errors": [{"NextAction": "bye", "ErrorType": "NoMatchingError"}]}},
          {"Identifier": "bye", "Type": "DisconnectParticipant"}]}
        """
    case .old:
      return """
        {"version": "1", "type": "contactFlow", "start": "hook", "metadata": {"name": "first"}, "modules": [
          {"id": "hook", "type": "SetEventHook", "target": "Flow",
           "branches": [{"condition": "Success", "transition": "bye"}, {"condition": "Error", "transition": "bye"}],
           "parameters": [{"name": "Type", "value": "CustomerQueue"},
             {"name": "ContactFlowId", "value": "\(id)", "resourceName": \(known)}]},
          {"id": "bye", "type": "Disconnect"}]}
        """
    }
  }

  static func second(_ format: Format) -> String {
    switch format {
    case .current: return FlowText.saying("Second flow").text
    case .old:
      return """
        {"version": "1", "type": "contactFlow", "start": "say", "metadata": {"name": "Second flow"}, "modules": [
          {"id": "say", "type": "PlayPrompt", "branches": [{"condition": "Success", "transition": "bye"}],
           "parameters": [{"name": "Text", "value": "This is Second flow"}]},
          {"id": "bye", "type": "Disconnect"}]}
        """
    }
  }

  /// The flows that a call to "first" goes through, and how it ends.
  private static func call(_ loaded: LoadedCenter) throws -> (prompts: [String], end: ContactEnd?) {
    var world = World(
      loaded.center, store: try .inMemory(), seed: 0, now: Timestamp(seconds: 0), observer: Transcript())
    let flow = try #require(loaded.program.flow("first"))
    let contact = world.receive(IncomingCall(from: .withheld, to: nil, flow: flow))
    world.advance(to: Timestamp(seconds: 60))
    let prompts = world.observer.entries.filter { $0.kind == .prompt }.map(\.text)
    return (prompts, world.state.contacts[contact].endedBy)
  }

  @Test(arguments: Format.allCases, Format.allCases)
  func aTransferGoesOnInTheFileThatIsMeant(from: Format, to: Format) throws {
    for (id, name) in Self.references {
      let folder = try CenterFolder(["a.json": Self.first(from, id, name), "second.json": Self.second(to)])
      for loaded in [try folder.load(), try folder.load("a.json")] {
        #expect(loaded.flowNames == ["first", "Second flow"], "\(id)")
        let call = try Self.call(loaded)
        #expect(call.prompts == ["This is Second flow"], "\(id)")
        #expect(call.end == .byFlow, "\(id)")
      }
    }
  }

  @Test(arguments: Format.allCases, Format.allCases)
  func aHookFindsItsFlow(from: Format, to: Format) throws {
    for (id, name) in Self.references {
      let folder = try CenterFolder(["a.json": Self.hooking(from, id, name), "second.json": Self.second(to)])
      for loaded in [try folder.load(), try folder.load("a.json")] {
        #expect(loaded.flowNames == ["first", "Second flow"], "\(id)")
        #expect(try Self.call(loaded).end == .byFlow, "\(id)")
      }
    }
  }
}

import CenterFiles
import CenterSimulation
import ContactCenter
import Diagnostics
import FlowAnalysis
import FlowEngine
import JSON
import TestSupport

/// A center of one menu and two queues, with a plan, in a folder of its own.
struct SmallCenter {
  let folder: TemporaryFolder

  static let number = "+12065550100"

  /// - Parameters:
  ///   - hours: what the hours of the queue "Sales" are open on.
  ///   - agent: what is said of Ann.
  ///   - help: what is said of the queue "Help", which nobody serves.
  ///   - flows: the names of flows beside the menu, by which their files are called too.
  init(
    _ plan: String, hours: String = #"{"monday-sunday": ["00:00-24:00"]}"#,
    agent: String = #"{"answersAfterSeconds": 0, "talksSeconds": 60}"#, help: String = #"{"agents": []}"#,
    flows: [String] = [], files: [String: String] = [:]
  ) throws {
    folder = try TemporaryFolder()
    try folder.write(
      """
      {"name": "Small", "timeZone": "UTC", "numbers": {"\(Self.number)": {"flow": "menu"}},
       "flows": {\((["menu"] + flows).map { #""\#($0)": {"file": "\#($0).json"}"# }.joined(separator: ", "))},
       "hours": {"Day": {"open": \(hours)}},
       "queues": {"Sales": {"hours": "Day", "agents": ["Ann"]}, "Help": \(help)},
       "agents": {"Ann": \(agent)}}
      """, to: "center.json")
    try folder.write(Self.menu, to: "menu.json")
    try folder.write(plan, to: "simulation.json")
    for (name, text) in files { try folder.write(text, to: name) }
  }

  /// Key 1 leads to Sales, key 2 to Help; anything else ends the call. No whispers, so that agents answer at once.
  private static let menu = """
    {"Version": "2019-10-30", "StartAction": "No agent whisper", "Metadata": {"name": "menu"}, "Actions": [
      \(off("No agent whisper", "AgentWhisper", then: "No customer whisper")),
      \(off("No customer whisper", "CustomerWhisper", then: "Menu")),
      {"Identifier": "Menu", "Type": "GetParticipantInput",
       "Parameters": {"SSML": "<speak><break time='1s'/></speak>", "InputTimeLimitSeconds": "5", "StoreInput": "False"},
       "Transitions": {"NextAction": "Bye",
         "Conditions": [
           {"NextAction": "To Sales", "Condition": {"Operator": "Equals", "Operands": ["1"]}},
           {"NextAction": "To Help", "Condition": {"Operator": "Equals", "Operands": ["2"]}}],
         "Errors": [{"ErrorType": "InputTimeLimitExceeded", "NextAction": "Bye"},
           {"ErrorType": "NoMatchingCondition", "NextAction": "Bye"},
           {"ErrorType": "NoMatchingError", "NextAction": "Bye"}]}},
      \(queue("To Sales", "Sales")),
      \(queue("To Help", "Help")),
      {"Identifier": "Join", "Type": "TransferContactToQueue", "Parameters": {},
       "Transitions": {"NextAction": "Bye", "Errors": [{"ErrorType": "QueueAtCapacity", "NextAction": "Bye"},
         {"ErrorType": "NoMatchingError", "NextAction": "Bye"}]}},
      {"Identifier": "Bye", "Type": "DisconnectParticipant", "Parameters": {}, "Transitions": {}}]}
    """

  private static func off(_ id: String, _ hook: String, then next: String) -> String {
    """
    {"Identifier": "\(id)", "Type": "UpdateContactEventHooks",
     "Parameters": {"EventHooksConfiguration": {"\(hook)": {"DisableExecution": "true"}}},
     "Transitions": {"NextAction": "\(next)", "Errors": [{"ErrorType": "NoMatchingError", "NextAction": "\(next)"}]}}
    """
  }

  private static func queue(_ id: String, _ name: String) -> String {
    """
    {"Identifier": "\(id)", "Type": "UpdateContactTargetQueue", "Parameters": {"QueueId": "\(name)"},
     "Transitions": {"NextAction": "Join", "Errors": [{"ErrorType": "NoMatchingError", "NextAction": "Bye"}]}}
    """
  }

  /// - Parameter records: what the contact records tell that a plan names.
  func reading(_ records: [PastContact] = []) throws -> PlanReading {
    let loaded = try CenterLoader.load(folder.path)
    let document = try JSONDocument(
      parsing: UserFile.read(folder.path(of: "simulation.json")), named: "simulation.json")
    let folder = folder
    return PlanReading(
      document, for: loaded.center.definition, FlowLabels(loaded.program), program: loaded.program,
      file: { path throws(Diagnostic) in (path, try UserFile.read(folder.path(of: path))) },
      records: { _ throws(Diagnostic) in records })
  }

  /// What all replications share.
  func setting(_ changes: [WhatIf] = []) throws -> SimulationSetting {
    let reading = try reading()
    guard let plan = try reading.plan?.changed(by: changes) else {
      throw Unreadable(problems: reading.problems)
    }
    let loaded = try CenterLoader.load(folder.path) { plan.staffed($0) }
    return SimulationSetting(plan, in: loaded.center, FlowLabels(loaded.program))
  }

  struct Unreadable: Error { let problems: [Diagnostic] }

  /// A study of one plan, or of a plan and a change.
  func study(
    _ replications: Int, seed: UInt64 = 1, shard: StudyPart.Shard = .whole, whatIf: String? = nil,
    calls: Int? = nil
  ) throws -> StudyPart {
    var settings = [try setting()]
    if let whatIf { settings.append(try setting(WhatIf.list(whatIf))) }
    let subject = StudySubject(
      settings[0], path: "small", digest: 0, seed: seed, replications: replications, calls: calls,
      whatIf: whatIf)
    let variants = try settings.map { setting in
      var variant = StudyPart.Variant(subject)
      for number in shard.replications(of: replications) {
        let (figures, pooled) = try SimulationRun(
          setting, seed: seed, replication: number, calls: calls
        ).figures()
        variant.replications.append(figures)
        variant.pooled.add(pooled)
      }
      return variant
    }
    return StudyPart(subject, shard, variants: variants)
  }
}

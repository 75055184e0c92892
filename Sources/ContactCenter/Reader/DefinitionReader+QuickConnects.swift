import Diagnostics
import JSON

// Quick connects by their names, and the agents who use them.
extension DefinitionReader {
  mutating func quickConnects(
    in root: JSONValue, queues: [QueueDefinition], agents: [AgentDefinition], flows: [FlowDefinition]?
  ) -> [QuickConnectDefinition] {
    entries(in: root, "quickConnects").compactMap { member in
      let keys = ["arn", "queue", "agent", "flow"]
      guard let value = object(member.value, "a quick connect", keys: keys) else { return nil }
      let flow = value["flow"] == nil ? nil : self.flow(of: value, "a quick connect", flows: flows)
      let target: QuickConnectDefinition.Target?
      switch (text(in: value, "queue"), text(in: value, "agent")) {
      case (let name?, nil):
        target = queues.index(of: name).map { .queue($0) }
        if target == nil, let place = value["queue"] {
          reportUnknown("queue", name, at: place, among: queues.map(\.name), in: "\"queues\"")
        }
      case (nil, let name?):
        target = agents.index(of: name).map { .agent($0) }
        if target == nil, let place = value["agent"] {
          reportUnknown("agent", name, at: place, among: agents.map(\.name), in: "\"agents\"")
        }
      case (nil, nil), (_?, _?):
        target = nil
        report(
          value.finding(
            "a quick connect leads to a queue or to an agent", rule: "quick-connect",
            fix: "give it one of \"queue\" and \"agent\""))
      }
      return target.map {
        QuickConnectDefinition(name: member.name, arn: arn(in: value), target: $0, flow: flow)
      }
    }
  }

  /// Which quick connect an agent uses.
  mutating func transfer(of agent: JSONValue, in root: JSONValue) -> AgentDefinition.Transfer? {
    guard let name = text(in: agent, "transfersTo"), let place = agent["transfersTo"] else { return nil }
    let names = root["quickConnects"]?.members.map(\.name) ?? []
    guard names.contains(name) else {
      reportUnknown("quick connect", name, at: place, among: names, in: "\"quickConnects\"")
      return nil
    }
    return AgentDefinition.Transfer(
      to: name, after: seconds(in: agent, "transfersAfterSeconds") ?? .seconds(60),
      isWarm: boolean(in: agent, "transfersWarm") ?? false)
  }
}

import FlowEngine

/// Numbers from which no caller ever reaches a person.
enum NoWayToAPerson: CenterCheck {
  static let description = CheckDescription(
    "no-way-to-a-person", in: .callerExperience, .note, "from a number no way leads to a person",
    why: "the center has queues, and a caller whom the menus do not help is never put into one",
    fix: "let a key, or the error branches, lead to a queue",
    bad: CheckExample(
      center: CheckExample.centerWithQueue,
      .say("hello", "Hello.", "end"), .end()),
    good: CheckExample(
      center: CheckExample.centerWithQueue,
      .choose("choose", queue: "Support", "queue", else: "sorry"),
      .queue("queue", else: "sorry"),
      .say("sorry", "Sorry.", "end"), .end()))

  static func check(_ center: AnalyzedCenter, _ findings: inout Findings) {
    guard center.isComplete, !center.program.center.queues.isEmpty else { return }
    for number in center.program.center.numbers {
      guard let flow = center.program.flow(number.flow), flow.index < center.flows.count,
        !center.flows(reachedFrom: flow).contains(where: { index in
          center.flows[index].reachableActions.contains { $0.nature.reachesPerson }
        })
      else { continue }
      findings.report(
        self, at: center.flows[flow.index].document.startAction.value,
        "who calls \(number.number.e164) never reaches a person")
    }
  }
}

extension AnalyzedCenter {
  /// The flows, by their numbers, that a contact can come through from one on.
  func flows(reachedFrom flow: FlowIndex) -> Set<Int> {
    var reached: Set<Int> = [flow.index]
    var rest = [flow.index]
    while let index = rest.popLast() {
      for link in links where link.source.flow.index.index == index && link.source.isReachable {
        guard let target = link.target, target.index < flows.count, reached.insert(target.index).inserted
        else {
          continue
        }
        rest.append(target.index)
      }
    }
    return reached
  }
}

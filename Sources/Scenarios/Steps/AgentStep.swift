import ContactCenter
import Diagnostics
import Store
import World

/// `agent "Meera Nair" declines`.
struct AgentStep: PlayedStep {
  static let description = StepDescription(
    "agent", .anywhere,
    forms: [
      "agent NAME available", "agent NAME unavailable", "agent NAME answers", "agent NAME declines",
      "agent NAME holds", "agent NAME resumes", "agent NAME hangs up", "agent NAME ends work",
      "agent NAME chooses \"ACTION\"", "agent NAME chooses \"ACTION\" with FIELD=VALUE …",
      "agent NAME transfers to QUICKCONNECT", "agent NAME transfers to QUICKCONNECT warm",
      "agent NAME calls QUICKCONNECT", "agent NAME brings together", "agent NAME lets go",
      "agent NAME sits down", "agent NAME books DATE TIME", "agent NAME cancels",
    ],
    meaning:
      "An agent of the center acts, before the script in center.json would: answers or declines the contact as soon as it is offered, puts the caller on hold and resumes (a task is paused), or hangs up, as soon as they speak; ends the work after a contact; chooses something on the page that a flow for the agent's screen shows. By a quick connect of the center the agent transfers the caller, or calls a third party while the caller is on hold; brings caller and third party together, or lets that go; who hangs up on both leaves the caller to the third party. A transfer leaves the caller to the queue or to the agent at once; a warm one calls there first, and leaves the caller once somebody has answered. Books or cancels the caller's visit. Who sits down does nothing by the script any more; who is available although the script never answers waits to be told, too.",
    example: "agent \"Meera Nair\" answers")

  private let name: String
  private let deed: Deed

  private enum Deed {
    case act(AgentAct)
    case choice(String, [NamedValue])
    /// By the quick connect of a name; a warm one once somebody is there.
    case transfers(StepLine.Part, isWarm: Bool)
    case calls(StepLine.Part)
    case sitsDown
    case changes(VisitAct)
  }

  init(reading line: inout StepLine) throws(Diagnostic) {
    name = try line.name("the name of an agent").text
    if line.take("chooses") {
      let action = try line.quoted("what is chosen").text
      let fields = line.take("with") ? try line.pairs(atLeast: 1, "name=Asha") : []
      deed = .choice(action, fields.map { NamedValue(name: $0.name, value: $0.value) })
    } else if line.take("transfers", "to") {
      let name = try line.name("the name of a quick connect")
      deed = .transfers(name, isWarm: line.take("warm"))
    } else if line.take("calls") {
      deed = .calls(try line.name("the name of a quick connect"))
    } else if line.take("sits", "down") {
      deed = .sitsDown
    } else if line.take("cancels") {
      deed = .changes(.cancel)
    } else if line.take("books") {
      deed = .changes(.book(try line.slot()))
    } else {
      deed = .act(
        try line.choice(
          [
            ("available", .becomesAvailable), ("unavailable", .becomesUnavailable), ("answers", .answers),
            ("declines", .declines), ("holds", .holds), ("resumes", .resumes), ("hangs up", .hangsUp),
            ("ends work", .endsWork), ("brings together", .conferences), ("lets go", .endsConsultation),
          ], or: ["transfers to", "calls", "sits down", "books", "cancels", "chooses"]))
    }
  }

  func play(_ stage: inout Stage) throws(StepFailure) {
    let agent = try stage.agent(named: name)
    switch deed {
    case .act(let act): try play(act, agent, &stage)
    case .choice(let action, let fields): try choose(action, fields, agent, &stage)
    case .transfers(let name, isWarm: false):
      try play(.transfers(to: try quickConnect(name, stage)), agent, &stage)
    case .transfers(let name, isWarm: true): try transferWarm(to: name, agent, &stage)
    case .calls(let name): try play(.consults(try quickConnect(name, stage)), agent, &stage)
    case .sitsDown: stage.world.sitDown(agent)
    case .changes(let act):
      while stage.world.talk(ofAgent: agent) == nil { try wait(&stage) }
      guard stage.world.change(act, agent: agent) else {
        throw StepFailure("\(name) could not change the visit", why: stage.world.observer.entries.last?.text)
      }
    }
  }

  private func quickConnect(_ name: StepLine.Part, _ stage: borrowing Stage) throws(StepFailure) -> Int {
    let names = stage.world.center.definition.quickConnects.map(\.name)
    guard let number = names.firstIndex(of: name.text) else {
      throw StepFailure(
        "there is no quick connect \"\(name.text)\" in this center", at: name,
        why: names.isEmpty ? "it has none" : "there is " + names.joined(separator: ", "))
    }
    return number
  }

  /// Calls the third party, waits for an answer, and leaves the caller there.
  private func transferWarm(
    to name: StepLine.Part, _ agent: Int, _ stage: inout Stage
  ) throws(StepFailure) {
    try play(.consults(try quickConnect(name, stage)), agent, &stage)
    while true {
      guard let contact = stage.world.talk(ofAgent: agent), stage.world.consultation(of: contact) != nil
      else {
        throw StepFailure(
          "\(self.name) reaches nobody by \(name.text.quotedForReading)", at: name,
          why: stage.world.observer.entries.last?.text)
      }
      if stage.world.thirdName(of: contact) != nil { break }
      try stage.goOn("expected \(name.text.quotedForReading) to answer")
    }
    try play(.hangsUp, agent, &stage)
  }

  private func wait(_ stage: inout Stage) throws(StepFailure) {
    guard stage.isInCall || stage.isToBeCalledBack else {
      guard stage.contact != nil else {
        throw StepFailure("\(name) has no contact", why: "nobody has called", fix: "write it below \"call\"")
      }
      throw StepFailure(
        "\(name) has no contact", why: "the call is over by then",
        fix: "write it before what ends the call")
    }
    try stage.goOn("expected a contact for \(name)")
  }

  /// On the page that a flow shows to the agent, as soon as there is one.
  private func choose(
    _ action: String, _ fields: [NamedValue], _ agent: Int, _ stage: inout Stage
  ) throws(StepFailure) {
    while true {
      if let guide = stage.world.guide(ofAgent: agent), stage.world.shownPage(guide) != nil {
        return stage.world.choose(action, fields, guide)
      }
      guard stage.isInCall else {
        throw StepFailure(
          "no page is shown to \(name)",
          fix: "let the flow set one of the hooks DefaultAgentUI and DisconnectAgentUI")
      }
      try stage.goOn("expected a page for \(name)")
    }
  }

  private func play(_ act: AgentAct, _ agent: Int, _ stage: inout Stage) throws(StepFailure) {
    while waitsToSpeak(act, agent, stage.world) || !stage.world.act(act, agent: agent) {
      switch act {
      case .becomesAvailable: throw StepFailure("\(name) is busy with a contact, and so available after it")
      case .becomesUnavailable:
        guard case .pending = stage.world.status(ofAgent: agent) else {
          throw StepFailure("\(name) is busy with a contact", fix: "let the agent hang up before")
        }
        throw StepFailure("a contact rings at \(name)", fix: "let the agent decline it before")
      case .chooses, .answers, .declines, .holds, .resumes, .transfers, .consults, .conferences,
        .endsConsultation, .hangsUp, .endsWork, .fails:
        break
      }
      try wait(&stage)
    }
  }

  /// True for a step that is to hang up on somebody with whom the agent does not speak yet: the whisper goes on before.
  private func waitsToSpeak(_ act: AgentAct, _ agent: Int, _ world: borrowing World) -> Bool {
    guard act == .hangsUp, let contact = world.contact(ofAgent: agent) else { return false }
    return !world.state.contacts[contact].stage.isWithPerson
  }

  func export(_ draft: inout TestCaseDraft, _ stage: borrowing Stage) {
    draft.leaveOut("there is no agent in a test")
  }
}

import Diagnostics
import JSON

/// Makes a definition of the JSON of a `center.json`, collecting every problem on the way.
///
/// What is wrong is left out of the definition, so that reading goes on; a definition with errors is never
/// handed out.
struct DefinitionReader: FormReader {
  let surroundings: CenterSurroundings
  private var problems: [Diagnostic] = []

  init(surroundings: CenterSurroundings) { self.surroundings = surroundings }

  var sortedProblems: [Diagnostic] {
    let start = SourcePosition(line: 0, column: 0)
    // The sort is stable: findings about one place stay in the order they were made.
    return problems.sorted { ($0.place?.position ?? start) < ($1.place?.position ?? start) }
  }

  mutating func report(_ problem: Diagnostic) { problems.append(problem) }

  mutating func center(_ root: JSONValue) -> ContactCenterDefinition {
    let keys = [
      "name", "timeZone", "language", "colors", "numbers", "flows", "hours", "queues", "routingProfiles",
      "agentStates", "agents", "dispositions", "offers", "callbacks", "parties", "taskTemplates",
      "caseTemplates",
      "quickConnects", "prompts", "lambdas", "bots", "branches", "sample",
    ]
    guard let root = object(root, "a center", keys: keys) else { return .named(surroundings.name) }
    let zone = self.zone(in: root) ?? .utc
    let flows = self.flows(in: root)
    let hours = self.hours(in: root, centerZone: zone)
    let states = agentStates(in: root)
    let drafts = routingProfiles(in: root)
    let agents = self.agents(in: root, profiles: drafts, states: states)
    let unstaffed = self.queues(in: root, hours: hours, agents: agents, flows: flows)
    let profiles = self.profiles(
      of: drafts, among: unstaffed.map { $0.definition(agents: []) }, names: names(in: root, "queues"))
    let queues = staffed(unstaffed, by: agents, profiles, in: root)
    reportIdle(agents, queues, profiles, in: root)
    let offers = self.offers(in: root)
    reportLate(agents, offers, in: root)
    return ContactCenterDefinition(
      name: text(in: root, "name") ?? surroundings.name,
      zone: zone,
      language: language(in: root) ?? "en-US",
      accent: accent(in: root),
      numbers: numbers(in: root, flows: flows),
      flows: flows,
      hours: hours,
      queues: queues,
      agents: agents,
      prompts: prompts(in: root),
      lambdas: lambdas(in: root),
      bots: bots(in: root),
      branches: branches(in: root),
      sample: sample(in: root), callbacks: callbacks(in: root),
      parties: parties(in: root), taskTemplates: taskTemplates(in: root, flows: flows),
      caseTemplates: caseTemplates(in: root),
      quickConnects: quickConnects(in: root, queues: queues, agents: agents, flows: flows),
      routingProfiles: profiles, agentStates: states, offers: offers,
      dispositions: dispositions(in: root))
  }

  /// The zone under "timeZone"; nil when there is none or it is wrong.
  mutating func zone(in object: JSONValue) -> ZoneRules? {
    guard let name = text(in: object, "timeZone"), let value = object["timeZone"] else { return nil }
    do {
      return try surroundings.zone(name)
    } catch {
      report(value.finding(error.words, rule: "unknown-zone", fix: error.fix))
      return nil
    }
  }

  private mutating func language(in root: JSONValue) -> String? {
    guard let language = text(in: root, "language"), let value = root["language"] else { return nil }
    let parts = language.split(separator: "-", omittingEmptySubsequences: false)
    let isWellFormed =
      parts.allSatisfy {
        $0.utf8.count >= 2 && $0.utf8.count <= 8
          && $0.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
      }
      && parts[0].utf8.count <= 3
    guard isWellFormed else {
      report(
        value.finding("\"\(language)\" is not a language", rule: "bad-language", fix: "write it as \"en-US\"")
      )
      return nil
    }
    return language
  }

  private mutating func accent(in root: JSONValue) -> RGBColor? {
    guard let value = root["colors"], let colors = object(value, "the colors", keys: ["accent"]),
      let text = text(in: colors, "accent"), let place = colors["accent"]
    else { return nil }
    guard let color = RGBColor(text) else {
      report(place.finding("\"\(text)\" is not a color", rule: "bad-color", fix: "write it as \"#2f855a\""))
      return nil
    }
    return color
  }

  private mutating func branches(in root: JSONValue) -> [BranchDefinition] {
    entries(in: root, "branches").compactMap { member in
      guard let outcome = text(member.value, "the outcome of \"\(member.name)\"") else { return nil }
      return BranchDefinition(
        identifier: member.name, outcome: outcome,
        declaration: .init(
          source: member.key.document.source, identifier: member.key.place, outcome: member.value.place))
    }
  }
}

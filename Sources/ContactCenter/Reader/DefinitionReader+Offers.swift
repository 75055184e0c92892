import Diagnostics
import JSON

// How contacts are offered to agents.
extension DefinitionReader {
  mutating func offers(in root: JSONValue) -> OfferDefinition {
    let keys = ["ringSeconds", "afterMissed", "afterDeclined", "serviceLevelSeconds"]
    guard let value = root["offers"], let offers = object(value, "the offers", keys: keys) else {
      return OfferDefinition()
    }
    let rings = seconds(in: offers, "ringSeconds")
    if let rings, rings < .seconds(1), let place = offers["ringSeconds"] {
      report(
        place.finding(
          "\"ringSeconds\" must be at least 1, found \(place.wording)", rule: "bad-value",
          why: "a contact that does not ring is offered again and again in one moment",
          fix: "write how long it rings, like 20"))
    }
    typealias After = OfferDefinition.AfterOffer
    let standard = OfferDefinition()
    return OfferDefinition(
      rings: rings ?? standard.rings,
      afterMissed: choice(in: offers, "afterMissed", After.allCases, \.word) ?? standard.afterMissed,
      afterDeclined: choice(in: offers, "afterDeclined", After.allCases, \.word) ?? standard.afterDeclined,
      serviceLevel: seconds(in: offers, "serviceLevelSeconds") ?? standard.serviceLevel)
  }

  /// Reports agents who answer when it has stopped to ring.
  mutating func reportLate(_ agents: [AgentDefinition], _ offers: OfferDefinition, in root: JSONValue) {
    let limit = root["offers"]?["ringSeconds"]?.wording ?? String(OfferDefinition().rings.wholeSeconds)
    for agent in agents where !agent.acceptsAtOnce {
      guard let after = agent.answersAfter, after > offers.rings else { continue }
      guard let place = root["agents"]?[agent.name]?["answersAfterSeconds"] else { continue }
      report(
        place.finding(
          .warning,
          "\"\(agent.name)\" answers after \(place.wording) s, and it rings for \(limit) s",
          rule: "answers-too-late", why: "the agent misses every contact",
          fix: "let the agent answer sooner, or say \"ringSeconds\" under \"offers\""))
    }
  }
}

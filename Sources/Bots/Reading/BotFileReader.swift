import Diagnostics
import JSON

/// Makes a bot of the JSON of its own file, collecting every problem on the way.
struct BotFileReader: FormReader {
  private(set) var problems: [Diagnostic] = []

  mutating func report(_ problem: Diagnostic) { problems.append(problem) }

  mutating func bot(_ root: JSONValue) -> Bot? {
    guard let root = object(root, "a bot", keys: ["name", "threshold", "intents", "slotTypes"]) else {
      return nil
    }
    let types = slotTypes(in: root)
    let intents = entries(in: root, "intents").compactMap { intent($0, types) }
    if root["intents"] == nil {
      report(
        root.finding(
          "a bot has no \"intents\"", rule: "missing-key",
          fix: "add \"intents\": { \"Sales\": { \"utterances\": [\"sales\", \"I want to buy\"] } }"))
    }
    let fallbacks = intents.filter(\.isFallback)
    if fallbacks.count > 1 {
      report(
        root.finding(
          "\(fallbacks.count) intents are the fallback", rule: "contradiction",
          why: "they are \(Self.list(fallbacks.map(\.name)))", fix: "keep \"fallback\": true in one of them"))
    }
    return Bot(
      name: text(in: root, "name") ?? "bot", intents: intents,
      threshold: wholeNumber(in: root, "threshold", 0...100) ?? Bot.usualThreshold)
  }

  // MARK: Slot types

  private mutating func slotTypes(in root: JSONValue) -> [(name: String, type: SlotType)] {
    entries(in: root, "slotTypes").compactMap { member in
      guard let value = object(member.value, "a slot type", keys: ["values", "allowsOthers"]) else {
        return nil
      }
      let values = entries(in: value, "values").map { value in
        ListedValues.Entry(value.name, synonyms: texts(value.value, "the synonyms of \"\(value.name)\""))
      }
      if value["values"] == nil {
        report(
          value.finding(
            "the slot type \"\(member.name)\" has no \"values\"", rule: "missing-key",
            fix: "add \"values\": { \"villa\": [\"house\"], \"plot\": [] }"))
      }
      return (
        member.name,
        .list(ListedValues(values, allowsOthers: boolean(in: value, "allowsOthers") ?? false))
      )
    }
  }

  private mutating func slotType(of slot: JSONValue, _ types: [(name: String, type: SlotType)]) -> SlotType? {
    guard let name = requiredText(in: slot, "type", "a slot"), let place = slot["type"] else { return nil }
    if let own = types.first(where: { $0.name == name }) { return own.type }
    if let builtIn = SlotType(builtIn: name) { return builtIn }
    let builtIn = ["Number", "Date", "Time", "PhoneNumber", "Confirmation", "AlphaNumeric", "FreeFormInput"]
    reportUnknown("slot type", name, at: place, among: types.map(\.name) + builtIn.map { "AMAZON.\($0)" })
    return nil
  }

  // MARK: Intents

  private mutating func intent(_ member: JSONMember, _ types: [(name: String, type: SlotType)]) -> BotIntent?
  {
    let keys = ["utterances", "slots", "confirm", "declined", "says", "fallback"]
    guard let value = object(member.value, "an intent", keys: keys) else { return nil }
    let isFallback = boolean(in: value, "fallback") ?? false
    let slots = entries(in: value, "slots").compactMap { slot($0, types) }
    let utterances = utterances(of: value, slots)
    if !isFallback, value["utterances"].map({ $0.kind == .array && $0.elements.isEmpty }) ?? true {
      report(
        value.finding(
          "the intent \"\(member.name)\" has no \"utterances\"", rule: "missing-key",
          why: "nothing a caller says would mean it", fix: "add what callers say, or \"fallback\": true"))
    }
    let question = text(in: value, "confirm")
    return BotIntent(
      name: member.name, utterances: utterances, slots: slots,
      confirmation: question.map {
        BotIntent.Confirmation(
          question: Self.message($0), declined: text(in: value, "declined").map(Self.message))
      },
      closing: text(in: value, "says").map(Self.message), isFallback: isFallback)
  }

  private mutating func utterances(of intent: JSONValue, _ slots: [BotSlot]) -> [SampleUtterance] {
    (list(in: intent, "utterances") ?? []).compactMap { value in
      guard let text = text(value, "an utterance") else { return nil }
      let utterance = SampleUtterance(text)
      for name in utterance.slotNames where !slots.contains(where: { $0.name == name }) {
        reportUnknown("slot", name, at: value, among: slots.map(\.name))
      }
      return utterance
    }
  }

  private mutating func slot(_ member: JSONMember, _ types: [(name: String, type: SlotType)]) -> BotSlot? {
    guard let value = object(member.value, "a slot", keys: ["type", "asks", "retries", "standard"]) else {
      return nil
    }
    let type = slotType(of: value, types)
    let question = text(in: value, "asks").map(Self.message)
    return type.map { type in
      BotSlot(
        name: member.name, type: type, isRequired: question != nil, question: question,
        retries: wholeNumber(in: value, "retries", 0...10) ?? BotSlot.usualRetries,
        standard: text(in: value, "standard"))
    }
  }

  // MARK: Values

  private mutating func texts(_ value: JSONValue, _ what: String) -> [String] {
    (list(value, what) ?? []).compactMap { text($0, "one of \(what)") }
  }

  private static func message(_ text: String) -> BotMessage {
    BotMessage(text, isSSML: text.hasPrefix("<speak"))
  }

  private mutating func reportUnknown(
    _ kind: String, _ name: String, at place: JSONValue, among names: [String]
  ) {
    let near = nearest(to: name, among: names)
    report(
      place.finding(
        "there is no \(kind) \"\(name)\"",
        rule: "unknown-\(kind.split(separator: " ").joined(separator: "-"))",
        why: near != nil || names.isEmpty ? nil : "there are \(Self.list(names))",
        fix: near.map { "did you mean \"\($0)\"?" }))
  }
}

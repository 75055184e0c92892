import Diagnostics
import JSON

// How people behave whom the center calls.
extension DefinitionReader {
  mutating func callbacks(in root: JSONValue) -> CallbackDefinition {
    guard let value = root["callbacks"],
      let callbacks = object(
        value, "the callbacks",
        keys: ["unanswered", "ringsSeconds", "dialable", "order", "keepPlace", "mergeDuplicates"])
    else { return CallbackDefinition() }
    typealias Order = CallbackDefinition.Order
    return CallbackDefinition(
      unanswered: wholeNumber(in: callbacks, "unanswered", 0...100) ?? 0,
      rings: seconds(in: callbacks, "ringsSeconds") ?? .seconds(30), dialable: dialable(in: callbacks),
      order: choice(in: callbacks, "order", Order.allCases, \.word) ?? .agentFirst,
      keepsPlace: boolean(in: callbacks, "keepPlace") ?? false,
      mergesDuplicates: boolean(in: callbacks, "mergeDuplicates") ?? false)
  }

  /// The beginnings of numbers that may be dialed.
  private mutating func dialable(in callbacks: JSONValue) -> [String]? {
    guard let value = callbacks["dialable"] else { return nil }
    guard value.kind == .array else {
      report(
        value.finding(
          "\"dialable\" must be a list, found \(value.kind.words)", rule: "wrong-type",
          fix: "write the beginnings of numbers, as [\"+91\"]"))
      return nil
    }
    return value.elements.compactMap { element in
      if let text = element.string, text.hasPrefix("+"), text.utf8.count > 1,
        text.utf8.dropFirst().allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
      {
        return text
      }
      report(
        element.finding(
          "this is not how a number begins", rule: "bad-number", fix: "write a country's code, as \"+91\""))
      return nil
    }
  }

  mutating func parties(in root: JSONValue) -> [PartyDefinition] {
    var parties: [PartyDefinition] = []
    for member in entries(in: root, "parties") {
      let number = phoneNumber(member.name, at: member.key)
      let keys = ["answersAfterSeconds", "talksSeconds", "answers", "busy"]
      guard let value = object(member.value, "a party", keys: keys) else { continue }
      let after = seconds(in: value, "answersAfterSeconds")
      let answers = boolean(in: value, "answers") ?? true
      let isBusy = boolean(in: value, "busy") ?? false
      if let place = value["answersAfterSeconds"], !answers || isBusy {
        report(
          place.finding(
            "\"\(member.name)\" never answers, and answers after some time", rule: "contradiction",
            fix: "remove \"answersAfterSeconds\", or \"answers\" and \"busy\""))
      }
      guard let number else { continue }
      guard !parties.contains(where: { $0.number == number }) else {
        report(
          member.key.finding(
            "the number \(number) stands twice", rule: "duplicate-number", fix: "remove one of the entries"))
        continue
      }
      parties.append(
        PartyDefinition(
          number: number, answersAfter: answers ? after ?? .seconds(5) : nil,
          talks: seconds(in: value, "talksSeconds") ?? .minutes(1), isBusy: isBusy))
    }
    return parties
  }
}

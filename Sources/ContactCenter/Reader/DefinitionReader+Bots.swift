import Diagnostics
import JSON

extension DefinitionReader {
  mutating func bots(in root: JSONValue) -> [BotDefinition] {
    var places: [(arn: String?, value: JSONValue)] = []
    let bots = entries(in: root, "bots").compactMap { member -> BotDefinition? in
      guard let value = object(member.value, "a bot", keys: ["arn", "file", "locale"]) else { return nil }
      let arn = arn(in: value)
      places.append((arn, value))
      guard let file = fileOrFolder(in: value, "a bot") else { return nil }
      return BotDefinition(name: member.name, arn: arn, file: file, locale: text(in: value, "locale"))
    }
    reportSharedArns(places)
    return bots
  }
}

import JSON

/// A conversation with a Lex bot.
enum OldGetUserInputLex: OldModuleKind {
  static let description = OldModuleDescription(
    "GetUserInput", target: "Lex", becomes: "ConnectParticipantWithLexBot",
    branches: [.evaluate, .error("Timeout", "InputTimeLimitExceeded").ifPresent, .noMatch, .error],
    copiedNext: ["NoMatch", "Error"])

  static func parameters(of module: inout OldModule) -> OldModule.Members {
    module.ignore("LexVersion", "MaxDigits", "Timeout")
    var members = module.prompt()
    if let alias = module.filledText("BotAliasArn") {
      members.append(("LexV2Bot", JSONTree([("AliasArn", alias)], from: alias.origin)))
      module.ignore("BotName", "BotAlias", "BotRegion")
    } else {
      let bot =
        module.member("Name", from: "BotName")
        + (module.filledText("BotRegion").map { [("Region", $0)] } ?? [])
        + module.member("Alias", from: "BotAlias")
      if !bot.isEmpty { members.append(("LexBot", JSONTree(bot, from: module.value))) }
    }
    let attributes = ["Parameter", "SessionAttribute", "LexSessionAttribute"].flatMap { module.map($0) }
    if !attributes.isEmpty {
      members.append(("LexSessionAttributes", JSONTree(attributes, from: module.value)))
    }
    return members
  }
}

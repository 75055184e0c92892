import JSON

extension DocumentAction {
  /// What the console calls the bot of the action.
  public var botName: String? {
    let names = [
      metadata?["lexV2BotName"]?.string,
      metadata?["parameters"]?[path: ["LexV2Bot", "AliasArn", "lexV2BotName"]]?.string,
      metadata?["lexBot"]?["text"]?.string,
    ]
    return names.compactMap(\.self).first { !$0.isEmpty }
  }
}

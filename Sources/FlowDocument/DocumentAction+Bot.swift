import JSON

extension DocumentAction {
  /// What the console calls the bot of the action.
  public var botName: String? {
    let names = [
      metadata?["lexV2BotName"]?.string,
      metadata?["parameters"]?[path: ["LexV2Bot", "AliasArn", "lexV2BotName"]]?.string,
      metadata?["lexBot"]?["text"]?.string,
      parameter("LexV2Bot", "AliasArn") == nil ? nil : parameter("LexBot", "Name")?.string,
    ]
    return names.compactMap(\.self).first { !$0.isEmpty }
  }

  /// The parameter that says which bot it is.
  public var botPath: [String] {
    parameter("LexV2Bot", "AliasArn") != nil ? ["LexV2Bot", "AliasArn"] : ["LexBot", "Name"]
  }

  /// How the action names its bot: by its ARN or name, else, where an export left that empty, by what the console calls it;
  /// nil where nothing names one.
  public var botReference: String? {
    resourceReference(botPath).flatMap { $0.isEmpty ? nil : $0 }
  }

  /// True for a bot of Lex V1, to which AWS ended all access on 15 September 2025.
  public var namesFirstGenerationBot: Bool {
    parameter("LexV2Bot", "AliasArn") == nil && parameter("LexBot", "Name") != nil
  }
}

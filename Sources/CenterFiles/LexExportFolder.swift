import Bots
import Diagnostics
import JSON

/// Reads the unpacked folder of an exported Lex V2 bot: `Bot.json`, and below `BotLocales` a folder a language.
enum LexExportFolder {
  /// The bot in one of its languages: the one asked for, else American English, else the first.
  ///
  /// - Parameter files: gets every file that was read.
  static func read(_ folder: String, locale: String, noting files: inout [String]) -> BotReading {
    do throws(Diagnostic) {
      return BotReading(try export(in: root(of: folder), locale: locale, &files))
    } catch {
      return BotReading(refused: error)
    }
  }

  /// The folder with `Bot.json`: this one, or the one folder in it that has it.
  private static func root(of folder: String) throws(Diagnostic) -> String {
    if isFile(folder, "Bot.json") { return folder }
    for name in try UserFile.names(in: folder) where isFile(UserFile.join(folder, name), "Bot.json") {
      return UserFile.join(folder, name)
    }
    throw Diagnostic(
      in: folder, "this folder is no exported bot", rule: "no-bot", why: "it has no \"Bot.json\"",
      fix: "unpack the export of a Lex V2 bot and name its folder, or name a bot's own file")
  }

  private static func export(
    in root: String, locale: String, _ files: inout [String]
  ) throws(Diagnostic) -> LexExport {
    let bot = try document(root, "Bot.json", &files)
    let languages = UserFile.join(root, "BotLocales")
    let names = try UserFile.names(in: languages)
    let wanted = locale.split(separator: "-").joined(separator: "_")
    guard let name = [wanted, "en_US"].first(where: names.contains) ?? names.first else {
      throw Diagnostic(in: languages, "this bot has no language", rule: "no-bot")
    }
    let folder = UserFile.join(languages, name)
    var intents: [LexExport.Intent] = []
    for intent in try parts(of: folder, "Intents") where isFile(intent, "Intent.json") {
      var slots: [JSONDocument] = []
      for slot in try parts(of: intent, "Slots") where isFile(slot, "Slot.json") {
        slots.append(try document(slot, "Slot.json", &files))
      }
      intents.append(LexExport.Intent(text: try document(intent, "Intent.json", &files), slots: slots))
    }
    var slotTypes: [JSONDocument] = []
    for type in try parts(of: folder, "SlotTypes") where isFile(type, "SlotType.json") {
      slotTypes.append(try document(type, "SlotType.json", &files))
    }
    return LexExport(
      bot: bot, locale: try document(folder, "BotLocale.json", &files), intents: intents, slotTypes: slotTypes
    )
  }

  /// The folders in a folder's folder, sorted; none where it has no such folder.
  private static func parts(of folder: String, _ name: String) throws(Diagnostic) -> [String] {
    let path = UserFile.join(folder, name)
    guard UserFile.kind(of: path) == .folder else { return [] }
    return try UserFile.names(in: path).map { UserFile.join(path, $0) }
  }

  private static func isFile(_ folder: String, _ name: String) -> Bool {
    UserFile.kind(of: UserFile.join(folder, name)) == .file
  }

  private static func document(
    _ folder: String, _ name: String, _ files: inout [String]
  ) throws(Diagnostic) -> JSONDocument {
    let file = UserFile.join(folder, name)
    files.append(file)
    return try JSONDocument(parsing: UserFile.read(file), named: file)
  }
}

import JSON

/// The texts of an exported Lex V2 bot in one of its languages, as they lie in the folders of the export.
public struct LexExport: Sendable {
  public struct Intent: Sendable {
    /// `Intent.json`.
    public let text: JSONDocument
    /// Each `Slot.json` below it.
    public let slots: [JSONDocument]

    public init(text: JSONDocument, slots: [JSONDocument]) {
      self.text = text
      self.slots = slots
    }
  }

  /// `Bot.json`.
  public let bot: JSONDocument
  /// `BotLocale.json`.
  public let locale: JSONDocument
  public let intents: [Intent]
  /// Each `SlotType.json`.
  public let slotTypes: [JSONDocument]

  public init(bot: JSONDocument, locale: JSONDocument, intents: [Intent], slotTypes: [JSONDocument]) {
    self.bot = bot
    self.locale = locale
    self.intents = intents
    self.slotTypes = slotTypes
  }
}

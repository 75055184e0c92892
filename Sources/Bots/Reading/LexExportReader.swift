import Diagnostics
import JSON

extension BotReading {
  /// Makes a bot of an exported one.
  public init(_ export: LexExport) {
    var reader = LexExportReader()
    let bot = reader.bot(export)
    self.init(bot, problems: reader.problems)
  }
}

/// Reads what an exported bot says about its conversations; what only the service could run is reported as a warning.
private struct LexExportReader {
  private(set) var problems: [Diagnostic] = []

  mutating func bot(_ export: LexExport) -> Bot {
    var types: [String: SlotType] = [:]
    for text in export.slotTypes {
      guard let name = text.root["name"]?.string else { continue }
      types[name] = slotType(text.root)
    }
    let threshold =
      export.locale.root["nluConfidenceThreshold"] ?? export.locale.root["nluIntentConfidenceThreshold"]
    return Bot(
      name: export.bot.root["name"]?.string ?? "bot",
      intents: export.intents.compactMap { intent($0, types) },
      threshold: threshold?.scalarText.flatMap(Self.hundredths) ?? Bot.usualThreshold)
  }

  // MARK: Slot types

  private func slotType(_ root: JSONValue) -> SlotType {
    let entries = (root["slotTypeValues"]?.elements ?? []).compactMap { element -> ListedValues.Entry? in
      guard let value = element[path: ["sampleValue", "value"]]?.string else { return nil }
      return ListedValues.Entry(
        value, synonyms: (element["synonyms"]?.elements ?? []).compactMap { $0["value"]?.string })
    }
    if entries.isEmpty, let parent = root["parentSlotTypeSignature"]?.string,
      let builtIn = SlotType(builtIn: parent)
    {
      return builtIn
    }
    let strategy = root[path: ["valueSelectionSetting", "resolutionStrategy"]]?.string?.lowercased() ?? ""
    let isOpen = ["originalvalue", "original_value", ""].contains(strategy)
    return .list(ListedValues(entries, allowsOthers: isOpen))
  }

  // MARK: Intents

  private mutating func intent(_ part: LexExport.Intent, _ types: [String: SlotType]) -> BotIntent? {
    let root = part.text.root
    guard let name = root["name"]?.string ?? root["intentName"]?.string, !name.isEmpty else {
      problems.append(root.finding("this intent has no \"name\"", rule: "missing-key"))
      return nil
    }
    let signature = root["parentIntentSignature"]?.string ?? ""
    if let hook = Self.codeHook(of: part) {
      problems.append(
        hook.finding(
          .warning, "the intent \"\(name)\" runs a Lambda of the bot's own, which is not run here",
          rule: "bot-code-hook", why: "the bot goes on as if the Lambda had changed nothing",
          fix: "where the Lambda decides, answer for the bot: --branch 'IDENTIFIER=INTENT'"))
    }
    return BotIntent(
      name: name,
      utterances: (root["sampleUtterances"]?.elements ?? []).compactMap { $0["utterance"]?.string }
        .map { SampleUtterance($0) },
      slots: slots(part, types),
      confirmation: confirmation(root["intentConfirmationSetting"]),
      closing: root["intentClosingSetting"].flatMap { setting in
        Self.isActive(setting) ? Self.message(setting["closingResponse"]) : nil
      },
      isFallback: signature == "AMAZON.FallbackIntent")
  }

  /// The first place of an intent, or of one of its slots, where a Lambda is run: one for the whole intent, or one of a
  /// single step.
  private static func codeHook(of intent: LexExport.Intent) -> JSONValue? {
    let root = intent.text.root
    let whole = ["dialogCodeHook", "fulfillmentCodeHook"].compactMap { root[$0] }
    if let hook = whole.first(where: { $0["enabled"]?.boolean == true && isActive($0) }) { return hook }
    let settings =
      [root["initialResponseSetting"], root["intentConfirmationSetting"]]
      + intent.slots.map { $0.root[path: ["valueElicitationSetting", "slotCaptureSetting"]] }
    let steps = settings.compactMap(\.self).flatMap { setting in
      ["codeHook", "elicitationCodeHook"].compactMap { setting[$0] }
    }
    return steps.first { $0["enableCodeHookInvocation"]?.boolean == true && isActive($0) }
  }

  private func confirmation(_ setting: JSONValue?) -> BotIntent.Confirmation? {
    guard let setting, Self.isActive(setting), let question = Self.message(setting["promptSpecification"])
    else {
      return nil
    }
    return BotIntent.Confirmation(
      question: question, retries: Self.retries(setting["promptSpecification"]),
      declined: Self.message(setting["declinationResponse"]))
  }

  /// The slots in the order of their priorities; those without one come last, in the order of their files.
  private mutating func slots(_ part: LexExport.Intent, _ types: [String: SlotType]) -> [BotSlot] {
    let priorities = part.text.root["slotPriorities"]?.elements ?? []
    func priority(_ slot: BotSlot) -> Int {
      priorities.first { $0["slotName"]?.string == slot.name }?["priority"]?.scalarText.flatMap { Int($0) }
        ?? Int.max
    }
    let slots = part.slots.compactMap { slot($0.root, types) }
    return slots.enumerated().sorted { left, right in
      let order = (priority(left.element), priority(right.element))
      return order.0 == order.1 ? left.offset < right.offset : order.0 < order.1
    }.map(\.element)
  }

  private mutating func slot(_ root: JSONValue, _ types: [String: SlotType]) -> BotSlot? {
    guard let name = root["name"]?.string ?? root["slotName"]?.string else {
      problems.append(root.finding("this slot has no \"name\"", rule: "missing-key"))
      return nil
    }
    let setting = root["valueElicitationSetting"]
    let typeName = root["slotTypeName"]?.string ?? ""
    let constraint = setting?["slotConstraint"]?.string ?? root["slotConstraint"]?.string ?? "Optional"
    let standards = setting?[path: ["defaultValueSpecification", "defaultValueList"]]?.elements ?? []
    if types[typeName] == nil, SlotType(builtIn: typeName) == nil {
      problems.append(
        (root["slotTypeName"] ?? root).finding(
          .warning, "the slot type \"\(typeName)\" is not in this export", rule: "unknown-slot-type",
          why: "whatever is said counts as a value of it"))
    }
    return BotSlot(
      name: name, type: types[typeName] ?? SlotType(builtIn: typeName) ?? .words,
      isRequired: constraint == "Required", question: Self.message(setting?["promptSpecification"]),
      retries: Self.retries(setting?["promptSpecification"]),
      standard: standards.compactMap { $0["defaultValue"]?.string }.first { !$0.hasPrefix("#") })
  }

  // MARK: Values

  /// A setting that says nothing is active.
  private static func isActive(_ setting: JSONValue) -> Bool {
    (setting["isActive"] ?? setting["active"])?.boolean ?? true
  }

  private static func retries(_ prompt: JSONValue?) -> Int {
    min(max(prompt?["maxRetries"]?.integer ?? BotSlot.usualRetries, 0), 5)
  }

  /// The first message of every group, one behind the other; variations are left out, so that the bot always says the
  /// same.
  private static func message(_ specification: JSONValue?) -> BotMessage? {
    guard let specification, specification.kind == .object else { return nil }
    let groups = specification["messageGroups"] ?? specification["messageGroupsList"]
    let messages = (groups?.elements ?? []).compactMap { group -> BotMessage? in
      guard let message = group["message"] else { return nil }
      if let text = message[path: ["plainTextMessage", "value"]]?.string { return BotMessage(text) }
      if let text = message[path: ["ssmlMessage", "value"]]?.string { return BotMessage(text, isSSML: true) }
      return message[path: ["imageResponseCard", "title"]]?.string.map { BotMessage($0) }
    }
    guard let first = messages.first else { return nil }
    guard messages.count > 1, !messages.contains(where: \.isSSML) else { return first }
    return BotMessage(messages.map(\.text).joined(separator: " "))
  }

  /// "0.4" as 40.
  private static func hundredths(_ text: String) -> Int? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard let whole = parts.first.flatMap({ Int($0) }), (0...1).contains(whole), parts.count <= 2 else {
      return nil
    }
    let decimals = parts.count == 2 ? String((parts[1] + "00").prefix(2)) : "00"
    return Int(decimals).map { min(whole * 100 + $0, 100) }
  }
}

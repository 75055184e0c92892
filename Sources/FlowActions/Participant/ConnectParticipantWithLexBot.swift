import ContactCenter
import FlowDocument
import FlowEngine
import JSON

/// Lets the caller speak, type or press keys to a bot until it knows what the caller wants, and branches on that.
///
/// The bot is asked of the world; the action listens, with Lex's own limits (reference, section 2.2): speech begins
/// within the start time-out after the prompt, keys end with `#` or after the time between keys. Whatever was typed
/// ahead is gone. On a chat a message is an answer, and one who is idle too long takes InputTimeLimitExceeded.
struct ConnectParticipantWithLexBot: FlowAction {
  static let description = ActionDescription(
    "ConnectParticipantWithLexBot", in: .participant, "A conversation with a bot",
    fidelity: .approximated(
      "a local bot understands by its sample utterances and by counting words, not as Lex does, and runs no Lambda of its own"
    ),
    parameters: .prompt + [
      ParameterDescription("LexV2Bot.AliasArn", .resource("bot"), dynamic: .text),
      ParameterDescription("LexBot.Name", .resource("bot"), dynamic: .text),
      ParameterDescription("LexBot.Region", .text),
      ParameterDescription("LexBot.Alias", .text, dynamic: .text),
      ParameterDescription("LexSessionAttributes", .map, dynamic: .text),
      ParameterDescription("LexInitializationData.InitialMessage", .text, dynamic: .text),
      ParameterDescription("LexTimeoutSeconds.Text", .wholeNumber(60...604_800)),
    ],
    conditions: .equals([]),
    errors: [
      .required(.noMatchingCondition), .required(.noMatchingError), .optional(.inputTimeLimitExceeded),
    ],
    nextAction: .mirror, flowTypes: [.contactFlow, .agentTransfer, .queueTransfer, .customerQueue, .module],
    channels: [.voice, .chat])

  let branches: BranchTable
  /// The number of its settings in the program.
  let settings: BotSettingsHandle
  /// The branch that was declared for it; -1 where none was.
  let declared: Int32

  static func compile(_ source: ActionSource, into program: inout ProgramBuilder) -> Self {
    let action = source.action
    let bot = action.botReference
    if bot == nil {
      program.report(
        action.value.finding(
          "\"\(action.identifier)\" names no bot", rule: "missing-parameter",
          fix: "add \"LexV2Bot\": { \"AliasArn\": … } to its \"Parameters\""))
    }
    program.nameResource(action.parameters?[path: action.botPath], as: action.botName)
    let initial =
      action.parameter("LexInitializationData", "InitialMessage")
      ?? action.parameter("LexInitilizationData", "InitialMessage")
    var prompt: PromptSource?
    if let parameters = action.parameters { prompt = program.prompt(in: parameters, source) }
    let idle = program.wholeNumber(
      source, "LexTimeoutSeconds", "Text", in: 60...604_800, default: Int(BotSettings.usualIdleLimit))
    noteSettings(source, &program)
    let settings = BotSettings(
      prompt: prompt, bot: program.text(bot ?? ""),
      sessionAttributes: program.assignments(source, "LexSessionAttributes", in: nil),
      initialMessage: initial?.scalarText.map { program.text($0) }, idleLimit: Int32(clamping: idle))
    return Self(
      branches: source.branches, settings: program.addBotSettings(settings),
      declared: program.declaredBranch(source)?.raw ?? -1)
  }

  func begin(_ turn: borrowing Turn, _ contact: inout Contact, _ effects: inout Effects) -> Next {
    let settings = turn.botSettings(settings)
    guard contact.channel != .task, !turn.isMissing(settings.bot, &contact),
      !turn.string(of: settings.bot, &contact).isEmpty
    else {
      return turn.fail(
        branches, .noMatchingError, &effects,
        contact.channel == .task ? .told : .lacks("no bot is named"))
    }
    contact.emptyTypeAhead()
    contact.beginInput()
    turn.gather(settings.sessionAttributes, &contact, &effects)
    effects.ask(
      .converse(BotTurn(bot: turn.text(of: settings.bot, &contact, &effects), input: .begins)))
    if contact.channel == .chat, let initial = settings.initialMessage,
      case let message = turn.string(of: initial, &contact), !message.isEmpty
    {
      return tell(.words(effects.addText(message)), settings, turn, &contact, &effects)
    }
    guard let prompt = settings.prompt else { return listen(settings, turn, &contact, &effects) }
    guard turn.canBeSpoken(prompt, &contact) else {
      return turn.fail(branches, .noMatchingError, &effects, turn.refusal(of: prompt, &contact))
    }
    if contact.channel == .chat, prompt.form != .text {
      let words = "what a chat is sent for a recording or SSML that a bot begins with is not settled"
      effects.askStandIn(effects.addText(words), .wait)
    }
    var spoken = turn.prompt(prompt, &contact, &effects)
    spoken.isInterruptible = mayInterrupt(settings, turn, &contact)
    effects.ask(.play(spoken))
    return .wait
  }

  func receive(
    _ event: ContactEvent, _ turn: borrowing Turn, _ contact: inout Contact, _ effects: inout Effects
  ) -> Next {
    let settings = turn.botSettings(settings)
    if let way = contact.execution.input.leavesBy {
      // The bot has said its last word, and what the caller does meanwhile is lost.
      if case .promptFinished = event { return .take(way) }
      return .ignored
    }
    switch event {
    case .promptFinished: return listen(settings, turn, &contact, &effects)
    case .said(let words):
      guard interrupts(settings, turn, &contact, &effects) else { return .ignored }
      return tell(.words(effects.value(copying: words, of: &contact)), settings, turn, &contact, &effects)
    case .digit(let digit):
      guard contact.channel == .voice, interrupts(settings, turn, &contact, &effects) else { return .ignored }
      return take(digit, settings, turn, &contact, &effects)
    case .timerFired(.firstDigit):
      if contact.channel == .chat || turn.rules.silenceToBot == .timeLimit {
        return turn.fail(
          branches, .inputTimeLimitExceeded, &effects,
          .because(contact.channel == .chat ? "nothing was typed in time" : "nothing was said in time"))
      }
      return tell(.silence, settings, turn, &contact, &effects)
    case .timerFired(.interDigit): return submitKeys(settings, turn, &contact, &effects)
    case .botReplied(.asks(let words)):
      contact.beginInput()
      guard let words else { return listen(settings, turn, &contact, &effects) }
      effects.askSpoken(words, of: &contact, isInterruptible: mayInterrupt(settings, turn, &contact))
      return .wait
    case .botReplied(.ends(let intent, let isDeclined, let words)):
      let fails = isDeclined && turn.rules.declinedIntent == .noMatchingError
      let next =
        fails
        ? turn.fail(branches, .noMatchingError, &effects, .told)
        : turn.take(branches, matching: intent, &contact)
      guard let words, case .take(let branch) = next else { return next }
      contact.leaveOnceHeard(by: branch)
      effects.askSpoken(words, of: &contact, isInterruptible: false)
      return .wait
    case .botReplied(.fails(let isLate)):
      let isTimeLimit = isLate && turn.rules.testLateBotTakesTimeLimit
      return turn.fail(
        branches, isTimeLimit ? .inputTimeLimitExceeded : .noMatchingError, &effects, .told)
    default: return .ignored
    }
  }

  // MARK: Listening

  private func listen(
    _ settings: BotSettings, _ turn: borrowing Turn, _ contact: inout Contact, _ effects: inout Effects
  ) -> Next {
    if declared >= 0 {
      let next = Next.take(BranchIndex(raw: declared))
      effects.askStandIn(effects.addText("the bot was answered as declared"), next)
      return next
    }
    contact.startListening()
    let limit =
      contact.channel == .chat
      ? .seconds(Int64(settings.idleLimit)) : limit("audio:start-timeout-ms", 3000, settings, turn, &contact)
    effects.ask(.startTimer(.firstDigit, limit))
    return .wait
  }

  /// What the caller does cuts the prompt; false when the bot lets nobody interrupt it.
  private func interrupts(
    _ settings: BotSettings, _ turn: borrowing Turn, _ contact: inout Contact, _ effects: inout Effects
  ) -> Bool {
    guard !contact.execution.input.isListening else { return true }
    guard mayInterrupt(settings, turn, &contact), declared < 0 else { return false }
    effects.ask(.stopPrompt)
    contact.startListening()
    return true
  }

  private func take(
    _ digit: DTMFDigit, _ settings: BotSettings, _ turn: borrowing Turn, _ contact: inout Contact,
    _ effects: inout Effects
  ) -> Next {
    effects.ask(.cancelTimer(.firstDigit))
    effects.ask(.digitTaken(digit, fromBuffer: false))
    switch String(digit.character) {
    case attribute("dtmf:end-character", settings, turn, &contact) ?? "#":
      return submitKeys(settings, turn, &contact, &effects)
    case attribute("dtmf:deletion-character", settings, turn, &contact) ?? "*":
      contact.wipeInput()
      effects.ask(.digitsWiped)
    default: contact.collect(digit)
    }
    let most = attribute("dtmf:max-length", settings, turn, &contact).flatMap { Int($0) } ?? 1024
    if contact.execution.input.digits.count >= max(1, most) {
      return submitKeys(settings, turn, &contact, &effects)
    }
    effects.ask(.startTimer(.interDigit, limit("dtmf:end-timeout-ms", 5000, settings, turn, &contact)))
    return .wait
  }

  private func submitKeys(
    _ settings: BotSettings, _ turn: borrowing Turn, _ contact: inout Contact, _ effects: inout Effects
  ) -> Next {
    let typed = effects.addText(contact.execution.input.text)
    return tell(.keys(typed), settings, turn, &contact, &effects)
  }

  private func tell(
    _ input: BotTurn.Input, _ settings: BotSettings, _ turn: borrowing Turn, _ contact: inout Contact,
    _ effects: inout Effects
  ) -> Next {
    effects.ask(.cancelTimer(.firstDigit))
    effects.ask(.cancelTimer(.interDigit))
    effects.ask(.converse(BotTurn(bot: turn.text(of: settings.bot, &contact, &effects), input: input)))
    return .wait
  }

  // MARK: Lex's own settings

  private func mayInterrupt(_ settings: BotSettings, _ turn: borrowing Turn, _ contact: inout Contact) -> Bool
  {
    attribute("allow-interrupt", settings, turn, &contact)?.lowercased() != "false"
  }

  /// A limit in milliseconds, from 1 to 55000 as Lex has it.
  private func limit(
    _ name: String, _ standard: Int64, _ settings: BotSettings, _ turn: borrowing Turn,
    _ contact: inout Contact
  ) -> Milliseconds {
    let given = attribute(name, settings, turn, &contact).flatMap { Int64($0) }
    return Milliseconds(min(max(given ?? standard, 1), 55_000))
  }

  /// Lex's settings of a conversation that are looked at, for every intent and slot.
  private static let known: Set<String> = Set(
    [
      "audio:start-timeout-ms", "dtmf:end-character", "dtmf:deletion-character", "dtmf:max-length",
      "dtmf:end-timeout-ms", "allow-interrupt",
    ].flatMap { name in ["", ":*", ":*:*"].map { name + $0 } })

  /// Notes those that are not looked at: of single intents and slots, and of how long somebody speaks.
  private static func noteSettings(_ source: ActionSource, _ program: inout ProgramBuilder) {
    if source.action.namesFirstGenerationBot {
      program.approximate(
        source.index,
        "the service has no bots of Lex V1 any more and takes NoMatchingError; here a local bot answers")
    }
    for member in source.action.parameter("LexSessionAttributes")?.members ?? [] {
      let name = member.name
      guard name.hasPrefix("x-amz-lex:"), !known.contains(String(name.dropFirst(10))) else { continue }
      program.approximate(source.index, "the bot's setting \"\(name)\" is not looked at")
    }
  }

  /// One of Lex's session attributes, for every intent and slot.
  private func attribute(
    _ name: String, _ settings: BotSettings, _ turn: borrowing Turn, _ contact: inout Contact
  ) -> String? {
    let name = "x-amz-lex:" + name
    return turn.sessionAttribute(
      [name + ":*:*", name + ":*", name], settings.sessionAttributes, &contact)
  }
}

import ContactCenter
import Diagnostics
import FlowDocument
import FlowEngine

/// Asks the caller for keys: one key to branch on (menu), or a string to store; or switches type-ahead.
///
/// A key pressed during the prompt stops it, so a caller who knows the menu never waits. The time limit for the first
/// key runs from the end of the prompt; each further key of a stored input has the inter-digit limit. The three modes
/// and their rules are those of section 2.2 of the reference.
struct GetParticipantInput: FlowAction {
  static let description = ActionDescription(
    "GetParticipantInput", in: .participant, "Asks the caller for one key, or for a string of keys to store",
    fidelity: .approximated(
      "an encrypted input is stored as a Base64 text that has nothing of it, so that a Lambda which decrypts it fails"
    ),
    parameters: .prompt + [
      ParameterDescription("InputTimeLimitSeconds", .wholeNumber(1...Int(Int32.max)), required: true),
      ParameterDescription("StoreInput", .flag, required: true),
      ParameterDescription("InputValidation.PhoneNumberValidation.NumberFormat", .choice(["Local", "E164"])),
      ParameterDescription("InputValidation.PhoneNumberValidation.CountryCode", .text),
      ParameterDescription(
        "InputValidation.CustomValidation.MaximumLength", .wholeNumber(1...Int(Int32.max)), dynamic: .single),
      ParameterDescription("InputEncryption.EncryptionKeyId", .text, dynamic: .text),
      ParameterDescription("InputEncryption.Key", .text, dynamic: .text),
      ParameterDescription("DTMFConfiguration.InputTerminationSequence", .text, dynamic: .single),
      ParameterDescription("DTMFConfiguration.DisableCancelKey", .flag),
      ParameterDescription(
        "DTMFConfiguration.InterdigitTimeLimitSeconds", .wholeNumber(1...20), dynamic: .text),
      ParameterDescription("EnableDTMFBuffer", .flag),
    ],
    conditions: .equals(DTMFDigit.all.map(\.description)),
    errors: [
      .optional(.noMatchingCondition), .required(.noMatchingError), .optional(.inputTimeLimitExceeded),
      .optional(.invalidPhoneNumber),
    ],
    flowTypes: [.contactFlow, .agentTransfer, .queueTransfer, .customerQueue, .module], channels: [.voice])

  let branches: BranchTable
  /// The number of its settings in the program.
  let settings: InputSettingsHandle

  static func fidelity(of action: DocumentAction) -> Fidelity {
    let stores = action.parameter("StoreInput")?.scalarText?.lowercased() == "true"
    return stores && action.parameter("InputEncryption") != nil ? description.fidelity : .exact
  }

  static func compile(_ source: ActionSource, into program: inout ProgramBuilder) -> Self {
    Self(
      branches: source.branches,
      settings: program.addInputSettings(InputSettings(source, &program), of: source.index))
  }

  @inline(__always) func begin(_ turn: borrowing Turn, _ contact: inout Contact, _ effects: inout Effects)
    -> Next
  {
    let settings = turn.inputSettings(settings)
    guard contact.channel == .voice else {
      return turn.fail(branches, .noMatchingError, &effects, .told)
    }
    contact.beginInput()
    switch settings.mode {
    case .typeAhead(let isOn, let storesBuffer):
      if storesBuffer {
        effects.askStored(contact.storeTypeAhead(turn.program), &contact, isEncrypted: false)
      }
      contact.setTypeAhead(isOn)
      return turn.next(branches)
    case .menu, .store: break
    }
    if settings.hasOpenLimits, let open = openLimit(settings, turn, &contact) {
      guard !turn.rules.inputWithoutLimitFails else {
        return turn.fail(branches, .noMatchingError, &effects, .lacks(open))
      }
      effects.askStandIn(effects.addText(open + ": the usual is taken (inputWithoutLimitFails)"), .wait)
    }
    while let digit = contact.takeTypedAhead() {
      let next = take(digit, settings, fromBuffer: true, turn, &contact, &effects)
      if case .wait = next { continue }
      return next
    }
    if !contact.execution.input.digits.isEmpty {
      // What was typed ahead is a beginning: no prompt, and the rest is waited for.
      contact.startListening()
      effects.startTimer(.interDigit, seconds: interDigitLimit(settings, turn, &contact))
      return .wait
    }
    guard let source = settings.prompt, turn.canBeSpoken(source, &contact) else {
      return turn.fail(branches, .noMatchingError, &effects, refusal(settings.prompt, turn, &contact))
    }
    var prompt = turn.prompt(source, &contact, &effects)
    prompt.isInterruptible = true
    effects.ask(.play(prompt))
    if turn.rules.firstDigitTimerStarts == .promptStart {
      effects.startTimer(.firstDigit, seconds: settings.timeLimit)
    }
    return .wait
  }

  @inline(__always) func receive(
    _ event: ContactEvent, _ turn: borrowing Turn, _ contact: inout Contact, _ effects: inout Effects
  ) -> Next {
    let settings = turn.inputSettings(settings)
    switch event {
    case .promptFinished where !contact.execution.input.isListening:
      contact.startListening()
      if turn.rules.firstDigitTimerStarts == .promptEnd {
        effects.startTimer(.firstDigit, seconds: settings.timeLimit)
      }
      return .wait
    case .digit(let digit):
      if !contact.execution.input.isListening {
        effects.ask(.stopPrompt)
        contact.startListening()
      }
      effects.ask(.cancelTimer(.firstDigit))
      return take(digit, settings, fromBuffer: false, turn, &contact, &effects)
    case .timerFired(.firstDigit):
      if !contact.execution.input.isListening { effects.ask(.stopPrompt) }
      guard case .store = settings.mode else {
        return turn.fail(
          branches, .inputTimeLimitExceeded, &effects, .because("no key within \(settings.timeLimit) s"))
      }
      contact.storeInput(.timeout)
      effects.ask(.inputStored(.timeout, isEncrypted: false))
      return turn.next(branches)
    case .timerFired(.interDigit):
      return finish(settings, turn, &contact, &effects)
    default: return .ignored
    }
  }

  @inline(__always) private func take(
    _ digit: DTMFDigit, _ settings: InputSettings, fromBuffer: Bool, _ turn: borrowing Turn,
    _ contact: inout Contact, _ effects: inout Effects
  ) -> Next {
    effects.ask(.digitTaken(digit, fromBuffer: fromBuffer))
    guard case .store = settings.mode else { return turn.take(branches, matching: digit.value, &contact) }
    return store(digit, settings, fromBuffer: fromBuffer, turn, &contact, &effects)
  }

  /// As `take`, where keys are collected to be stored.
  @inline(never) private func store(
    _ digit: DTMFDigit, _ settings: InputSettings, fromBuffer: Bool, _ turn: borrowing Turn,
    _ contact: inout Contact, _ effects: inout Effects
  ) -> Next {
    if digit == .star, !settings.isCancelKeyDisabled {
      effects.ask(.digitsWiped)
      effects.ask(.cancelTimer(.interDigit))
      contact.wipeInput()
      guard turn.rules.cancelKey == .goesOn else {
        contact.storeInput(digit.value)
        effects.ask(.inputStored(digit.value, isEncrypted: false))
        return turn.next(branches)
      }
      if !fromBuffer { effects.startTimer(.firstDigit, seconds: settings.timeLimit) }
      return .wait
    }
    contact.collect(digit)
    let terminator = terminator(settings, turn, &contact)
    if contact.inputEnds(with: terminator) {
      contact.dropTerminator(terminator.utf8.count)
      return finish(settings, turn, &contact, &effects)
    }
    if contact.execution.input.digits.count >= maximumLength(settings, turn, &contact) {
      return finish(settings, turn, &contact, &effects)
    }
    if !fromBuffer {
      effects.startTimer(.interDigit, seconds: interDigitLimit(settings, turn, &contact))
    }
    return .wait
  }

  private func finish(
    _ settings: InputSettings, _ turn: borrowing Turn, _ contact: inout Contact, _ effects: inout Effects
  ) -> Next {
    effects.ask(.cancelTimer(.interDigit))
    let typed = contact.execution.input.text
    var stored = typed
    var isValid = true
    if let format = settings.phoneNumberFormat {
      let number = format.number(typed: typed)
      isValid = number != nil
      stored = number ?? typed
    }
    if settings.isEncrypted { stored = InputSettings.encryptedText(for: &contact) }
    let value = contact.storeInput(stored, turn.program)
    effects.askStored(value, &contact, isEncrypted: settings.isEncrypted)
    if settings.isEncrypted {
      let what = turn.text(of: settings.encryptionNote, &contact, &effects)
      effects.ask(.standIn(what, branches.next))
    }
    return isValid
      ? turn.next(branches)
      : turn.fail(
        branches, .invalidPhoneNumber, &effects,
        .because("\(settings.isEncrypted ? "what was typed" : typed) is no telephone number"))
  }

  private func refusal(_ prompt: PromptSource?, _ turn: borrowing Turn, _ contact: inout Contact)
    -> FailureReason
  {
    guard let prompt else {
      return .because("there is nothing to say: a prompt has one of Text, SSML, PromptId and Media")
    }
    return turn.refusal(of: prompt, &contact)
  }

  /// What ends the input: "#" where the flow names nothing.
  private func terminator(_ settings: InputSettings, _ turn: borrowing Turn, _ contact: inout Contact)
    -> String
  {
    guard let given = settings.terminator else { return "#" }
    let text = turn.string(of: given, &contact)
    return text.isEmpty ? "#" : text
  }

  /// What the contact's data have in place of the most keys, or of the time between two, and is none; nil where both are
  /// there.
  private func openLimit(_ settings: InputSettings, _ turn: borrowing Turn, _ contact: inout Contact)
    -> String?
  {
    if let given = settings.maximumLength, turn.wholeNumber(given, &contact).map({ $0 < 1 }) ?? true {
      return "MaximumLength is \"\(turn.string(of: given, &contact))\", and not 1 or more"
    }
    if let given = settings.interDigitLimit,
      turn.wholeNumber(given, &contact).map({ !(1...20).contains($0) }) ?? true
    {
      return "InterdigitTimeLimitSeconds is \"\(turn.string(of: given, &contact))\", and not 1 to 20"
    }
    return nil
  }

  private func maximumLength(_ settings: InputSettings, _ turn: borrowing Turn, _ contact: inout Contact)
    -> Int
  {
    max(1, settings.maximumLength.flatMap { turn.wholeNumber($0, &contact) } ?? 20)
  }

  private func interDigitLimit(_ settings: InputSettings, _ turn: borrowing Turn, _ contact: inout Contact)
    -> Int32
  {
    let given = settings.interDigitLimit.flatMap { turn.wholeNumber($0, &contact) } ?? 5
    return Int32(min(max(given, 1), 20))
  }
}

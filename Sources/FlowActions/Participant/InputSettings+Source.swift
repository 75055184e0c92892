import ContactCenter
import Diagnostics
import FlowDocument
import FlowEngine

extension InputSettings {
  /// Reads the settings of a `GetParticipantInput` action.
  init(_ source: ActionSource, _ program: inout ProgramBuilder) {
    let storesInput = program.flag(source, "StoreInput")
    let mode: Mode
    if source.action.parameter("EnableDTMFBuffer") != nil {
      // Only stop-and-clear stores what was typed ahead; switched on, it stays for the next input.
      let isOn = program.flag(source, "EnableDTMFBuffer")
      mode = .typeAhead(isOn: isOn, storesBuffer: storesInput && !isOn)
    } else {
      mode = storesInput ? .store : .menu
    }
    var prompt: PromptSource?
    var timeLimit: Int32 = 5
    if case .typeAhead = mode {
    } else {
      prompt = program.prompt(source)
      timeLimit = program.wholeNumber(source, "InputTimeLimitSeconds", in: 1...Int(Int32.max), default: 5)
      Self.check(source, &program)
      if !storesInput { Self.noteValidation(source, &program) }
    }
    self.init(
      mode: mode, prompt: prompt, timeLimit: timeLimit,
      phoneNumberFormat: Self.phoneNumberFormat(source, &program),
      maximumLength: program.text(source, "InputValidation", "CustomValidation", "MaximumLength"),
      terminator: program.text(source, "DTMFConfiguration", "InputTerminationSequence"),
      isCancelKeyDisabled: program.flag(source, "DTMFConfiguration", "DisableCancelKey"),
      interDigitLimit: program.text(source, "DTMFConfiguration", "InterdigitTimeLimitSeconds"),
      isEncrypted: source.action.parameter("InputEncryption") != nil,
      hasOpenLimits: [
        source.action.parameter("InputValidation", "CustomValidation", "MaximumLength"),
        source.action.parameter("DTMFConfiguration", "InterdigitTimeLimitSeconds"),
      ].contains { program.isReference($0) },
      encryptionNote: program.text("nothing is encrypted here: a text without the keys is stored"))
  }

  /// Notes what only an input that is stored has, of a menu.
  private static func noteValidation(_ source: ActionSource, _ program: inout ProgramBuilder) {
    for name in ["InputValidation", "InputEncryption"] where source.action.parameter(name) != nil {
      program.approximate(source.index, "its \"\(name)\" is not looked at: a menu keeps no input")
    }
  }

  /// Finds what is wrong with settings that are written out; what is a reference is known only when a contact comes.
  private static func check(_ source: ActionSource, _ program: inout ProgramBuilder) {
    if !program.isReference(source.action.parameter("InputValidation", "CustomValidation", "MaximumLength")) {
      _ = program.wholeNumber(
        source, "InputValidation", "CustomValidation", "MaximumLength", in: 1...Int(Int32.max), default: 20)
    }
    if !program.isReference(source.action.parameter("DTMFConfiguration", "InterdigitTimeLimitSeconds")) {
      _ = program.wholeNumber(
        source, "DTMFConfiguration", "InterdigitTimeLimitSeconds", in: 1...20, default: 5)
    }
    guard let terminator = source.action.parameter("DTMFConfiguration", "InputTerminationSequence"),
      let keys = terminator.scalarText, !keys.isEmpty, !program.isReference(terminator)
    else { return }
    if keys.count > 5 || !keys.allSatisfy({ DTMFDigit($0) != nil }) {
      program.report(
        terminator.finding(
          .warning, "nobody can end the input of \"\(source.action.identifier)\" with \"\(keys)\"",
          rule: "parameter-form", fix: "write 1 to 5 of the keys 0-9, * and #"))
      program.approximate(
        source.index, "the service refuses \"\(keys)\" as the end of an input: here it is waited for")
    } else if keys.contains("*"), !program.flag(source, "DTMFConfiguration", "DisableCancelKey") {
      program.report(
        terminator.finding(
          .warning,
          "the * of \"\(keys)\" wipes the input of \"\(source.action.identifier)\" instead of ending it",
          rule: "parameter-form", fix: "set \"DisableCancelKey\" to \"True\""))
    }
  }

  private static func phoneNumberFormat(
    _ source: ActionSource, _ program: inout ProgramBuilder
  ) -> PhoneNumberFormat? {
    guard let validation = source.action.parameter("InputValidation", "PhoneNumberValidation") else {
      return nil
    }
    guard validation["NumberFormat"]?.string?.lowercased() == "local" else { return .international }
    let country = validation["CountryCode"]
    guard let code = country?.string.flatMap(CountryCode.init) else {
      program.report(
        (country ?? validation).finding(
          "\"\(source.action.identifier)\" validates local numbers of no known country",
          rule: "parameter-choice",
          fix: "give \"CountryCode\" as two letters, such as \"IN\""))
      return .unknownCountry
    }
    return .local(country: code)
  }
}

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
      timeLimit = program.wholeNumber(source, "InputTimeLimitSeconds", in: 1...180, default: 5)
    }
    self.init(
      mode: mode, prompt: prompt, timeLimit: timeLimit,
      phoneNumberFormat: Self.phoneNumberFormat(source, &program),
      maximumLength: program.text(source, "InputValidation", "CustomValidation", "MaximumLength"),
      terminator: program.text(source, "DTMFConfiguration", "InputTerminationSequence"),
      isCancelKeyDisabled: program.flag(source, "DTMFConfiguration", "DisableCancelKey"),
      interDigitLimit: program.text(source, "DTMFConfiguration", "InterdigitTimeLimitSeconds"),
      isEncrypted: source.action.parameter("InputEncryption") != nil,
      encryptionNote: program.text("encryption of the input"))
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

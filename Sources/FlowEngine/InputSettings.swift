import ContactCenter

/// What a `GetParticipantInput` action says about the keys it collects.
@frozen public struct InputSettings: Sendable, BitwiseCopyable {
  @frozen public enum Mode: Sendable, BitwiseCopyable {
    /// One key, to branch on.
    case menu
    /// Several keys, stored.
    case store
    /// Switches type-ahead; what was typed may be stored first.
    case typeAhead(isOn: Bool, storesBuffer: Bool)
  }

  @frozen public enum PhoneNumberFormat: Sendable, BitwiseCopyable {
    /// The caller types a national number of this country (two letters); its calling code is put before it.
    case local(country: CountryCode)
    /// The caller types the whole number, country code first.
    case international
    /// The flow names a country that does not exist: no number is valid.
    case unknownCountry
  }

  public var mode: Mode
  public var prompt: PromptSource?
  /// For the first key, in seconds.
  public var timeLimit: Int32
  public var phoneNumberFormat: PhoneNumberFormat?
  public var maximumLength: TextHandle?
  public var terminator: TextHandle?
  public var isCancelKeyDisabled: Bool
  public var interDigitLimit: TextHandle?
  public var isEncrypted: Bool
  /// True where the most keys, or the time between two, come from the contact's data.
  public var hasOpenLimits: Bool
  /// What a person is told about encryption.
  public var encryptionNote: TextHandle

  /// True when this key is part of a value that the service encrypts, so that nobody may see it.
  public func hides(_ digit: DTMFDigit) -> Bool {
    guard isEncrypted, case .store = mode else { return false }
    return digit != .star || isCancelKeyDisabled
  }

  /// How every text begins that is stored in place of an encrypted input: "not encrypted by touchtone:" in Base64.
  private static let encryptionMark = "bm90IGVuY3J5cHRlZCBieSB0b3VjaHRvbmU6"

  /// What is stored in place of an encrypted input. Nothing of the input is in it, and, as the service's, it is another one
  /// each time, even for the same keys.
  public static func encryptedText(for contact: inout Contact) -> String {
    let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
    return encryptionMark + String((0..<12).map { _ in letters[contact.draw(in: 0...letters.count - 1)] })
  }

  /// True for what is stored in place of an encrypted input.
  public static func isEncryptedText(_ text: String) -> Bool { text.hasPrefix(encryptionMark) }

  public init(
    mode: Mode, prompt: PromptSource?, timeLimit: Int32, phoneNumberFormat: PhoneNumberFormat?,
    maximumLength: TextHandle?, terminator: TextHandle?, isCancelKeyDisabled: Bool,
    interDigitLimit: TextHandle?,
    isEncrypted: Bool, hasOpenLimits: Bool, encryptionNote: TextHandle
  ) {
    self.mode = mode
    self.prompt = prompt
    self.timeLimit = timeLimit
    self.phoneNumberFormat = phoneNumberFormat
    self.maximumLength = maximumLength
    self.terminator = terminator
    self.isCancelKeyDisabled = isCancelKeyDisabled
    self.interDigitLimit = interDigitLimit
    self.isEncrypted = isEncrypted
    self.hasOpenLimits = hasOpenLimits
    self.encryptionNote = encryptionNote
  }
}

extension InputSettings.PhoneNumberFormat {
  /// The number the keys make, in E.164; nil when they make none.
  public func number(typed: String) -> String? {
    let digits = typed.filter { $0.isNumber }
    guard digits.count == typed.count, !digits.isEmpty else { return nil }
    switch self {
    case .local(let country): return (try? PhoneNumber(national: digits, country: country.text))?.e164
    case .international: return (try? PhoneNumber("+" + digits))?.e164
    case .unknownCountry: return nil
    }
  }
}

/// A country by the two letters of ISO 3166, in upper case.
@frozen public struct CountryCode: Sendable, Hashable, BitwiseCopyable {
  private let first: UInt8
  private let second: UInt8

  /// Nil for anything but two letters that name a country with a calling code.
  public init?(_ text: String) {
    let letters = Array(text.uppercased().utf8)
    guard letters.count == 2, CallingCode.ofCountry(text) != nil else { return nil }
    (first, second) = (letters[0], letters[1])
  }

  public var text: String { String(decoding: [first, second], as: UTF8.self) }
}

/// The number of an action's input settings in its program.
@frozen public struct InputSettingsHandle: Handle {
  public let raw: Int32
  @inlinable public init(raw: Int32) { self.raw = raw }
}

extension ProgramBuilder {
  public mutating func addInputSettings(_ settings: InputSettings, of action: ActionIndex)
    -> InputSettingsHandle
  {
    parts.inputSettings.append(settings)
    let handle = InputSettingsHandle(parts.inputSettings.count - 1)
    parts.inputSettingsOfActions[action] = handle
    return handle
  }
}

extension Program {
  /// The settings of an action that collects keys; nil for any other.
  public func inputSettings(of action: ActionIndex) -> InputSettings? {
    inputSettingsOfActions[action].map { tables.pointee.inputSettings[$0.index] }
  }
}

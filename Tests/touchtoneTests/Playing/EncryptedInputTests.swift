import CenterFiles
import ContactCenter
import FlowAnalysis
import FlowEngine
import Store
import TerminalUI
import Testing
import World

@testable import touchtone

/// What a caller types into an encrypted input is for nobody's eyes.
@Suite struct EncryptedInputTests {
  private static func flow(typeAhead: String = "false") throws -> SmallFlow {
    try SmallFlow(
      SmallFlow.goOn(
        "Buffer", "GetParticipantInput", then: "Hello", "\"EnableDTMFBuffer\": \"\(typeAhead)\""),
      SmallFlow.say("Hello", "Hello and welcome to this line.", then: "Card"),
      SmallFlow.goOn(
        "Card", "GetParticipantInput", then: "Read back",
        """
        "Text": "Type your card number.", "InputTimeLimitSeconds": "5", "StoreInput": "True",
        "InputValidation": { "CustomValidation": { "MaximumLength": "16" } },
        "InputEncryption": { "EncryptionKeyId": "a key", "Key": "-----BEGIN CERTIFICATE-----" }
        """),
      SmallFlow.say("Read back", "You typed $.StoredCustomerInput, thank you.", then: "Ask"),
      SmallFlow.lambda("Ask", "pay", then: "Bye", otherwise: "Bye"), SmallFlow.hangUp())
  }

  /// How what stands for the keys in the flow begins; letters follow.
  private static let encrypted = "bm90IGVuY3J5cHRlZCBieSB0b3VjaHRvbmU6"

  /// The keys that are typed, wherever they stand but in a time, a telephone number or an id.
  private static func leaks(_ text: String) -> Bool {
    text.replacing(encrypted, with: "").replacing(/^ *[0-9:.]+/, with: "").replacing(/"at":[0-9.]+/, with: "")
      .replacing(/[0-9a-f]{8}-[0-9a-f-]{27}/, with: "").replacing(/[0-9-]{10}T[0-9:]{8}Z/, with: "")
      .contains(/[739]/)
  }

  @Test(
    arguments: ["text", "json"], ["7391#", "73*91#", "73,91", "7391,hangup", "73,wait 2s,hangup", "!73,91#"])
  func noKeyOfItIsPrinted(format: String, keys: String) throws {
    let played = try Self.flow().play(keys, "--format", format)
    #expect(!played.lines.isEmpty)
    for line in played.lines { #expect(!Self.leaks(line), "\(line)") }
  }

  @Test func keysTypedAheadOfItAreHiddenToo() throws {
    let played = try Self.flow(typeAhead: "true").play("!73,91#", "--from", "+12065550100")
    #expect(played.lines.contains { $0.contains("•") })
    for line in played.lines { #expect(!Self.leaks(line), "\(line)") }
  }

  @Test func theFlowHasAnEncryptedTextInsteadOfTheKeys() throws {
    let played = try Self.flow().play("7391#")
    #expect(played.texts("keys") == ["••••• stored encrypted"])
    #expect(played.lines.contains { $0.contains("You typed \(Self.encrypted)") })
  }

  @Test func theKeyThatWipesIsSaidOnce() throws {
    let keys = ["••", "* wiped what was entered", "••• stored encrypted"]
    #expect(try Self.flow().play("73*91#").texts("keys") == keys)
    #expect(try Self.flow().play("*1#").texts("keys") == ["* wiped what was entered", "•• stored encrypted"])
  }

  /// The phone as it looks after every key, with the pane of the contact.
  @Test(arguments: ["true", "false"]) func noKeyOfItIsOnTheScreen(typeAhead: String) throws {
    let flow = try Self.flow(typeAhead: typeAhead)
    let loaded = try CenterLoader.load(flow.path)
    let zone = loaded.center.definition.zone
    let now = try TimeText(FixedCall.now).timestamp(in: zone)
    let world = World(loaded.center, store: try Store.inMemory(), seed: 0, now: now, observer: Transcript())
    let labels = FlowLabels(loaded.program) { loaded.center.wording(ofPrompt: $0) }
    let call = IncomingCall(
      from: .number(try PhoneNumber("+12065550100")), to: nil, flow: FlowIndex(0), channel: .voice,
      attributes: [])
    var phone = LiveCall(
      world, call,
      presenter: PhonePresenter(labels: labels, callerName: "", calledName: "", calledNumber: ""),
      speed: .normal, isPaused: false, real: 0)
    var real: Int64 = 0
    if typeAhead == "false" { real = 4_000_000_000 }
    for key in [nil, "7", "3", nil, "9", "9", "7", "#", nil] as [Character?] {
      real += 1_000_000_000
      phone.catchUp(real)
      if let digit = key.flatMap(DTMFDigit.init) { phone.press(digit, real) }
    }
    let model = phone.model(view: PhoneView())
    let rows = model.transcript.map { String(describing: $0.kind) } + [String(describing: model.wait)]
    #expect(rows.contains { $0.contains("•") })
    for row in rows where row.contains("keys(") { #expect(!row.contains(/[739]/), "\(row)") }
  }
}

import FlowEngine
import FlowTestSupport
import Testing

@Suite("ConnectParticipantWithLexBot")
struct ConnectParticipantWithLexBotTests {
  private static let bot = #""LexV2Bot": { "AliasArn": "arn:aws:lex:eu-west-1:1:bot-alias/B/A" }"#
  private static let arn = "arn:aws:lex:eu-west-1:1:bot-alias/B/A"

  private func probe(_ more: String = "", text: String? = "How can I help?") -> ActionText {
    let prompt = text.map { "\"Text\": \"\($0)\", " } ?? ""
    return .probe(
      "ConnectParticipantWithLexBot", "{ \(prompt)\(Self.bot)\(more) }", if: ["Visit", "Loan"],
      on: ["NoMatchingCondition", "NoMatchingError", "InputTimeLimitExceeded"])
  }

  /// The bot's answer, as the world gives it.
  private func ends(_ call: Call, _ intent: String, isDeclined: Bool = false, says: String? = nil)
    -> ContactEvent
  {
    let intent = call.contact.value(intent, call.program)
    let words = says.map { BotWords(call.contact.value($0, call.program), isSSML: false) }
    return .botReplied(.ends(intent: intent, isDeclined: isDeclined, says: words))
  }

  private func said(_ call: Call, _ words: String) -> ContactEvent {
    .said(call.contact.value(words, call.program))
  }

  @Test("begins with the bot, speaks, then listens for as long as Lex does")
  func listens() throws {
    let call = try Call.begin(
      probe(#", "LexSessionAttributes": { "from": "$.Attributes.a" }"#), attributes: [("a", "me")])
    #expect(
      call.effects == [
        "begin with the bot \(Self.arn) {from: me}", "say \"How can I help?\", a key stops it",
      ])
    call.deliver(.promptFinished)
    #expect(call.effects == ["start firstDigit 3000"])
  }

  @Test(
    "a session attribute sets the time in which the caller must begin to speak",
    arguments: [
      ("x-amz-lex:audio:start-timeout-ms:*:*", "9000", 9000),
      ("x-amz-lex:audio:start-timeout-ms:*", "2000", 2000),
      ("x-amz-lex:audio:start-timeout-ms:*:*", "900000", 55_000),
      ("x-amz-lex:audio:start-timeout-ms:*:*", "soon", 3000),
    ])
  func startTimeout(name: String, value: String, milliseconds: Int) throws {
    let call = try Call.begin(probe(#", "LexSessionAttributes": { "\#(name)": "\#(value)" }"#))
    call.deliver(.promptFinished)
    #expect(call.effects == ["start firstDigit \(milliseconds)"])
  }

  @Test(
    "words cut the prompt and go to the bot, whose intent decides",
    arguments: [
      ("Visit", "Visit"), ("Loan", "Loan"), ("FallbackIntent", "NoMatchingCondition"),
    ])
  func takesIntent(intent: String, branch: String) throws {
    let call = try Call.begin(probe())
    call.deliver(said(call, "a visit"))
    #expect(
      call.effects == [
        "stop the prompt", "cancel firstDigit", "cancel interDigit", "tell \(Self.arn) \"a visit\"",
      ])
    call.deliver(ends(call, intent))
    #expect(call.outcomes == [branch])
  }

  @Test("what the bot says last is heard to its end, and then the branch is taken")
  func speaksClosing() throws {
    let call = try Call.begin(probe())
    call.deliver(said(call, "a visit"))
    call.deliver(ends(call, "Visit", says: "It is noted."))
    #expect(call.effects == ["say \"It is noted.\""])
    call.deliver(said(call, "hello?"))
    #expect(call.effects == ["\"hello?\" not heard"])
    call.deliver(.promptFinished)
    #expect(call.outcomes == ["Visit"])
  }

  @Test("a question of the bot is spoken, and it listens again")
  func asksAgain() throws {
    let call = try Call.begin(probe())
    call.deliver(said(call, "a visit"))
    call.deliver(.botReplied(.asks(BotWords(call.contact.value("Which day?", call.program), isSSML: false))))
    #expect(call.effects == ["say \"Which day?\", a key stops it"])
    call.deliver(.promptFinished)
    #expect(call.effects == ["start firstDigit 3000"])
    call.deliver(.botReplied(.asks(nil)))
    #expect(call.effects == ["start firstDigit 3000"])
  }

  @Test("keys go to the bot after #, after the time between keys, or when there are enough")
  func takesKeys() throws {
    let call = try Call.begin(probe(#", "LexSessionAttributes": { "x-amz-lex:dtmf:max-length:*:*": "3" }"#))
    call.press("1")
    #expect(
      call.effects == ["stop the prompt", "cancel firstDigit", "1 taken", "start interDigit 5000"])
    call.press("*")
    #expect(call.effects == ["cancel firstDigit", "* taken", "wiped", "start interDigit 5000"])
    call.press("7")
    call.deliver(.timerFired(.interDigit))
    #expect(call.effects.last == "tell \(Self.arn) the keys 7")
    call.deliver(.botReplied(.asks(nil)))
    call.press("42#")
    #expect(call.effects.last == "tell \(Self.arn) the keys 42")
    call.deliver(.botReplied(.asks(nil)))
    call.press("123")
    #expect(call.effects.last == "tell \(Self.arn) the keys 123")
  }

  @Test("a bot that lets nobody interrupt it hears nothing during its prompt")
  func doesNotAllowInterruption() throws {
    let call = try Call.begin(
      probe(#", "LexSessionAttributes": { "x-amz-lex:allow-interrupt:*:*": "False" }"#))
    #expect(call.effects.last == "say \"How can I help?\"")
    call.deliver(said(call, "a visit"))
    #expect(call.effects == ["\"a visit\" not heard"])
    call.press("1")
    #expect(call.effects == ["1 lost"])
  }

  @Test("silence meets the bot's fallback intent, or by the service rules a time limit")
  func silence() throws {
    var call = try Call.begin(probe())
    call.deliver(.promptFinished)
    call.deliver(.timerFired(.firstDigit))
    #expect(call.effects.last == "tell \(Self.arn) nothing")
    var rules = ServiceRules()
    rules.silenceToBot = .timeLimit
    call = try Call.begin(probe(), rules: rules)
    call.deliver(.promptFinished)
    call.deliver(.timerFired(.firstDigit))
    #expect(call.outcomes == ["InputTimeLimitExceeded"])
  }

  @Test("a declined intent takes its own branch, or by the service rules the error's")
  func declined() throws {
    var call = try Call.begin(probe())
    call.deliver(said(call, "no"))
    call.deliver(ends(call, "Visit", isDeclined: true))
    #expect(call.outcomes == ["Visit"])
    var rules = ServiceRules()
    rules.declinedIntent = .noMatchingError
    call = try Call.begin(probe(), rules: rules)
    call.deliver(said(call, "no"))
    call.deliver(ends(call, "Visit", isDeclined: true))
    #expect(call.outcomes == ["NoMatchingError"])
  }

  @Test("a chat has its own limit, and gives its first message to the bot at once")
  func chat() throws {
    var call = try Call.begin(probe(#", "LexTimeoutSeconds": { "Text": "60" }"#), channel: .chat)
    call.deliver(.promptFinished)
    #expect(call.effects == ["start firstDigit 60000"])
    call.deliver(.timerFired(.firstDigit))
    #expect(call.outcomes == ["InputTimeLimitExceeded"])
    call = try Call.begin(
      probe(#", "LexInitializationData": { "InitialMessage": "$.Attributes.first" }"#), channel: .chat,
      attributes: [("first", "a loan")])
    #expect(call.effects.last == "tell \(Self.arn) \"a loan\"")
  }

  @Test("a bot without a name, and a task contact, are errors")
  func errors() throws {
    let nameless = ActionText.probe(
      "ConnectParticipantWithLexBot", #"{ "Text": "Hi", "LexV2Bot": { "AliasArn": "$.External.bot" } }"#,
      on: ["NoMatchingCondition", "NoMatchingError"])
    #expect(try Call.begin(nameless).outcomes == ["NoMatchingError"])
    #expect(try Call.begin(probe(), channel: .task).outcomes == ["NoMatchingError"])
  }

  @Test("without a prompt the bot listens at once, and what was typed ahead is gone")
  func listensAtOnce() throws {
    let call = try Call.begin(probe(text: nil))
    #expect(call.effects.last == "start firstDigit 3000")
  }

  @Test("a declared branch is taken once the prompt was heard, and said to stand in")
  func declaredBranch() throws {
    let call = Call(try Program.linking([FlowText([probe()])], branches: ["probe": "Loan"]))
    call.begin()
    call.deliver(.promptFinished)
    #expect(call.effects == ["the bot was answered as declared stands in: Loan"])
    #expect(call.outcomes == ["Loan"])
  }

  @Test("a bot of the first version goes by its name")
  func firstVersion() throws {
    let old = ActionText.probe(
      "ConnectParticipantWithLexBot",
      #"{ "Text": "Hi", "LexBot": { "Name": "QA", "Region": "us-east-1", "Alias": "prod" } }"#,
      on: ["NoMatchingCondition", "NoMatchingError"])
    #expect(try Call.begin(old).effects.first == "begin with the bot QA {}")
  }
}

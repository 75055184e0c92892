import ContactCenter
import FlowEngine
import Testing

@Suite struct SpeechMarkupTests {
  @Test(arguments: [
    ("<speak>Hello</speak>", "Hello"), (" \n<speak>Hello</speak>\n", "Hello"),
    ("<?xml version=\"1.0\"?><speak>a</speak>", "a"),
    ("<speak xml:lang='en-US'>a <!-- note --> b</speak>", "a b"),
    ("<speak>a<break time=\"1s\"/>b</speak>", "a b"),
    ("<speak>The <sub alias=\"World Wide Web\">WWW</sub>.</speak>", "The World Wide Web."),
    ("<speak><say-as interpret-as=\"digits\">123</say-as></speak>", "1 2 3"),
    ("<speak><say-as interpret-as=\"telephone\">12 34</say-as></speak>", "1 2 3 4"),
    ("<speak><say-as interpret-as=\"spell-out\">abc</say-as></speak>", "a b c"),
    ("<speak><say-as interpret-as=\"date\">2026</say-as></speak>", "2026"),
    ("<speak>a &amp; b &lt;c&gt; &quot;d&quot; &apos;e&apos; &#65;&#x42;</speak>", "a & b <c> \"d\" 'e' AB"),
    ("<speak><p>One</p><p>Two</p></speak>", "One Two"), ("<speak><s>One</s><s>Two</s></speak>", "One Two"),
    ("<speak><prosody rate=\"slow\">Slow</prosody> <emphasis>x</emphasis></speak>", "Slow x"),
    ("<speak><amazon:effect name=\"whispered\">shh</amazon:effect></speak>", "shh"),
    ("<speak><madeup level='1'>x</madeup></speak>", "x"), ("<speak></speak>", ""), ("<speak/>", ""),
    ("<speak>a > b</speak>", "a > b"), ("<speak><![CDATA[a < b & c]]></speak>", "a < b & c"),
    ("<speak>नमस्ते</speak>", "नमस्ते"), ("<speak ><sub alias='x'><w role='v'>read</w></sub></speak >", "x"),
  ])
  func wordsAreWhatIsHeard(document: String, words: String) throws {
    #expect(try #require(SpeechMarkup(document)).words == words)
  }

  @Test(arguments: [
    "", "Hello", "<speak>", "<speak>Hello", "Hello</speak>", "<speak>a</speak>b",
    "<speak>a</speak><speak>b</speak>",
    "<speak><p>a</speak></p>", "<speak><p>a</speak>", "<speak>a & b</speak>", "<speak>a &nbsp; b</speak>",
    "<speak>a < b</speak>",
    "<speak><break time=1s/></speak>", "<speak><break time=\"1s/></speak>", "<p>a</p>",
    "<speaker>a</speaker>", "<speak>&#xD800;</speak>",
    "<speak><!-- a</speak>", "<speak a>b</speak>", "<speak>&amp</speak>",
  ])
  func whatIsNotWellFormedIsRefused(document: String) { #expect(SpeechMarkup(document) == nil) }

  @Test(arguments: [
    ("time=\"500ms\"", 500), ("time=\"2s\"", 2000), ("time=\"1.5s\"", 1500), ("time=\".25s\"", 250),
    ("time=\"30s\"", 10_000),
    ("time=\"0s\"", 0), ("strength=\"none\"", 0), ("strength=\"weak\"", 300), ("strength=\"medium\"", 600),
    ("strength=\"x-strong\"", 1200), ("", 600), ("time=\"soon\"", 600),
  ])
  func aBreakIsAPause(attribute: String, milliseconds: Int64) throws {
    let markup = try #require(SpeechMarkup("<speak>a<break \(attribute)/>b</speak>"))
    let pause: [SpeechMarkup.Piece] = milliseconds == 0 ? [] : [.pause(Milliseconds(milliseconds))]
    #expect(markup.pieces == [.words("a")] + pause + [.words("b")])
  }

  @Test func plainTextStandsAsItIs() {
    #expect(SpeechMarkup(plain: "a <b> & c").words == "a <b> & c")
  }
}

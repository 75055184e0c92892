import ContactCenter
import Testing

@Suite struct ResourceTests {
  private static let flows = [
    FlowDefinition(
      name: "welcome", arn: "arn:aws:connect:us-east-1:111122223333:instance/aa/contact-flow/f1",
      file: "welcome.json"),
    FlowDefinition(
      name: "f1", arn: "arn:aws:connect:us-east-1:111122223333:instance/aa/contact-flow/f2", file: "f1.json"),
    FlowDefinition(name: "support", file: "support.json"),
    FlowDefinition(name: "bare", arn: "b4", file: "bare.json"),
  ]

  @Test(
    arguments: [
      ("welcome", "welcome"),
      ("arn:aws:connect:us-east-1:111122223333:instance/aa/contact-flow/f1", "welcome"), ("f2", "f1"),
      // A name wins over the last part of another's ARN.
      ("f1", "f1"),
      // The same flow of another account, and one with a version behind it.
      ("arn:aws:connect:eu-west-2:999999999999:instance/bb/contact-flow/f2", "f1"),
      ("arn:aws:connect:us-east-1:111122223333:instance/aa/contact-flow/f2:$LATEST", "f1"), ("b4", "bare"),
      ("arn:aws:connect:us-east-1:111122223333:instance/aa/contact-flow/b4", "bare"),
      ("arn:aws:connect:us-east-1:111122223333:instance/aa/contact-flow/support", "support"),
      ("goodbye", nil), ("", nil),
      ("arn:", nil), ("arn:aws:connect:us-east-1:111122223333:instance/aa/contact-flow/", nil),
    ] as [(String, String?)])
  func referencesFindTheirResource(reference: String, name: String?) {
    #expect(Self.flows[reference]?.name == name)
  }

  @Test(
    arguments: [
      ("arn:aws:lambda:us-east-1:111122223333:function:bookSlot", "bookSlot"),
      ("arn:aws:lambda:us-east-1:111122223333:function:bookSlot:live", "bookSlot"),
      ("arn:aws:connect:us-east-1:1:instance/aa/queue/agent/q7", "q7"),
      ("arn:aws:connect:${REGION}:1:instance/${ID}/contact-flow/${F:support:F}", "${F:support:F}"),
      ("arn:aws:connect:us-east-1:1:instance/aa/queue/q7:2", "q7"),
      ("arn:aws:polly:us-east-1:1:lexicon", "lexicon"), ("plain", "plain"),
      ("a/b", "a/b"), ("", nil), ("arn:aws:lambda:us-east-1:1:function:", nil),
    ] as [(String, String?)])
  func lastPartsAreNamesAndIds(reference: String, part: String?) {
    #expect(ResourceReference.lastPart(of: reference) == part)
  }
}

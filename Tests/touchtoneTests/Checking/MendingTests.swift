import Foundation
import TestSupport
import Testing

@testable import touchtone

/// `touchtone check --fix`: it changes what it must, and nothing is ever lost.
@Suite struct MendingTests {
  /// A loop count without quotes, an error branch that its action never has, twice, branches after the end, odd forms of
  /// numbers and whitespace that are nobody's business.
  private static let flow = """
    {
    \t"Metadata" : {"position":{"x":1.50e+2,"y":-0.0,"z":1E5}, "note":"caf\\u00e9 \\/ ß"},
      "StartAction":"again",  "Version" :"2019-10-30",
      "Actions" : [
      {"Type":"Loop","Identifier":"again","Parameters":{"LoopCount":3},
       "Transitions":{"Conditions":[{"Condition":{"Operator":"Equals","Operands":["ContinueLooping"]},"NextAction":"hello"},
         {"NextAction":"end","Condition":{"Operands":["DoneLooping"],"Operator":"Equals"}}],"NextAction":"end" ,
         "Errors":[{"ErrorType":"QueueAtCapacity","NextAction":"end"},  {"ErrorType":"QueueAtCapacity","NextAction":"end"}]}},
      {"Identifier":"hello","Type":"MessageParticipant","Parameters":{"Text":"Hello."},"Transitions":{"NextAction":"again"}},
      {"Identifier":"end","Type":"DisconnectParticipant","Parameters":{},"Transitions":{"NextAction":"hello"}}
      ]
    }
    """
  private static let mended =
    flow.replacing("\"LoopCount\":3", with: "\"LoopCount\":\"3\"")
    .replacing(
      "[{\"ErrorType\":\"QueueAtCapacity\",\"NextAction\":\"end\"},  {\"ErrorType\":\"QueueAtCapacity\",\"NextAction\":\"end\"}]",
      with: "[]"
    )
    .replacing("\"Transitions\":{\"NextAction\":\"hello\"}}", with: "\"Transitions\":{}}")

  @Test func theSpellingOfATypeIsMended() throws {
    let folder = try TemporaryFolder()
    let flow = """
      {"Version": "2019-10-30", "StartAction": "a", "Metadata": {"name": "flow"}, "Actions": [
        {"Identifier": "a", "Type": "UnTagContact", "Parameters": {"TagKeys": ["a"]},
         "Transitions": {"NextAction": "b", "Errors": [{"ErrorType": "NoMatchingError", "NextAction": "b"}]}},
        {"Identifier": "b", "Type": "DisconnectParticipant", "Parameters": {}, "Transitions": {}}]}
      """
    try folder.write(flow, to: "flow.json")
    let run = try fix("flow.json", in: folder)
    #expect(run.output.contains("mended 1 finding"), "\(run.output)")
    #expect(try folder.read("flow.json") == flow.replacing("UnTagContact", with: "UntagContact"))
  }

  private func fix(_ words: String..., in folder: TemporaryFolder) throws -> FinishedProgram {
    try FinishedProgram(builtProduct(named: "touchtone"), ["check", "--fix"] + words, in: folder.path)
  }

  private func bytes(_ name: String, in folder: TemporaryFolder) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(fileURLWithPath: folder.path(of: name))))
  }

  private func report(_ path: String) throws -> CheckReport { CheckReport([path], try RuleChoice()) }

  /// What a file may have besides its flow.
  struct Form: Sendable {
    var mark = ""
    var lineEnd = "\n"
    var end = ""

    func of(_ text: String) -> String { mark + text.replacing("\n", with: lineEnd) + end }
  }

  @Test(arguments: [
    Form(), Form(end: "\n"), Form(lineEnd: "\r\n"), Form(mark: "\u{FEFF}"),
    Form(mark: "\u{FEFF}", lineEnd: "\r\n", end: "\r\n\r\n"),
  ])
  func whatNoChangeTouchesStaysAsItIs(form: Form) throws {
    let folder = try TemporaryFolder()
    try folder.write(form.of(Self.flow), to: "flow.json")
    let run = try fix("flow.json", in: folder)
    #expect(run.output.contains("mended 4 findings; no findings in 1 flow"), "\(run.output)")
    #expect(run.errors.isEmpty && run.status == 0)
    let written = try bytes("flow.json", in: folder)
    #expect(written == Array(form.of(Self.mended).utf8))
    #expect(try fix("flow.json", in: folder).output == "no findings in 1 flow\n")
    #expect(try bytes("flow.json", in: folder) == written)
  }

  /// Commas, comments and tabs of a file that is no JSON, and then what its flow has; a number without a fraction keeps none.
  @Test func slipsOfTheHandAreMendedToo() throws {
    let folder = try TemporaryFolder()
    let broken = Self.flow.replacing(
      "\"StartAction\":\"again\",", with: "\"StartAction\":\"again\" /* here */"
    )
    .replacing("\"LoopCount\":3}", with: "\"LoopCount\":2.0,}").replacing("Hello.", with: "Hello,\tyou.")
    try folder.write(broken, to: "flow.json")
    let run = try fix("flow.json", in: folder)
    #expect(run.output.contains("mended 8 findings; no findings in 1 flow"), "\(run.output)")
    #expect(
      try folder.read("flow.json")
        == Self.mended.replacing("\"StartAction\":\"again\",", with: "\"StartAction\":\"again\", ")
        .replacing("\"3\"", with: "\"2\"").replacing("Hello.", with: "Hello,\\tyou."))
  }

  @Test(arguments: ["{ nothing of a flow, }", "{\"Actions\": 'none'}"]) func whatIsNoSlipStays(text: String)
    throws
  {
    let folder = try TemporaryFolder()
    try folder.write(text, to: "flow.json")
    _ = try fix("flow.json", in: folder)
    #expect(try folder.read("flow.json") == text)
  }

  @Test func changesThatMeetAreMadeOneAfterTheOther() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(Self.flow, to: "flow.json")
    var mending = Mending()
    let first = try report(path)
    let isFirst = mending.mend(first)
    #expect(isFirst)
    #expect(mending.count == 3)
    let second = try report(path)
    #expect(second.findings.map(\.diagnostic.rule) == ["unexpected-error-branch"])
    let isSecond = mending.mend(second)
    #expect(isSecond)
    #expect(mending.count == 4)
    let isThird = mending.mend(try report(path))
    #expect(!isThird)
    #expect(try folder.read("flow.json") == Self.mended)
  }

  @Test func aFileThatChangedMeanwhileIsLeftAsItIs() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(Self.flow, to: "flow.json")
    let old = try report(path)
    let theirs = Self.flow.replacing("Hello.", with: "Good morning.")
    try folder.write(theirs, to: "flow.json")
    var mending = Mending()
    let isMended = mending.mend(old)
    #expect(!isMended)
    #expect(mending.count == 0)
    #expect(mending.refusals.map(\.why) == ["it has changed since it was read"])
    #expect(try folder.read("flow.json") == theirs)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["flow.json"])
  }

  @Test func aReadOnlyFileIsLeftAsItIsAndTheOthersAreMended() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.flow, to: "closed.json")
    try folder.write(Self.flow, to: "open.json")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o444], ofItemAtPath: folder.path(of: "closed.json"))
    let run = try fix("closed.json", "open.json", in: folder)
    #expect(run.status == 2)
    #expect(
      run.errors == """
        closed.json: error: this file cannot be mended [unwritable]
          why: it may only be read
          fix: make it writable, or mend it by hand

        """)
    #expect(run.output.contains("mended 4 findings; 4 warnings, 1 note in 2 flows; --fix mends 5 of them"))
    #expect(try folder.read("closed.json") == Self.flow)
    #expect(try folder.read("open.json") == Self.mended)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(names.sorted() == ["closed.json", "open.json"])
  }

  @Test func throughALinkTheFileItLeadsToIsMended() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.flow, to: "real/flow.json")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path(of: "link.json"), withDestinationPath: "real/flow.json")
    #expect(try fix("link.json", "real/flow.json", "./link.json", in: folder).status == 0)
    #expect(try folder.read("real/flow.json") == Self.mended)
    #expect(
      try FileManager.default.destinationOfSymbolicLink(atPath: folder.path(of: "link.json"))
        == "real/flow.json")
  }

  @Test func theRightsOfTheFileStay() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(Self.flow, to: "flow.json")
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
    #expect(try fix("flow.json", in: folder).status == 0)
    #expect(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int == 0o640)
  }

  @Test func onlyWhatIsToldIsMended() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.flow, to: "flow.json")
    _ = try fix("flow.json", "--rule", "unquoted-value", in: folder)
    #expect(
      try folder.read("flow.json")
        == Self.flow.replacing("\"LoopCount\":3", with: "\"LoopCount\":\"3\""))
    try folder.write(
      #"{ "check": { "ignore": ["unexpected-error-branch", "duplicate-error-branch", "branch-after-end"] } }"#,
      to: ".touchtone.json")
    #expect(try fix("flow.json", in: folder).output == "no findings in 1 flow\n")
  }

  @Test func anOldExportIsNotTouched() throws {
    let folder = try TemporaryFolder()
    let old = """
      {"modules":[{"id":"a","type":"Disconnect","branches":[{"condition":"Success","transition":"a"}],
        "parameters":[],"metadata":{}}],"version":"1","type":"contactFlow","start":"a","metadata":{}}
      """
    try folder.write(old, to: "flow.json")
    _ = try fix("flow.json", in: folder)
    #expect(try folder.read("flow.json") == old)
  }

  @Test func aPipeIsReadAndLeftAlone() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.flow, to: "flow.json")
    let run = try FinishedProgram(
      "/bin/bash",
      ["-c", "cat flow.json | \(builtProduct(named: "touchtone")) check --fix /dev/stdin"], in: folder.path)
    #expect(run.status == 2)
    #expect(run.errors.contains("/dev/stdin: error: this file cannot be mended"))
    #expect(try folder.read("flow.json") == Self.flow)
  }
}

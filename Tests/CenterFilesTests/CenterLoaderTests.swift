import CenterFiles
import ContactCenter
import FlowTestSupport
import Testing

@testable import World

/// A center's folder, with a center.json and without; and what is said of a bad one.
@Suite struct CenterLoaderTests {
  @Test func thePackagesOwnCenterHasNoProblem() throws {
    let loaded = try CenterLoader.load(FlowFiles.package.appending(path: "flows/site-visit").path)
    #expect(loaded.problems.isEmpty)
    #expect(loaded.flowNames.first == "welcome")
    #expect(loaded.flowNames.count == 13)
    #expect(loaded.storeName == "amberleaf-estates")
    #expect(loaded.loneFlow == nil && !loaded.program.isLoneFlow)
    #expect(loaded.files.contains { $0.hasSuffix("center.json") })
    #expect(loaded.files.contains { $0.hasSuffix("welcome.json") })
    #expect(loaded.files.contains { $0.hasSuffix("main-menu.txt") })
    let number = try #require(loaded.center.definition.numbers.first?.number)
    #expect(loaded.center.flow(answering: number) == loaded.program.flow("welcome"))
  }

  /// What reading a flow finds and what linking it finds come in turns, as they stand in the file.
  @Test func problemsComeInTheOrderOfTheText() throws {
    let folder = try CenterFolder([
      "flow.json": """
      { "Version": "2019-10-30", "StartAction": "a", "Actions": [
        { "Identifier": "a", "Type": "UnTagContact", "Parameters": { "TagKeys": ["a"] },
          "Transitions": { "NextAction": "b" } },
        { "Identifier": "b", "Type": "MessageParticipant", "Parameters": { "Text": "Hello." },
          "Transitions": { "NextAction": "nowhere" } },
        { "Identifier": "c", "Type": "UnTagContact", "Parameters": { "TagKeys": ["a"] },
          "Transitions": { "NextAction": "b" } } ] }
      """
    ])
    #expect(try folder.load().problems.map(\.rule) == ["type-spelling", "unknown-target", "type-spelling"])
  }

  @Test func routingThatCallsDoNotFollowIsSaid() throws {
    func rules(_ queue: String, _ agent: String) throws -> [String] {
      let folder = try CenterFolder([
        "center.json": """
        { "name": "c", "queues": { "sales": {} }, "routingProfiles": { "all": { "queues": { "sales": \(queue) } } },
          "agents": { "Meera Nair": { "profile": "all"\(agent) } } }
        """,
        "flow.json": """
        { "Version": "2019-10-30", "StartAction": "a", "Metadata": {}, "Actions": [
          { "Identifier": "a", "Type": "DisconnectParticipant", "Parameters": {}, "Transitions": {} } ] }
        """,
      ])
      return try folder.load().problems.map { "\($0.rule): \($0.message)" }
    }
    #expect(try rules("{}", "") == [])
    #expect(try rules(#"{ "priority": 2, "delaySeconds": 5 }"#, #", "afterContactWorkSeconds": 60"#) == [])
  }

  @Test func withoutAListEveryFlowFileCounts() throws {
    let folder = try CenterFolder([
      "center.json": "{\"name\": \"Small\", \"numbers\": {\"+911800000700\": {\"flow\": \"hello\"}}}",
      "notes.json": "[]",
    ])
    try folder.write(.saying("hello"))
    try folder.write(.saying("other"))
    let loaded = try folder.load()
    #expect(loaded.flowNames == ["hello", "other"])
    #expect(loaded.problems.map(folder.words).allSatisfy { $0.hasPrefix("notes.json") })
  }

  @Test(arguments: [
    (
      "\"odd one\": \"NoMatchingError\"", "is no action of these flows", "\"odd one\"",
      "name one that is not simulated: \"case\""
    ),
    ("\"cse\": \"NoMatchingError\"", "is no action of these flows", "\"cse\"", "did you mean \"case\"?"),
    (
      "\"case\": \"NoMatchingErr\"", "has no branch", "\"NoMatchingErr\"", "did you mean \"NoMatchingError\"?"
    ),
  ])
  func aDeclaredBranchThatNoActionTakesIsFoundAtItsPlace(
    branch: String, message: String, marked: String, fix: String
  ) throws {
    let line = "  \"branches\": { \(branch) }"
    let folder = try CenterFolder(["center.json": "{\n  \"name\": \"Small\",\n\(line)\n}\n"])
    try folder.write(
      FlowText(
        [
          ActionText(
            "case", "CreateContact", "{}", next: "bye", on: [.init("NoMatchingError", "bye")])
        ], named: "hello"))
    let problem = try #require(folder.load().problems.first { $0.rule == "unknown-branch" })
    #expect(problem.source.hasSuffix("center.json"))
    #expect(problem.place?.position.line == 3)
    #expect(
      problem.place?.position.column == line.distance(
        from: line.startIndex, to: try #require(line.range(of: marked)).lowerBound) + 1)
    #expect(problem.place?.length == marked.count)
    #expect(problem.message.contains(message))
    #expect(problem.why != nil)
    #expect(problem.fix == fix)
  }

  @Test func aFolderOfExportsIsACenterWhoseFlowMustBeChosen() throws {
    let folder = try CenterFolder()
    try folder.write(.saying("b"))
    try folder.write(.going(to: "b", named: "a"))
    let loaded = try folder.load()
    #expect(loaded.flowNames == ["a", "b"])
    #expect(loaded.loneFlow == nil)
    #expect(loaded.program.isLoneFlow)
  }

  @Test func aFolderOfOneExportNeedsNoChoice() throws {
    let folder = try CenterFolder()
    try folder.write(.saying("only"))
    #expect(try folder.load().loneFlow != nil)
  }

  /// Older consoles export a flow into a file without an ending.
  @Test func aFlowWhoseFileHasNoEndingCountsToo() throws {
    let folder = try CenterFolder([
      "Main flow v1.2": FlowText.going(to: "b", named: "Main").text, "README": "{ not a flow }",
      "b.json~": FlowText.saying("old").text, "LICENSE": "Free.",
    ])
    try folder.write(.saying("b"))
    let loaded = try folder.load()
    #expect(loaded.flowNames == ["Main", "b"])
    #expect(loaded.problems.isEmpty, "\(loaded.problems.map(folder.words))")
    #expect(try folder.load("b.json").flowNames == ["b"])
    #expect(try folder.load("Main flow v1.2").flowNames == ["Main", "b"])
  }

  @Test(arguments: [("Main flow", true), ("LICENSE", false)])
  func aFolderWhoseFilesHaveNoEndingMayHoldFlows(name: String, isFound: Bool) throws {
    let text = name == "LICENSE" ? "Free." : FlowText.saying("Main").text
    let folder = try CenterFolder([name: text])
    #expect(try FlowFiles.mayBe(in: folder.path, among: UserFile.names(in: folder.path)) == isFound)
    let outer = folder.path.split(separator: "/").dropLast().joined(separator: "/")
    let inner = UserFile.name(of: folder.path)
    #expect(FoldersInside("/" + outer).names.contains(inner) == isFound)
  }

  @Test func aRecordingIsAsLongAsItsFileAndSaysTheWordsBesideIt() throws {
    let folder = try CenterFolder([
      "center.json":
        "{\"prompts\": {\"hello\": {\"file\": \"hello.wav\"}, \"beep\": {\"file\": \"beep.wav\"}}}",
      "hello.txt": "Hello there.\n",
    ])
    try folder.write(wave(bytes: 24_000), to: "hello.wav")
    try folder.write(wave(bytes: 4000), to: "beep.wav")
    try folder.write(.saying("main"))
    let loaded = try folder.load()
    #expect(loaded.center.wording(ofPrompt: "hello") == "Hello there.")
    #expect(loaded.center.wording(ofPrompt: "beep") == "[beep]")
    #expect(loaded.center.prompts.map(\.length) == [.seconds(3), Milliseconds(500)])
    #expect(loaded.waveFile("hello") == folder.path + "/hello.wav")
    #expect(loaded.problems.isEmpty)
  }

  /// A WAV file of 8000 bytes a second, with a chunk that nobody needs in front.
  private func wave(bytes count: Int) -> [UInt8] {
    func number(_ value: Int, _ size: Int) -> [UInt8] { (0..<size).map { UInt8(value >> ($0 * 8) & 255) } }
    let format =
      Array("fmt ".utf8) + number(16, 4) + number(7, 2) + number(1, 2) + number(8000, 4) + number(8000, 4)
      + number(1, 2) + number(8, 2)
    let extra = Array("LIST".utf8) + number(3, 4) + [1, 2, 3, 0]
    let data = Array("data".utf8) + number(count, 4) + [UInt8](repeating: 255, count: count)
    let body = Array("WAVE".utf8) + format + extra + data
    return Array("RIFF".utf8) + number(body.count, 4) + body
  }

  // MARK: Bad input

  @Test(arguments: [
    ("center.json", "{\"name\": ", "center.json [json]", false),
    ("center.json", "{\"quues\": {}}", "center.json [unknown-key]", false),
    (
      "center.json", "{\"flows\": {\"main\": {\"file\": \"gone.json\"}}}", "center.json [missing-file]", false
    ),
    ("center.json", "{\"flows\": {\"main\": {\"file\": \"notes.json\"}}}", "notes.json [", false),
    (
      "center.json", "{\"prompts\": {\"hello\": {\"file\": \"gone.txt\"}}}", "center.json [missing-file]",
      false
    ),
    ("center.json", "{\"timeZone\": \"Asia/Kolkatta\"}", "center.json [", false),
  ])
  func whatKeepsACenterFromWorkingIsSaidWithItsFile(
    name: String, text: String, finding: String, isUnreadable: Bool
  ) throws {
    let folder = try CenterFolder([name: text, "notes.json": "[1]"])
    try folder.write(.saying("main"))
    let failure = try #require(folder.failure())
    #expect(failure.findings.first?.hasPrefix(finding) == true, "\(failure.findings)")
    #expect(failure.isUnreadable == isUnreadable)
  }

  @Test func aPathThatIsNotThereIsUnreadable() throws {
    let folder = try CenterFolder()
    let failure = try #require(folder.failure("nothing"))
    #expect(failure.findings == ["nothing [unreadable] there is no such file or folder"])
    #expect(failure.isUnreadable)
  }

  @Test func anEmptyFolderHasNoFlow() throws {
    let failure = try #require(try CenterFolder().failure())
    #expect(failure.findings.last?.contains("[no-flow] there is no flow in this folder") == true)
    #expect(failure.isUnreadable)
  }

  @Test func aFolderWithoutAGoodFlowSaysWhatIsWrongWithEach() throws {
    let folder = try CenterFolder(["a.json": "{", "b.json": "{\"a\": 1}"])
    let failure = try #require(folder.failure())
    #expect(failure.findings.map { String($0.prefix(6)) }.prefix(2) == ["a.json", "b.json"])
    #expect(failure.findings.count == 3)
    #expect(!failure.isUnreadable)
  }

  @Test(arguments: [
    ("{", "json"), ("[]", nil as String?), ("", "json"), ("{\"modules\": [], \"version\": \"1\"}", nil),
  ])
  func aLoneFileThatIsNoFlowIsAProblemOfTheFile(text: String, rule: String?) throws {
    let folder = try CenterFolder(["main.json": text])
    let failure = try #require(folder.failure("main.json"))
    #expect(failure.findings.count == 1)
    if let rule { #expect(failure.findings[0].contains("[\(rule)]")) }
    #expect(!failure.isUnreadable)
  }

  @Test(arguments: [
    ("{\"cancelKey\": \"ended\"}", "\"cancelKey\" must be \"goesOn\" or \"ends\""),
    ("{\"cancelKy\": \"ends\"}", "\"cancelKy\" is no setting"),
    ("[]", "expected an object of settings, found a list"),
    ("{", "expected"),
  ])
  func wrongServiceRulesKeepTheirDefaultsAndAreSaid(text: String, message: String) throws {
    let folder = try CenterFolder(["service-rules.json": text])
    try folder.write(.saying("main"))
    for loaded in [try folder.load(), try folder.load("main.json")] {
      #expect(loaded.problems.count == 1)
      #expect(loaded.problems.first?.message.hasPrefix(message) == true, "\(loaded.problems)")
      #expect(loaded.program.rules.cancelKey == .goesOn)
    }
  }

  @Test func badPromptsAreWarnedOfAndSpokenAllTheSame() throws {
    let folder = try CenterFolder([
      "center.json": "{\"prompts\": {\"a\": {\"file\": \"a.ssml\"}, \"b\": {\"file\": \"b.wav\"}}}",
      "a.ssml": "<speak>Hello <b></speak>", "b.wav": "no wave",
    ])
    try folder.write(.saying("main"))
    let loaded = try folder.load()
    #expect(loaded.problems.map(\.rule) == ["prompt-ssml", "prompt-wave"])
    #expect(loaded.problems.allSatisfy { $0.severity == .warning })
    #expect(loaded.center.wording(ofPrompt: "b") == "[b]")
  }

  @Test(arguments: [
    ("Amberleaf Estates", "amberleaf-estates"), ("../../etc/passwd", "etc-passwd"), ("...", "center"),
    ("Büro 7!", "b-ro-7"), ("", "center"),
  ])
  func aStoreIsCalledByPlainCharacters(name: String, file: String) throws {
    let folder = try CenterFolder(["center.json": "{\"name\": \(quoted(name))}"])
    try folder.write(.saying("main"))
    if name.isEmpty { return }
    #expect(try folder.load().storeName == file)
  }
}

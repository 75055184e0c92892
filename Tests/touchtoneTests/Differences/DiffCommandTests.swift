import TestSupport
import Testing

/// `touchtone diff` of centers as people have them at hand.
@Suite struct DiffCommandTests {
  private func center(_ name: String, saying words: String?, in folder: TemporaryFolder) throws {
    try folder.write(
      """
      { "name": "c", "flows": { "welcome": { "file": "welcome.json" } },
        "prompts": { "hello": { "file": "../prompts-of-\(name)/hello.txt" } } }
      """, to: "\(name)/center.json")
    try folder.write(
      """
      { "Version": "2019-10-30", "StartAction": "hello", "Actions": [
        { "Identifier": "hello", "Type": "MessageParticipant", "Parameters": { "PromptId": "hello" },
          "Transitions": { "NextAction": "bye" } },
        { "Identifier": "bye", "Type": "DisconnectParticipant", "Transitions": {} }] }
      """, to: "\(name)/welcome.json")
    if let words { try folder.write(words, to: "prompts-of-\(name)/hello.txt") }
  }

  /// Of two files with one flow the one that is gone is named.
  @Test func aCopyThatIsGoneIsNamedByItsFile() throws {
    let folder = try TemporaryFolder()
    let flow = """
      { "Version": "2019-10-30", "StartAction": "bye", "Metadata": { "name": "Main" }, "Actions": [
        { "Identifier": "bye", "Type": "DisconnectParticipant", "Transitions": {} }] }
      """
    for path in ["old/main (1).json", "old/main.json", "new/main.json"] { try folder.write(flow, to: path) }
    let run = try FinishedProgram(builtProduct(named: "touchtone"), ["diff", "old", "new"], in: folder.path)
    #expect(run.output == "- flow Main (main (1).json) is gone\n")
    let back = try FinishedProgram(builtProduct(named: "touchtone"), ["diff", "new", "old"], in: folder.path)
    #expect(back.output == "+ flow Main (main (1).json) is new\n")
  }

  /// Files with one flow's name that were given other names are paired by what is in them.
  @Test func copiesAreTheSameByWhatIsInThem() throws {
    let folder = try TemporaryFolder()
    func flow(_ words: String) -> String {
      """
      { "Version": "2019-10-30", "StartAction": "hello", "Metadata": { "name": "Main" }, "Actions": [
        { "Identifier": "hello", "Type": "MessageParticipant", "Parameters": { "Text": "\(words)" },
          "Transitions": { "NextAction": "bye" } },
        { "Identifier": "bye", "Type": "DisconnectParticipant", "Transitions": {} }] }
      """
    }
    let again = "Welcome back."
    for (path, words) in [
      ("old/Main (1).json", again), ("old/Main.json", "Welcome."), ("new/Aaa.json", "Welcome."),
      ("new/Zed.json", again), ("swapped/Main.json", again), ("swapped/Main (1).json", "Welcome."),
      ("edited/Main.json", "Good morning."), ("edited/Zed.json", again),
    ] { try folder.write(flow(words), to: path) }
    func diff(_ new: String) throws -> String {
      try FinishedProgram(builtProduct(named: "touchtone"), ["diff", "old", new], in: folder.path).output
    }
    #expect(try diff("new") == "no caller-visible change\n")
    #expect(try diff("swapped") == "no caller-visible change\n")
    #expect(try diff("edited").contains("Main: 1 change\n"))
  }

  @Test func newWordsOfAnActionWithoutANameOfItsOwnStandOnce() throws {
    let folder = try TemporaryFolder()
    for (file, words) in [("old.json", "Good morning."), ("new.json", "Good evening.")] {
      let say = SmallFlow.say("1f3a5c7e-0000-4000-8000-000000000001", words, then: "Bye")
      try folder.write(SmallFlow.document([say, SmallFlow.hangUp()]), to: file)
    }
    func diff(_ format: String) throws -> String {
      try FinishedProgram(
        builtProduct(named: "touchtone"), ["diff", "--format", format, "old.json", "new.json"],
        in: folder.path
      ).output
    }
    #expect(try diff("text").hasSuffix("\n  reworded  \"Good morning.\" → \"Good evening.\"\n"))
    #expect(try diff("markdown").hasSuffix("- *reworded* \"Good morning.\" → \"Good evening.\"\n"))
  }

  /// A folder that was copied without its recordings is compared as far as it goes.
  @Test(arguments: [
    (nil, "no caller-visible change", true), ("Welcome.", "no caller-visible change", false),
    ("Good morning.", "reworded", false),
  ])
  func recordingsThatAreNotThereAreLeftOut(words: String?, said: String, isNoted: Bool) throws {
    let folder = try TemporaryFolder()
    try center("before", saying: words, in: folder)
    try center("after", saying: "Welcome.", in: folder)
    let run = try FinishedProgram(
      builtProduct(named: "touchtone"), ["diff", "before", "after"], in: folder.path)
    #expect(run.output.contains(said), "\(run.output) \(run.errors)")
    #expect(
      run.errors.contains("the recorded prompt \"../prompts-of-before/hello.txt\" is not here") == isNoted,
      "\(run.errors)")
  }
}

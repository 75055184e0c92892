import Foundation
import TestSupport
import Testing

@testable import touchtone

/// Nothing that a person's data holds drives the terminal: not from names, flows, answers, options or paths.
@Suite struct ControlCharacterTests {
  /// Every kind of character that a terminal obeys or that turns text about.
  private static let evil = "\u{1B}[31m\u{1B}]0;t\u{07}\u{9B}2J\u{0}\u{7F}\u{202E}\u{2066}\u{200B}\r\u{8}"

  /// The same as JSON writes it.
  private static let evilJSON = evil.utf16.map { "\\u" + String(format: "%04x", $0) }.joined()

  private func isSafe(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { scalar in
      scalar == "\n"
        || !(scalar.properties.generalCategory == .control || scalar.properties.generalCategory == .format)
    }
  }

  private func run(_ words: [String], in folder: String, input: String = "") throws -> FinishedProgram {
    try FinishedProgram(
      builtProduct(named: "touchtone"), words, input: input,
      environment: ["XDG_STATE_HOME": folder + "/state"], in: folder)
  }

  private func evilCenter() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let e = Self.evilJSON
    try folder.write(
      SmallFlow.document(
        [
          SmallFlow.say("Say \(e)", "Hello \(e) $.Attributes.a.", then: "Ask"),
          SmallFlow.lambda("Ask", "ask\(e)", then: "Tell", otherwise: "Tell"),
          SmallFlow.say("Tell", "It is $.External.word.", then: "Case"),
          SmallFlow.goOn("Case", "CreateContact", then: "Queue"),
          SmallFlow.goOn("Queue", "UpdateContactTargetQueue", then: "Join", "\"QueueId\": \"Q\(e)\""),
          SmallFlow.action(
            "Join", "TransferContactToQueue", "",
            "\"NextAction\": \"Bye\", \"Errors\": [\(SmallFlow.error("NoMatchingError", "Bye"))]"),
          SmallFlow.hangUp(), SmallFlow.goOn("Off", "Odd\(e)", then: "Nowhere \(e)"),
        ], metadata: "{ \"name\": \"Flow \(e)\" }"), to: "flow.json")
    try folder.write(
      """
      { "name": "Center \(e)", "timeZone": "UTC", "numbers": { "+12065550100": { "name": "N \(e)", "flow": "Flow \(e)" } },
        "queues": { "Q\(e)": { "agents": ["A \(e)"] } }, "agents": { "A \(e)": {} },
        "sample": { "customers": [{ "phoneNumber": "+12065550111", "name": "C \(e)" }], "slots": { "days": 2, "times": ["10:00"] } } }
      """, to: "center.json")
    return folder
  }

  @Test(arguments: ["text", "json"])
  func namesTextsAnswersAndOptionsAreShownNotSent(format: String) throws {
    let folder = try evilCenter()
    let printable = Self.evil.replacingOccurrences(of: "\0", with: "")
    let call = try run(
      [
        "play", ".", "--format", format, "--keys", "say:\(printable),wait 5s", "--attribute",
        "a=\(printable)",
        "--lambda", "ask\(printable.replacingOccurrences(of: "=", with: ""))={}", "--for", "2h",
      ], in: folder.path)
    #expect(
      isSafe(call.output) && isSafe(call.errors),
      "\(call.output.debugDescription) \(call.errors.debugDescription)")
    let answered = try run(
      ["play", ".", "--format", format, "--keys", "", "--attribute", "a=\(printable)"], in: folder.path)
    #expect(isSafe(answered.output) && isSafe(answered.errors))
    #expect(answered.output.contains("Hello"))
    #expect(answered.output.contains("CreateContact is not simulated"))
    #expect(answered.errors.contains("unknown-type"))
  }

  @Test func anAnswerOfALambdaIsShownNotSent() throws {
    let flow = try SmallFlow(
      SmallFlow.lambda("Ask", "ask", then: "Tell", otherwise: "Tell"),
      SmallFlow.say("Tell", "It is $.External.word.", then: "Bye"), SmallFlow.hangUp())
    for format in ["text", "json"] {
      let call = try run(
        [
          "play", "flow.json", "--format", format, "--keys", "", "--lambda",
          "ask={\"word\":\"\(Self.evilJSON)\"}",
        ],
        in: flow.folder.path)
      #expect(call.status == 0)
      #expect(isSafe(call.output), "\(call.output.debugDescription)")
      #expect(call.output.contains("It is"))
    }
  }

  @Test func refusedOptionsAreShownNotSent() throws {
    let folder = try evilCenter()
    let printable = Self.evil.replacingOccurrences(of: "\0", with: "")
    let options = [
      "--from", "--to", "--at", "--flow", "--store", "--hours", "--queue", "--lambda", "--branch", "--keys",
      "--for",
      "--channel", "--seed", "--steps", "--format", "--attribute", "--\(printable)",
    ]
    for option in options {
      for value in ["a\(printable)=b", "{\(printable)"] {
        let call = try run(
          ["play", ".", "--keys", "", option, value].filter { option != "--keys" || $0 != "" },
          in: folder.path)
        #expect(isSafe(call.output) && isSafe(call.errors), "\(option) \(call.errors.debugDescription)")
      }
    }
  }

  /// Some terminals obey a control beyond ASCII also where it stands in JSON.
  @Test(arguments: [
    ["check", ".", "--format", "text"], ["check", ".", "--format", "json"],
    ["check", ".", "--format", "sarif"], ["fidelity", ".", "--format", "json"],
    ["diff", "flow.json", "other.json", "--format", "json"], ["diff", "flow.json", "other.json"],
    ["graph", ".", "--format", "dot"], ["graph", ".", "--format", "mermaid"],
  ])
  func whatIsSaidOfFlowsIsShownNotSent(words: [String]) throws {
    let folder = try evilCenter()
    let flow = try folder.read("flow.json")
    try folder.write(flow.replacing("Hello", with: "Good day"), to: "other.json")
    let call = try run(words, in: folder.path)
    #expect(isSafe(call.output) && isSafe(call.errors), "\(words) \(call.output.debugDescription)")
    #expect(!call.output.isEmpty, "\(words)")
  }

  @Test func pathsAndItemsAreShownNotSent() throws {
    let folder = try evilCenter()
    let printable = Self.evil.replacingOccurrences(of: "\0", with: "")
    let name = "folder \(printable)"
    try folder.write(try folder.read("flow.json"), to: "\(name)/flow.json")
    for words in [
      ["play", printable, "--keys", ""], ["play", "\(name)/flow.json", "--keys", ""], ["init", name],
      ["init", name], ["store", ".", "customers"], ["store", ".", "slots"], ["store", ".", "reset"],
      ["store", ".", "take", printable, printable], ["store", ".", printable], [printable],
      ["play", name, "--keys", "", "--store", "\(name)/s\(printable).sqlite"], ["help", printable],
    ] {
      let call = try run(words, in: folder.path)
      #expect(
        isSafe(call.output) && isSafe(call.errors),
        "\(words) \(call.output.debugDescription) \(call.errors.debugDescription)")
    }
    let piped = try run(["play", "."], in: folder.path, input: "5\n\(printable)\n")
    #expect(isSafe(piped.errors))
  }
}

import CenterFiles
import Foundation
import Outside
import TestSupport

/// A folder with a center whose one Lambda is outside: a program, or an address.
struct OwnCode {
  let folder: TemporaryFolder

  /// - Parameters:
  ///   - command: as JSON, with what stands beside it.
  ///   - files: by their names what they hold.
  init(_ command: String, files: KeyValuePairs<String, String> = [:]) throws {
    try self.init(binding: "\"command\": " + command, files: files)
  }

  init(url: String, files: KeyValuePairs<String, String> = [:]) throws {
    try self.init(binding: "\"url\": \"\(url)\"", files: files)
  }

  private init(binding: String, files: KeyValuePairs<String, String>) throws {
    folder = try TemporaryFolder()
    try folder.write(
      """
      {"numbers": {"+911800000700": {"flow": "flow"}}, "flows": {"flow": {"file": "flow.json"}},
       "lambdas": {"own": {\(binding)}}}
      """, to: "center.json")
    let flow = SmallFlow.document([
      SmallFlow.say("Hello", "Hello.", then: "Ask"),
      SmallFlow.lambda("Ask", "own", then: "Tell", otherwise: "Sorry"),
      SmallFlow.say("Tell", "It says $.External.a.", then: "Menu"),
      SmallFlow.say("Sorry", "Sorry about that.", then: "Menu"),
      SmallFlow.menu("Menu", "Press one.", keys: [("1", "End")], silence: "End"), SmallFlow.hangUp("End"),
    ])
    try folder.write(flow, to: "flow.json")
    for (name, text) in files { try folder.write(text, to: name) }
  }

  static func runs(_ program: String) -> Bool { ProgramSearch().path(of: program) != nil }
}

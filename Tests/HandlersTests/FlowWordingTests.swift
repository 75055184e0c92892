import Foundation
import TestSupport
import Testing

/// What callers and agents of the center hear, as text.
@Suite struct FlowWordingTests {
  /// Every wording with where it stands: the texts of the flows, and the recordings.
  private static func wordings() throws -> [(place: String, words: String)] {
    var found: [(place: String, words: String)] = []
    for flow in try FlowFile.all() {
      for action in flow.actions {
        let bodies = [action.parameters] + (action.parameters["Messages"] as? [[String: Any]] ?? [])
        for words in bodies.flatMap({ [$0["Text"], $0["SSML"]] }).compactMap({ $0 as? String }) {
          found.append(("\(flow.name), \(action.identifier)", spoken(words)))
        }
      }
    }
    let folder = packagePath("prompts/en-US")
    for name in try FileManager.default.contentsOfDirectory(atPath: folder).sorted() {
      let words = try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)
      found.append((name, spoken(words).trimmingCharacters(in: .newlines)))
    }
    return found
  }

  private static func spoken(_ words: String) -> String {
    words.replacingOccurrences(of: "<[^>]*>", with: "", options: .regularExpression)
  }

  @Test func everyWordingIsWholeSentences() throws {
    let wordings = try Self.wordings()
    #expect(wordings.count > 30)
    for (place, words) in wordings where words != "(music)" {
      #expect(words.last.map(".?!".contains) == true, "\(place): \(words)")
      #expect(words.first.map { $0.isUppercase || $0 == "$" } == true, "\(place): \(words)")
      #expect(!words.contains("  "), "\(place): \(words)")
    }
  }

  /// Where a path ends at a full stop, the service's rule is not known: a blank, a comma or a colon ends it for sure.
  @Test func noValueStandsBeforeAFullStop() throws {
    for (place, words) in try Self.wordings() {
      for part in words.split(separator: " ") where part.hasPrefix("$.") {
        #expect(part.last != ".", "\(place): \(words)")
      }
    }
  }
}

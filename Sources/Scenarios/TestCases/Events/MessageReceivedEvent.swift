import CenterFiles
import ContactCenter
import Diagnostics
import FlowEngine
import JSON

/// The contact hears a prompt, or reads a message.
struct MessageReceivedEvent: TestEvent {
  static let type = "MessageReceived"

  private enum Expected {
    case text(String)
    case ssml(String)
    /// A recorded prompt, by its id or ARN.
    case prompt(String)
    /// A recording in S3, by its address.
    case media(String)
  }

  private let expected: Expected
  /// Nil where none is written.
  private let criteria: ServiceRules.TestCriteria?
  let value: JSONValue

  init?(reading event: JSONValue, _ reader: inout TestCaseReader) {
    let criteria = Self.criteria(event, &reader)
    guard let properties = reader.required("Properties", in: event, "this event"),
      let object = reader.object(
        properties, "the properties of MessageReceived",
        keys: ["Text", "SSML", "PromptId", "Media", "MatchingCriteria"])
    else { return nil }
    let given = ["Text", "SSML", "PromptId", "Media"].compactMap { key in object[key].map { (key, $0) } }
      .filter { $0.1.kind != .null }
    guard let (key, value) = given.first else {
      reader.refuse(object, "this event expects nothing", fix: "add \"Text\" with words of the message")
      return nil
    }
    if given.count > 1 {
      reader.refuse(
        given[1].1, "\"\(given[1].0)\" cannot stand beside \"\(key)\"", why: "they exclude one another",
        fix: "remove one of them")
      return nil
    }
    self.criteria = criteria
    if key == "Media" {
      guard let uri = reader.requiredText("Uri", in: value, "this recording") else { return nil }
      expected = .media(uri)
      self.value = value["Uri"] ?? value
      return
    }
    guard let text = reader.text(value, "\"\(key)\"") else { return nil }
    self.value = value
    switch key {
    case "SSML":
      guard FoundReference.isWhole(text) || SpeechMarkup(text) != nil else {
        reader.refuse(value, "this is no well-formed SSML", fix: "begin it with <speak> and close every tag")
        return nil
      }
      expected = .ssml(text)
    case "PromptId": expected = .prompt(text)
    default: expected = .text(text)
    }
  }

  /// Reads the criteria in their right place, or in one of the wrong places where people put them.
  private static func criteria(
    _ event: JSONValue, _ reader: inout TestCaseReader
  ) -> ServiceRules.TestCriteria? {
    let inside = event["Properties"]?["MatchingCriteria"]
    if let beside = event["MatchingCriteria"] {
      reader.warn(
        beside, "\"MatchingCriteria\" stands beside \"Properties\"",
        why: "the service empties it there, or does not start the test",
        fix: "put it into \"Properties\" as {\"Type\": …}")
    }
    guard let value = inside ?? event["MatchingCriteria"], value.kind != .null else { return nil }
    var typeValue = value
    if value.kind == .string {
      if inside != nil {
        reader.warn(
          value, "\"MatchingCriteria\" is a bare string", why: "the service wants an object",
          fix: "write {\"Type\": \"\(value.string ?? "")\"}")
      }
    } else {
      guard let object = reader.object(value, "matching criteria", keys: ["Type"]),
        let found = reader.required("Type", in: object, "\"MatchingCriteria\"")
      else { return nil }
      typeValue = found
    }
    let names = ServiceRules.TestCriteria.allCases.map(\.rawValue)
    let meant = ["Contains": "Inclusion", "Similar": "Similarity"]
    return reader.choice(typeValue, among: names, "a matching criterion", meant: meant)
      .flatMap(ServiceRules.TestCriteria.init(rawValue:))
  }

  var words: String {
    switch expected {
    case .text(let text), .ssml(let text):
      let how = criteria == .similarity ? "a message like" : "a message with"
      return "\(how) \(text.quotedForReading)"
    case .prompt(let reference): return "the prompt \(reference.quotedForReading)"
    case .media(let address): return "the recording \(address.quotedForReading)"
    }
  }

  func problems(in center: TestCenter) -> [Diagnostic] {
    switch expected {
    case .text(let text), .ssml(let text):
      guard FoundReference.all(in: text).isEmpty, isNothing(words(in: text), center.rules) else { return [] }
      return [
        value.finding(
          "there is no word in this text", rule: TestCaseReader.rule, why: "only words are compared",
          fix: "write words of the message")
      ]
    case .prompt(let reference):
      return FoundReference.isWhole(reference) ? [] : center.problems(ofPrompt: reference, at: value)
    case .media: return []
    }
  }

  /// What is said of a text.
  private func words(in text: String) -> String {
    if case .ssml = expected { return SpeechMarkup(text)?.words ?? text }
    return text
  }

  /// True for a text of which nothing is left to compare.
  private func isNothing(_ text: String, _ rules: ServiceRules) -> Bool {
    switch criteria ?? rules.testMissingCriteria {
    case .inclusion: Inclusion(rules.testInclusionIgnores).isNothing(text)
    case .similarity: Wording(text).words.isEmpty
    }
  }

  func match(_ happening: TestHappening, _ run: borrowing TestCaseRun) -> TestMatch {
    guard case .message(let message) = happening else { return .no }
    let rules = run.center.rules
    switch expected {
    case .text(let text), .ssml(let text):
      return compare(words(in: run.text(filling: text)), message, rules)
    case .prompt(let text):
      let reference = run.text(filling: text)
      if rules.testPromptComparison == .words, let words = run.center.wording(ofPrompt: reference) {
        return compare(words, message, rules)
      }
      return run.center.isSamePrompt(reference, message.recording) ? .yes(remark: nil) : .no
    case .media(let address):
      let isSame = message.recording == address
      return isSame ? .yes(remark: nil) : .no
    }
  }

  private func compare(_ text: String, _ message: TestMessage, _ rules: ServiceRules) -> TestMatch {
    switch criteria ?? rules.testMissingCriteria {
    case .inclusion:
      return Inclusion(rules.testInclusionIgnores).holds(text, in: message.text) ? .yes(remark: nil) : .no
    case .similarity:
      let similarity = Similarity.percent(text, message.text)
      guard similarity >= rules.testSimilarityThreshold else { return .no }
      return .yes(remark: "\(similarity) % similar, \(rules.testSimilarityThreshold) % is enough")
    }
  }

  func whyNever(_ run: borrowing TestCaseRun) -> String? {
    switch expected {
    case .text(let text), .ssml(let text):
      guard isNothing(words(in: run.text(filling: text)), run.center.rules) else { return nil }
      return "nothing is left of this text to look for: its values are empty"
    case .prompt, .media: return nil
    }
  }

  /// The words of the message; nil where it is known by its recording.
  var text: String? {
    switch expected {
    case .text(let text), .ssml(let text): text
    case .prompt, .media: nil
    }
  }

  func instead(_ run: borrowing TestCaseRun, since mark: TestCaseRun.Mark) -> String {
    switch expected {
    case .text(let text), .ssml(let text):
      let sought = words(in: run.text(filling: text))
      return switch criteria ?? run.center.rules.testMissingCriteria {
      case .similarity: run.heardInstead(since: mark, likest: sought)
      case .inclusion: run.heardInstead(since: mark, nearestTo: sought)
      }
    case .prompt, .media: return run.heardInstead(since: mark)
    }
  }
}

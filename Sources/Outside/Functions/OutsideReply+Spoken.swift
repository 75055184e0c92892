import Diagnostics
import World

extension OutsideReply {
  /// What comes of bytes that a function itself said.
  init(spoken bytes: [UInt8]) {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      let words = Self.quoted(String(decoding: bytes, as: UTF8.self))
      self = .unusable("it said \(words), which is no answer: it is not UTF-8")
      return
    }
    self.init(spoken: text)
  }

  /// What comes of a text that a function itself said: an object, which may be an error in the service's form.
  init(spoken text: String) {
    do throws(Diagnostic) {
      let answer = try LambdaAnswer(parsing: text, named: "answer")
      self = FunctionError(answer).map { .failed($0.words) } ?? .answered(text)
    } catch {
      self = .unusable("it said \(Self.quoted(text)), which is no answer: \(error.message)")
    }
  }

  /// The beginning of a text from outside, for a sentence.
  static func quoted(_ text: String, limit: Int = 40) -> String {
    let beginning = text.prefix(limit)
    return "\"" + String(beginning).visible + (beginning.endIndex < text.endIndex ? "…" : "") + "\""
  }
}

import ContactCenter
import World

/// An answer by which a function says that it failed, in the service's form: `errorType` and `errorMessage`.
struct FunctionError {
  private let type: String
  private let message: String

  /// Nil for any other answer.
  init?(_ answer: LambdaAnswer) {
    func value(_ name: String) -> String? { answer.values.first { $0.name == name }?.value }
    guard let message = value("errorMessage"), let type = value("errorType") else { return nil }
    self.type = type
    self.message = message
  }

  /// "KeyError: 'phone'".
  var words: String { type + ": " + message }
}

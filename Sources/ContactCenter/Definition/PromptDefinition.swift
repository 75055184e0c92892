/// A recorded prompt and the file with its wording or sound.
public struct PromptDefinition: Resource, Hashable {
  /// What a prompt's file holds, known by how its name ends.
  public enum Form: Sendable, Hashable {
    /// `.txt`: the wording.
    case text
    /// `.ssml` or `.xml`.
    case ssml
    /// `.wav`, with its wording in a `.txt` file of the same name beside it.
    case wave
  }

  public let name: String
  public let arn: String?
  /// Relative to the folder of `center.json`.
  public let file: String
  public let form: Form

  public init(name: String, arn: String? = nil, file: String, form: Form) {
    self.name = name
    self.arn = arn
    self.file = file
    self.form = form
  }

  /// The form of a file by its name; nil when it is none of a prompt's.
  public static func form(ofFile file: String) -> Form? {
    let name = file.lowercased()
    if name.hasSuffix(".txt") { return .text }
    if name.hasSuffix(".ssml") || name.hasSuffix(".xml") { return .ssml }
    return name.hasSuffix(".wav") ? .wave : nil
  }
}

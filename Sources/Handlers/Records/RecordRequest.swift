import ContactCenter
import JSON

/// What a flow asks about customer profiles, cases and data tables: the action's parameters, and of which contact it is.
public struct RecordRequest: Sendable {
  /// By their paths: "ProfileRequestData.FirstName". A list is its JSON text.
  public var values: [(name: String, value: String)]
  /// A parameter whose value the contact does not have.
  public struct Missing: Sendable {
    public let path: String
    /// What the flow says of it, with the reference that leads to nothing.
    public let wording: String

    public init(_ path: String, wording: String) { (self.path, self.wording) = (path, wording) }
  }

  public var missing: [Missing]
  public var contactId: String
  /// Nil when the contact is related to none.
  public var relatedContactId: String?
  /// The profile that the flow found or made last.
  public var profileId: String?
  public var now: Timestamp
  public var settings: RecordSettings

  public init(
    values: [(name: String, value: String)], missing: [Missing] = [], contactId: String,
    relatedContactId: String?, profileId: String?,
    now: Timestamp, settings: RecordSettings = RecordSettings()
  ) {
    self.values = values
    self.missing = missing
    self.contactId = contactId
    self.relatedContactId = relatedContactId
    self.profileId = profileId
    self.now = now
    self.settings = settings
  }
}

extension RecordRequest {
  /// The text of a parameter; nil when it was not given, or is "".
  func text(_ name: String) -> String? {
    guard let value = values.first(where: { $0.name == name })?.value, !value.isEmpty else { return nil }
    return value
  }

  /// Why nothing can be found by the values under a path, or of a parameter; nil where each of them is there. What is
  /// looked for by less than the flow says would be somebody else's.
  func lack(under path: String, orOf parameter: String = "") -> String? {
    guard let lack = missing.first(where: { $0.path == parameter || $0.path.hasPrefix(path + ".") }) else {
      return nil
    }
    let shown = lack.path == parameter ? lack.path : String(lack.path.dropFirst(path.count + 1))
    return "it is looked for by \(shown), which needs \(lack.wording): that has no value"
  }

  func flag(_ name: String) -> Bool { text(name)?.lowercased() == "true" }

  /// The parameters under a path, by the rest of theirs.
  func fields(under path: String) -> [(name: String, value: String)] {
    values.compactMap { value in
      value.name.hasPrefix(path + ".") ? (String(value.name.dropFirst(path.count + 1)), value.value) : nil
    }
  }

  /// The elements of a list; none when it is not there or no list.
  func list(_ name: String) -> [JSONValue] {
    guard let text = text(name), let document = try? JSONDocument(parsing: text, named: name) else {
      return []
    }
    return document.root.elements
  }

  /// The texts in a list.
  func texts(_ name: String) -> [String] { list(name).compactMap(\.scalarText) }

  /// `now`, as the service writes a moment.
  var moment: String { Timestamp(seconds: now.seconds).description }
}

/// What comes of it: how it went, and what the contact gets to know by paths without `$.`; nil for what is not there.
public struct RecordAnswer: Sendable {
  public enum Outcome: Sendable, Hashable {
    case done, noneFound, multipleFound
    /// Done, but for the link to the contact.
    case notLinked
    case failed
  }

  public var outcome: Outcome
  public var values: [(path: String, value: String?)] = []
  /// Why it is not done, in words for the transcript; "" where it is.
  public var why = ""

  init(_ outcome: Outcome, _ values: [(path: String, value: String?)] = []) {
    self.outcome = outcome
    self.values = values
  }

  init(_ outcome: Outcome, because why: String) {
    self.outcome = outcome
    self.why = why
  }

  static func failed(_ why: String) -> RecordAnswer { RecordAnswer(.failed, because: why) }
}

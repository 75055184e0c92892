import ContactCenter
import FlowDocument
import FlowEngine
import JSON

/// A queue, flow, Lambda or other resource as a parameter names it.
///
/// What the parameter says is which resource it is, as that is what runs; the name that the metadata keeps only tells what
/// it is called. Copies of one resource in two instances have no id in common, so that there the name decides.
struct NamedResource {
  /// How a resource of the old version and one of the new one go together.
  enum Likeness {
    case same
    /// The same by its name or id, in another account, region or instance.
    case copy
    case other
  }

  /// As the parameter has it: an ARN, an id, or a name; empty or a placeholder where an export was made for sharing.
  let text: String
  /// What people call it; nil where nothing here says.
  let name: String?
  private let arn: ResourceARN?
  /// What the center calls it that describes it; nil for what only flows name.
  private let definition: String?

  /// Nil for a value that names no resource.
  init?(_ value: JSONValue, _ path: [String], of action: DocumentAction, _ resources: ResourceWords) {
    guard let text = value.scalarText, !text.contains("$.") else { return nil }
    let kept = action.resourceName(path)
    let isBlank = text.isEmpty || text.isPlaceholder
    guard isBlank ? kept != nil : Self.isReference(text) else { return nil }
    self.text = text
    arn = ResourceARN(text)
    definition = isBlank ? nil : resources.definedName(of: text)
    name = definition ?? kept ?? resources.shownName(of: text, in: action)
  }

  /// A name that stands where the other version has an ARN or an id.
  init(named name: String) {
    text = name
    self.name = name
    arn = nil
    definition = nil
  }

  /// True for an ARN or an id of an instance.
  private static func isReference(_ text: String) -> Bool {
    guard !text.contains("$") else { return false }
    return text.hasPrefix("arn:") || PlainWords.holdsId(text) && !text.contains(" ")
  }

  /// The id at the end of an ARN, or a bare one; nil where only a name is known.
  private var id: String? {
    if let arn { return arn.id }
    return text.isEmpty || text.isPlaceholder || text == name && !PlainWords.holdsId(text) ? nil : text
  }

  private var lastPart: String { ResourceReference.lastPart(of: text) ?? text }

  /// What it is shown as.
  var words: String { name ?? lastPart }

  /// What it is matched by: the name that its id has in either version.
  func key(_ names: [String: String]) -> String { id.flatMap { names[$0] } ?? words }

  /// Its name under its id; nil where one of them is not known.
  var namedId: (id: String, name: String)? {
    guard let id, let name else { return nil }
    return (id, name)
  }

  /// The account, region and instance it is in; nil for what is no ARN of an instance.
  var instance: String? { arn.flatMap { $0.home.contains("/") ? $0.home : nil } }

  /// "queue Support", for a list of copies.
  var copyWords: String {
    let kinds = [
      "queue": "queue", "contact-flow": "flow", "flow-module": "module", "operating-hours": "hours",
      "prompt": "prompt", "function": "Lambda", "bot-alias": "bot", "agent": "agent",
    ]
    let kind = arn.flatMap { kinds[$0.kind] }
    return (kind.map { $0 + " " } ?? "") + PlainWords.line(words)
  }

  /// The two as they are told where one took the other's place: with their ids where both have one name.
  func words(beside other: NamedResource) -> String {
    guard words == other.words else { return PlainWords.line(words) }
    let exact = arn?.id ?? text
    return exact == words || exact.isEmpty
      ? PlainWords.line(words) : "\(PlainWords.line(words)) (\(PlainWords.line(exact)))"
  }

  /// Whether a resource of the new version is this one of the old version.
  ///
  /// - Parameter areApart: true where the two versions are of two instances, as their ARNs show.
  func likeness(to new: NamedResource, areApart: Bool) -> Likeness {
    if text == new.text, !text.isEmpty { return .same }
    let haveOneName = name != nil && name == new.name
    // In one account and instance the id decides, whatever they are called.
    if let arn, let other = new.arn, arn.home == other.home {
      return arn.resource == other.resource ? .same : .other
    }
    if let definition, let other = new.definition { return definition == other ? .same : .other }
    guard let id, let otherId = new.id else { return haveOneName ? .same : .other }
    if let arn, let other = new.arn {
      return arn.resource == other.resource || haveOneName && arn.kind == other.kind ? .copy : .other
    }
    if id == otherId { return .same }
    return areApart && haveOneName ? .copy : .other
  }
}

extension ResourceWords {
  /// What the center calls a resource that it describes; nil for any other.
  fileprivate func definedName(of text: String) -> String? {
    if let queue = program.queue(text).map({ program.queues[$0.index] }), queue.isHere { return queue.name }
    if let hours = program.hours(text).map({ program.hours[$0.index] }), hours.definition != nil {
      return hours.name
    }
    if let flow = program.flow(text) { return program.flows[flow.index].name }
    return program.center.lambdas[text]?.name ?? program.center.prompts[text]?.name
  }

  /// What flows call a resource that no center describes; nil where nothing does.
  fileprivate func shownName(of text: String, in action: DocumentAction) -> String? {
    if let arn = ResourceARN(text), arn.kind == "function" { return ResourceReference.lastPart(of: text) }
    if let name = program.resourceNames[text] { return name }
    for member in action.metadata?.members ?? [] where member.value["id"]?.string == text {
      if let name = member.value["text"]?.string { return name }
    }
    return nil
  }
}

import ContactCenter
import Diagnostics
import FlowDocument
import JSON

// How flows refer to queues, hours and other resources, and what stands in for those that are not here.

/// Resources that something beside the flows refers to, by their ids, ARNs or names.
public struct OtherResources: Sendable, Hashable {
  public var queues: [String]
  public var hours: [String]

  public init(queues: [String] = [], hours: [String] = []) {
    self.queues = queues
    self.hours = hours
  }
}

extension ProgramBuilder {
  /// True when there is no center.json, so that what flows refer to stands in.
  public var isLoneFlow: Bool { parts.isLoneFlow }

  mutating func nameResource(_ reference: String, _ name: String) {
    if parts.flowTable.names[reference] == nil { parts.flowTable.names[reference] = name }
  }

  /// The readable name of a Lambda or another resource, from the action's metadata.
  public mutating func nameResource(_ reference: JSONValue?, as name: String?) {
    guard let reference = reference?.string, let name else { return }
    nameResource(reference, name)
  }

  /// The wording by which an action refers to a module; nil when there is none.
  public mutating func module(_ source: ActionSource, _ parameter: String, named name: String?) -> TextHandle?
  {
    nameResource(source.action.parameter(parameter), as: name)
    guard let wording = resource(source, parameter, named: name) else { return nil }
    parts.moduleWordings.insert(wording)
    return wording
  }

  mutating func addQueue(
    name: String, references: [String], arn: String?, outbound: String?, definition: Int?,
    owner: ProgramQueue.Owner? = nil
  ) {
    let queue = QueueIndex(parts.queues.count)
    parts.queues.append(
      ProgramQueue(
        name: name, definition: definition, owner: owner, reference: arn,
        fields: ProgramQueue.Fields(
          name: parts.literals.intern(name), arn: arn.map { parts.literals.intern($0) } ?? .missing,
          outboundAddress: outbound.map { parts.literals.intern($0) } ?? .missing)))
    for reference in references where parts.queueReferences[reference] == nil {
      _ = parts.literals.intern(reference)
      parts.queueReferences[reference] = queue
    }
  }

  mutating func addHours(name: String, reference: String?, references: [String], definition: Int?) {
    let hours = HoursIndex(parts.hours.count)
    parts.hours.append(ProgramHours(name: name, definition: definition, reference: reference))
    for reference in references where parts.hoursReferences[reference] == nil {
      _ = parts.literals.intern(reference)
      parts.hoursReferences[reference] = hours
    }
  }

  /// Makes the queue known that a parameter names, under the name the metadata gives it, where there is no center
  /// to say which queues exist.
  public mutating func declareQueue(_ source: ActionSource, _ parameter: String, named name: String?) {
    if parts.isLoneFlow, parts.unknownQueue == nil, isReference(source.action.parameter(parameter)) {
      parts.unknownQueue = QueueIndex(parts.queues.count)
      addQueue(name: "unknown queue", references: [], arn: nil, outbound: nil, definition: nil)
    }
    guard let id = staticReference(source, parameter, named: name), parts.queueReferences[id] == nil else {
      return
    }
    let last = Self.lastPart(of: id)
    if let known = parts.queueReferences[last] {
      parts.queueReferences[id] = known
      return nameQueue(known, by: id)
    }
    guard parts.isLoneFlow else {
      if let name { nameResource(id, name) }
      return report(unknownResource(source, parameter, "queue", parts.center.queues.map(\.name)))
    }
    if let name, let namesake = parts.queueReferences[name], parts.queues[namesake.index].owner == nil,
      parts.queues[namesake.index].reference != nil
    {
      guard isOther(id, than: parts.queues[namesake.index].reference, called: name) else {
        parts.queueReferences[id] = namesake
        return
      }
      return addQueue(
        name: Self.distinct(name, last), references: [id, last], arn: id, outbound: nil, definition: nil)
    }
    let shown = Self.plain(name ?? last) { name in parts.queues.contains { $0.name == name } }
    addQueue(
      name: shown, references: [id, last] + (name.map { [$0] } ?? []) + [shown], arn: id, outbound: nil,
      definition: nil)
  }

  /// A name without what tools put around it, unless something else has that name already.
  private static func plain(_ name: String, isTaken: (String) -> Bool) -> String {
    guard name.isPlaceholder, let plain = name.placeholderName, plain != name, !isTaken(plain) else {
      return name
    }
    return plain
  }

  /// A queue whose ARN the center does not tell has the one that a flow names it by.
  private mutating func nameQueue(_ queue: QueueIndex, by id: String) {
    guard parts.queues[queue.index].reference == nil, ResourceARN(id) != nil else { return }
    parts.queues[queue.index].reference = id
    parts.queues[queue.index].fields.arn = parts.literals.intern(id)
  }

  /// Gives queues and hours that the center names without an ARN the references by which its flows name resources that the
  /// console shows under these names, so that any flow, and data of the contact, may name them by those.
  mutating func pairReferences() {
    for flow in parts.flows {
      for action in flow.document.actions {
        pairQueue(action)
        pairHours(action)
      }
    }
  }

  private mutating func pairQueue(_ action: DocumentAction) {
    guard let (id, name) = Self.namedReference(action, "QueueId"), parts.queueReferences[id] == nil,
      parts.queueReferences[Self.lastPart(of: id)] == nil, let queue = parts.queueReferences[name],
      !isOther(id, than: parts.queues[queue.index].reference, called: name)
    else { return }
    for reference in [id, Self.lastPart(of: id)] {
      _ = parts.literals.intern(reference)
      parts.queueReferences[reference] = queue
    }
    nameQueue(queue, by: id)
  }

  private mutating func pairHours(_ action: DocumentAction) {
    guard let (id, name) = Self.namedReference(action, "HoursOfOperationId"),
      parts.hoursReferences[id] == nil, parts.hoursReferences[Self.lastPart(of: id)] == nil,
      let hours = parts.hoursReferences[name],
      !isOther(id, than: parts.hours[hours.index].reference, called: name)
    else { return }
    for reference in [id, Self.lastPart(of: id)] {
      _ = parts.literals.intern(reference)
      parts.hoursReferences[reference] = hours
    }
  }

  /// What an action names a resource by, and the name that the console keeps for it; nil where it has not both.
  private static func namedReference(_ action: DocumentAction, _ parameter: String) -> (
    id: String, name: String
  )? {
    guard let id = action.parameter(parameter)?.scalarText, !id.isEmpty, !id.isPlaceholder,
      !ReferencePath.isPart(of: id), let name = action.resourceName([parameter]), name != id
    else { return nil }
    return (id, name)
  }

  /// True where a flow on its own names two resources alike that are not one: by other ids in one instance. The ARN that
  /// the same name has in another instance is that of a copy.
  private func isOther(_ id: String, than known: String?, called name: String) -> Bool {
    guard let known, known != name, id != name else { return false }
    guard let first = ResourceARN(known), let second = ResourceARN(id) else { return true }
    return first.home == second.home
  }

  /// A name that metadata gives two resources, with the id of the second, or what the placeholder names that stands there.
  private static func distinct(_ name: String, _ id: String) -> String {
    let placeholder = id.placeholderName.flatMap { $0 == id ? nil : $0 }
    return "\(name) (\(placeholder ?? String(id.prefix(8))))"
  }

  /// As `declareQueue`, for hours of operation.
  public mutating func declareHours(_ source: ActionSource, _ parameter: String, named name: String?) {
    if parts.isLoneFlow, parts.unknownHours == nil, isReference(source.action.parameter(parameter)) {
      parts.unknownHours = HoursIndex(parts.hours.count)
      addHours(name: "unknown hours", reference: nil, references: [], definition: nil)
    }
    guard let id = staticReference(source, parameter, named: name), parts.hoursReferences[id] == nil else {
      return
    }
    let last = Self.lastPart(of: id)
    guard parts.hoursReferences[last] == nil else {
      parts.hoursReferences[id] = parts.hoursReferences[last]
      return
    }
    guard parts.isLoneFlow else {
      if let name { nameResource(id, name) }
      return report(unknownResource(source, parameter, "hours", parts.center.hours.map(\.name)))
    }
    if let name, let namesake = parts.hoursReferences[name], parts.hours[namesake.index].reference != nil {
      guard isOther(id, than: parts.hours[namesake.index].reference, called: name) else {
        parts.hoursReferences[id] = namesake
        return
      }
      return addHours(
        name: Self.distinct(name, last), reference: id, references: [id, last], definition: nil)
    }
    let shown = Self.plain(name ?? last) { name in parts.hours.contains { $0.name == name } }
    addHours(
      name: shown, reference: id, references: [id, last] + (name.map { [$0] } ?? []) + [shown],
      definition: nil)
  }

  /// Makes known what a driver refers to and no flow has named.
  mutating func declare(_ others: OtherResources) {
    for id in others.queues where parts.queueReferences[id] == nil {
      let last = Self.lastPart(of: id)
      if let known = parts.queueReferences[last] {
        parts.queueReferences[id] = known
      } else {
        addQueue(name: last, references: [id, last], arn: id, outbound: nil, definition: nil)
      }
    }
    for id in others.hours where parts.hoursReferences[id] == nil {
      let last = Self.lastPart(of: id)
      if let known = parts.hoursReferences[last] {
        parts.hoursReferences[id] = known
      } else {
        addHours(name: last, reference: id, references: [id, last], definition: nil)
      }
    }
  }

  /// True when a reference to an attribute stands in the value.
  public func isReference(_ value: JSONValue?) -> Bool {
    value?.scalarText.map(ReferencePath.isPart) ?? false
  }

  /// A parameter's text when it holds no reference; nil when it is absent or dynamic, or empty without a name.
  ///
  /// Exports made for sharing leave the ids of resources empty, or put a placeholder such as `${Queue}` in their place;
  /// the name that the metadata keeps then stands for an empty one.
  public func staticReference(_ source: ActionSource, _ parameter: String, named name: String? = nil)
    -> String?
  {
    guard let id = source.action.parameter(parameter)?.scalarText, !ReferencePath.isPart(of: id) else {
      return nil
    }
    return id.isEmpty ? name : id
  }

  /// The wording by which an action refers to a resource: its parameter, else, where an export left that empty, the
  /// name that the metadata keeps; nil when there is neither.
  public mutating func resource(_ source: ActionSource, _ parameter: String, named name: String?)
    -> TextHandle?
  {
    guard let id = source.action.parameter(parameter)?.scalarText else { return nil }
    if ReferencePath.isPart(of: id), ReferencePath.whole(id) == nil {
      approximate(
        source.index, "a name is put together with a reference, which the service does not do: it is here")
    }
    return (id.isEmpty ? name : id).map { text($0) }
  }

  /// Of the kinds of resources that do not go with "a".
  private static let articles = ["hours": "", "agent": "an "]

  private func unknownResource(
    _ source: ActionSource, _ parameter: String, _ kind: String, _ names: [String]
  ) -> Diagnostic {
    let value = source.action.parameter(parameter) ?? source.action.value
    let reference = source.action.parameter(parameter)?.scalarText ?? ""
    let name =
      source.action.resourceName([parameter]) ?? ResourceReference.lastPart(of: reference) ?? reference
    return value.finding(
      .warning,
      "\"\(source.action.identifier)\" names \(Self.articles[kind] ?? "a ")\(kind) that center.json does not have"
        + (name.isEmpty ? "" : ": \"\(name)\""),
      rule: "unknown-\(kind)",
      why: names.isEmpty
        ? "center.json has none" : "it has " + names.map { "\"\($0)\"" }.joined(separator: ", "))
  }
}

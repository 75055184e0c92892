import ContactCenter
import Diagnostics
import FlowEngine
import JSON

extension World {
  /// What a function is given, as one line of JSON (reference, section 5).
  public func event(_ pending: PendingLambda, _ contact: Int) -> String {
    var writer = JSONWriter()
    writer.object { writer in
      writer.member("Name", "ContactFlowEvent")
      writer.key("Details")
      writer.object { writer in
        writer.key("ContactData")
        write(contactData: contact, &writer)
        writer.key("Parameters")
        writer.object { writer in
          for parameter in pending.parameters {
            writer.key(parameter.name)
            Self.write(parameter, &writer)
          }
        }
      }
    }
    return writer.text
  }

  /// Nested JSON goes as such; every other value is a text.
  private static func write(_ parameter: LambdaParameter, _ writer: inout JSONWriter) {
    guard let value = parameter.value else { return writer.null() }
    if parameter.isJSON, let document = try? JSONDocument(parsing: value, named: parameter.name),
      [.object, .array].contains(document.root.kind)
    {
      writer.value(document.root)
    } else {
      writer.string(value)
    }
  }

  private func write(contactData contact: Int, _ writer: inout JSONWriter) {
    let known = state.contacts[contact]
    let engine = known.contact
    let program = program
    func text(_ field: SystemField) -> String? {
      let value = engine.field(field)
      return value.isMissing ? nil : engine.string(value, program)
    }
    let rules = program.rules
    /// True where nothing is to be written for a value that is absent.
    func isLeftOut(_ name: String, _ value: String?, _ writer: inout JSONWriter) -> Bool {
      if value != nil { return false }
      if rules.absentInLambdaEvent == .leftOut { return true }
      writer.key(name)
      writer.null()
      return true
    }
    func member(_ name: String, _ text: String?, _ writer: inout JSONWriter) {
      if isLeftOut(name, text, &writer) { return }
      writer.member(name, text ?? "")
    }
    func endpoint(_ name: String, _ address: SystemField, _ type: SystemField, _ writer: inout JSONWriter) {
      let address = text(address)
      if isLeftOut(name, address, &writer) { return }
      writer.key(name)
      writer.object { writer in
        writer.member("Address", address ?? "")
        member("Type", text(type), &writer)
      }
    }
    let data = engine.entries(engine.data, names: program.slotNames(.data), program)
    writer.object { writer in
      writer.key("Attributes")
      writer.object { writer in
        for (name, value) in engine.entries(engine.attributes, names: program.slotNames(.attributes), program)
        {
          writer.member(name, value)
        }
      }
      writer.member("Channel", engine.channel.rawValue)
      member("ContactId", text(.contactId), &writer)
      endpoint("CustomerEndpoint", .customerAddress, .customerAddressType, &writer)
      member("CustomerId", text(.customerId), &writer)
      member("Description", text(.description), &writer)
      member("InitialContactId", text(.initialContactId), &writer)
      member("InitiationMethod", text(.initiationMethod), &writer)
      member("InstanceARN", text(.instanceARN), &writer)
      member("LanguageCode", text(.languageCode), &writer)
      writer.key("MediaStreams")
      writer.object { writer in
        writer.key("Customer")
        writer.object { writer in
          writer.key("Audio")
          writer.null()
        }
      }
      member("Name", text(.name), &writer)
      member("PreviousContactId", text(.previousContactId), &writer)
      let queue = text(.queueName)
      if !isLeftOut("Queue", queue, &writer) {
        writer.key("Queue")
        writer.object { writer in
          member("ARN", text(.queueARN), &writer)
          writer.member("Name", queue ?? "")
          endpoint("OutboundCallerId", .queueOutboundAddress, .queueOutboundType, &writer)
        }
      }
      writer.key("References")
      Self.write(references: data, &writer)
      if rules.lambdaEventHasRecentKeys {
        member(
          "RelatedContactId",
          related(to: contact).flatMap { state.contacts[$0].contact.data("ContactId", program) }, &writer)
      }
      func space(_ name: String, _ entries: [(path: String, value: String)], _ writer: inout JSONWriter) {
        writer.key(name)
        writer.object { writer in
          for (path, value) in entries { writer.member(String(path.dropFirst(name.count + 1)), value) }
        }
      }
      if rules.lambdaEventHasRecentKeys {
        space("SegmentAttributes", engine.segmentAttributes(program), &writer)
        space("Tags", data.filter { $0.name.hasPrefix("Tags.") }.map { ($0.name, $0.value) }, &writer)
      }
      endpoint("SystemEndpoint", .systemAddress, .systemAddressType, &writer)
    }
  }

  /// References are kept by paths such as "References.page.Value": an object for each.
  private static func write(references data: [(name: String, value: String)], _ writer: inout JSONWriter) {
    var names: [String] = []
    var members: [String: [(String, String)]] = [:]
    for (path, value) in data where path.hasPrefix("References.") {
      let rest = path.dropFirst("References.".count)
      let dot = rest.lastIndex(of: ".")
      let name = String(dot.map { rest[..<$0] } ?? rest)
      if members[name] == nil { names.append(name) }
      members[name, default: []].append(
        (dot.map { String(rest[rest.index(after: $0)...]) } ?? "Value", value))
    }
    writer.object { writer in
      for name in names {
        writer.key(name)
        writer.object { writer in
          for (key, value) in members[name] ?? [] { writer.member(key, value) }
        }
      }
    }
  }
}

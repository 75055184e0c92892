import ContactCenter
import FlowDocument
import FlowEngine
import JSON

/// Sets what the service itself knows of the contact: its name, language, customer, references, segment attributes.
///
/// They are `$.Name`, `$.Description`, `$.LanguageCode`, `$.CustomerId`, `$.References` and `$.SegmentAttributes` from
/// here on. The settings of Voice ID and of an assistant are kept: no flow can read them, on the service neither.
struct UpdateContactData: FlowAction {
  static let description = ActionDescription(
    "UpdateContactData", in: .contact, "Sets data of the contact",
    fidelity: .exact,
    parameters: [
      ParameterDescription("Name", .text, dynamic: .text),
      ParameterDescription("Description", .text, dynamic: .text),
      ParameterDescription("LanguageCode", .text, dynamic: .text),
      ParameterDescription("CustomerId", .text, dynamic: .text),
      ParameterDescription("References", .map, dynamic: .text),
      ParameterDescription("IsVoiceIdStreamingEnabled", .flag, dynamic: .text),
      ParameterDescription("IsVoiceAuthenticationEnabled", .flag, dynamic: .text),
      ParameterDescription("IsFraudDetectionEnabled", .flag, dynamic: .text),
      ParameterDescription("VoiceAuthenticationThreshold", .wholeNumber(0...100), dynamic: .text),
      ParameterDescription("VoiceAuthenticationResponseTime", .wholeNumber(5...10), dynamic: .text),
      ParameterDescription("FraudDetectionThreshold", .wholeNumber(0...100), dynamic: .text),
      ParameterDescription("WatchlistId", .text, dynamic: .text),
      ParameterDescription("WisdomSessionArn", .text, dynamic: .text),
      ParameterDescription("SegmentAttributes", .map, dynamic: .text),
      ParameterDescription("TargetContact", .choice(["Current", "Related"])),
    ],
    errors: [.required(.noMatchingError)])

  private static let fields: [(parameter: String, field: SystemField)] = [
    ("Name", .name), ("Description", .description), ("LanguageCode", .languageCode),
    ("CustomerId", .customerId),
  ]
  private static let flags = [
    "IsVoiceIdStreamingEnabled", "IsVoiceAuthenticationEnabled", "IsFraudDetectionEnabled",
  ]
  private static let numbers = [
    ("VoiceAuthenticationThreshold", 0...100), ("VoiceAuthenticationResponseTime", 5...10),
    ("FraudDetectionThreshold", 0...100),
  ]
  private static let withoutEffect = flags + numbers.map(\.0) + ["WatchlistId", "WisdomSessionArn"]

  let branches: BranchTable
  let values: AssignmentRange
  let isRelated: Bool

  static func compile(_ source: ActionSource, into program: inout ProgramBuilder) -> Self {
    for (name, range) in numbers where !program.isReference(source.action.parameter(name)) {
      _ = program.wholeNumber(source, name, in: range, default: range.lowerBound)
    }
    var entries: [(value: JSONValue?, space: Reference.Space, path: String)] = fields.map {
      (source.action.parameter($0.parameter), .system, $0.field.path)
    }
    for reference in source.action.parameter("References")?.members ?? [] {
      let path = "References.\(reference.name)"
      entries.append((reference.value, .data, reference.value.kind == .object ? path : path + ".Value"))
    }
    for attribute in source.action.parameter(program.rules.segmentAttributesParameter)?.members ?? [] {
      let value = attribute.value
      let plain = value["ValueString"] ?? value["ValueInteger"] ?? value["ValueMap"] ?? value
      entries.append((plain, .data, "SegmentAttributes.\(attribute.name)"))
    }
    entries += withoutEffect.map { (source.action.parameter($0), .data, "Settings.\($0)") }
    return Self(
      branches: source.branches, values: program.values(entries),
      isRelated: source.action.parameter("TargetContact")?.string?.lowercased() == "related")
  }

  func begin(_ turn: borrowing Turn, _ contact: inout Contact, _ effects: inout Effects) -> Next {
    if isRelated {
      turn.gather(values, &contact, &effects)
      effects.ask(.changeRelated(isAttributes: false))
      return .wait
    }
    turn.set(values, &contact, &effects)
    return turn.next(branches)
  }

  func receive(
    _ event: ContactEvent, _ turn: borrowing Turn, _ contact: inout Contact, _ effects: inout Effects
  ) -> Next {
    guard case .answered(let isDone) = event else { return .ignored }
    return isDone ? turn.next(branches) : turn.fail(branches, .noMatchingError, &effects, .told)
  }
}

import ContactCenter
import Store

/// What flows do with cases: rows of the store, one record a case.
public enum Cases {
  private static let kind = SampleRecord.caseKind
  private static let updated = "last_updated_datetime"

  public static func create(_ request: RecordRequest, in rows: borrowing Transaction) throws -> RecordAnswer {
    guard let template = request.text("CaseTemplateId") else { return .failed("a case needs a template") }
    let id = try rows.nextID(of: kind)
    let number = String(id.suffix(8))
    let standard = [
      ("template_id", template), ("status", "open"), ("reference_number", number),
      ("created_datetime", request.moment), (updated, request.moment),
    ]
    let fields = request.fields(under: "CaseRequestFields")
    if let why = refusal(of: fields.map(\.name), by: template, isNew: true, request) { return .failed(why) }
    for (name, value) in standard + fields { try rows.set(name, to: value, of: id, kind: kind) }
    let names = ["status", "reference_number"] + fields.map(\.name).filter { $0 != "status" }
    return try answer(id, names, request, in: rows)
  }

  public static func find(_ request: RecordRequest, in rows: borrowing Transaction) throws -> RecordAnswer {
    if let lack = request.lack(under: "CaseRequestFields", orOf: "CustomerId") { return .failed(lack) }
    var wanted = request.fields(under: "CaseRequestFields")
    if let customer = request.text("CustomerId") { wanted.append(("customer_id", customer)) }
    guard !wanted.isEmpty else { return .failed("a case is looked for by values, and there are none") }
    let found = try rows.records(of: kind).filter { record in
      wanted.allSatisfy { fits($0.name, $0.value, record) }
    }
    guard !found.isEmpty else {
      return RecordAnswer(.noneFound, because: "no case in the store fits")
    }
    guard found.count == 1 || request.flag("GetLastUpdatedCase") else {
      return RecordAnswer(.multipleFound, because: "several cases in the store fit")
    }
    let latest = found.max { ($0[updated] ?? "", $0.id) < ($1[updated] ?? "", $1.id) }
    return try answer(latest?.id ?? "", request.texts("CaseResponseFields"), request, in: rows)
  }

  /// A customer goes by the profile's id or its ARN, in the case and in the search.
  private static func fits(_ name: String, _ value: String, _ record: Record) -> Bool {
    switch name {
    case "case_id": record.id == value
    case "customer_id":
      record[name].map { CustomerProfiles.id(of: $0) == CustomerProfiles.id(of: value) } ?? false
    default: record[name] == value
    }
  }

  public static func update(_ request: RecordRequest, in rows: borrowing Transaction) throws -> RecordAnswer {
    guard let id = request.text("CaseId"), let record = try rows.record(id, of: kind) else {
      return .failed("no such case is in the store")
    }
    let fields = request.fields(under: "CaseRequestFields")
    if let template = record["template_id"],
      let why = refusal(of: fields.map(\.name), by: template, isNew: false, request)
    {
      return .failed(why)
    }
    for (name, value) in fields + [(updated, request.moment)] {
      try rows.set(name, to: value, of: id, kind: kind)
    }
    let isLinked = try link(id, request, in: rows)
    return RecordAnswer(isLinked ? .done : .notLinked)
  }

  /// Why a template does not take these fields; nil where it does, or the center does not say which templates there are.
  private static func refusal(
    of names: [String], by template: String, isNew: Bool, _ request: RecordRequest
  ) -> String? {
    guard let templates = request.settings.caseTemplates else { return nil }
    guard let known = templates[template] else { return "there is no case template \"\(template)\"" }
    if let fields = known.fields, let other = names.first(where: { !fields.contains($0) }) {
      return "cases of \"\(known.name)\" have no field \"\(other)\""
    }
    if isNew, let missing = known.required.first(where: { !names.contains($0) }) {
      return "a case of \"\(known.name)\" needs the field \"\(missing)\""
    }
    return nil
  }

  private static func answer(
    _ id: String, _ names: [String], _ request: RecordRequest, in rows: borrowing Transaction
  ) throws -> RecordAnswer {
    let isLinked = try link(id, request, in: rows)
    let record = try rows.record(id, of: kind)
    let values = names.filter { $0 != "case_id" }.map { ("Case." + $0, record?[$0]) }
    return RecordAnswer(isLinked ? .done : .notLinked, [("Case.case_id", id)] + values)
  }

  /// Links the contact to the case, where that is asked for; false when there is no such contact.
  private static func link(
    _ id: String, _ request: RecordRequest, in rows: borrowing Transaction
  ) throws -> Bool {
    guard request.flag("LinkContactToCase") else { return true }
    let isRelated = request.text("ContactToLink")?.lowercased() == "related"
    guard let contact = isRelated ? request.relatedContactId : request.contactId else { return false }
    try rows.set("contact \(contact)", to: "linked", of: id, kind: kind)
    return true
  }
}

import ContactCenter
import JSON
import Store

/// What flows do with customer profiles: rows of the store, one record a profile.
public enum CustomerProfiles {
  private static let kind = SampleRecord.profile

  public static func create(_ request: RecordRequest, in rows: borrowing Transaction) throws -> RecordAnswer {
    let fields = request.fields(under: "ProfileRequestData").filter { $0.name != "ProfileId" }
    guard !fields.isEmpty else { return .failed("a customer profile needs values") }
    let id = try rows.nextID(of: kind)
    for field in fields { try rows.set(field.name, to: field.value, of: id, kind: kind) }
    return try answer(id, request, in: rows)
  }

  public static func update(_ request: RecordRequest, in rows: borrowing Transaction) throws -> RecordAnswer {
    guard let id = request.text("ProfileRequestData.ProfileId") ?? request.profileId,
      try rows.record(id, of: kind) != nil
    else { return .failed("no such customer profile is in the store") }
    for field in request.fields(under: "ProfileRequestData") where field.name != "ProfileId" {
      try rows.set(field.name, to: field.value, of: id, kind: kind)
    }
    return try answer(id, request, in: rows)
  }

  public static func find(_ request: RecordRequest, in rows: borrowing Transaction) throws -> RecordAnswer {
    if let lack = request.lack(under: "ProfileRequestData") { return .failed(lack) }
    let criteria = criteria(of: request)
    guard !criteria.isEmpty, criteria.allSatisfy({ !$0.values.contains("") && !$0.values.isEmpty }) else {
      return .failed("a customer profile is looked for by values, and there are none")
    }
    let asked = request.text("ProfileRequestData.LogicalOperator")?.uppercased()
    let needsAll = asked.map { $0 == "AND" } ?? request.settings.searchNeedsAll
    let found = try rows.records(of: kind).filter { profile in
      needsAll
        ? criteria.allSatisfy { $0.fits(profile) } : criteria.contains { $0.fits(profile) }
    }
    guard found.count < 2 else {
      return RecordAnswer(.multipleFound, because: "several customer profiles in the store fit")
    }
    guard let profile = found.first else {
      return RecordAnswer(.noneFound, because: "no customer profile in the store fits")
    }
    return try answer(profile.id, request, in: rows)
  }

  /// Links a contact and a profile.
  public static func associate(
    _ request: RecordRequest, in rows: borrowing Transaction
  ) throws -> RecordAnswer {
    guard let id = request.text("ProfileRequestData.ProfileId"),
      let contact = request.text("ProfileRequestData.ContactId"), try rows.record(id, of: kind) != nil
    else { return .failed("no such customer profile is in the store") }
    try rows.set("Contacts.\(contact)", to: "linked", of: id, kind: kind)
    return try answer(id, request, in: rows)
  }

  /// The calculated attributes of a profile: fields under "CalculatedAttributes".
  public static func calculatedAttributes(
    _ request: RecordRequest, in rows: borrowing Transaction
  ) throws -> RecordAnswer {
    guard let id = request.text("ProfileRequestData.ProfileId") else {
      return .failed("no customer profile is named")
    }
    let profile = try rows.record(id, of: kind)
    let prefix = "CalculatedAttributes."
    let known = profile?.fields.filter { $0.name.hasPrefix(prefix) } ?? []
    guard !known.isEmpty else {
      return RecordAnswer(
        .noneFound, because: "the customer profile has no calculated attributes in the store")
    }
    let asked = request.texts("ProfileResponseData")
    let names = asked.isEmpty ? known.map(\.name) : asked.map { $0.hasPrefix(prefix) ? $0 : prefix + $0 }
    return RecordAnswer(.done, names.map { ("Customer." + $0, profile?[$0]) })
  }

  /// An object of a profile: the latest, or the one with a value.
  public static func findObject(
    _ request: RecordRequest, in rows: borrowing Transaction
  ) throws -> RecordAnswer {
    guard let id = request.text("ProfileRequestData.ProfileId"),
      let type = request.text("ProfileRequestData.ObjectType")
    else { return .failed("an object needs the profile and its type") }
    var objects = try rows.records(of: SampleRecord.object(type)).filter { $0["ProfileId"] == id }
    if let name = request.text("ProfileRequestData.IdentifierName") {
      guard let value = request.text("ProfileRequestData.IdentifierValue") else {
        return .failed("an object is looked for by a value, and there is none")
      }
      objects = objects.filter { Criterion(name: name, values: [value]).fits($0) }
    } else if !request.flag("ProfileRequestData.UseLatest") {
      return .failed("an object is the latest, or the one with a value")
    }
    guard let object = objects.last else {
      return RecordAnswer(.noneFound, because: "no such object is in the store")
    }
    let space = space(ofObject: type)
    let names = request.texts("ProfileResponseData").map { name in
      name.hasPrefix(space + ".") ? String(name.dropFirst(space.count + 1)) : name
    }
    return RecordAnswer(.done, names.map { ("Customer.\(space).\($0)", object[$0]) })
  }

  /// Under which name of `$.Customer` the fields of an object are.
  private static func space(ofObject type: String) -> String {
    switch type.lowercased() {
    case "_asset": "Asset"
    case "_order": "Order"
    case "_case": "Case"
    default: "ObjectAttributes"
    }
  }

  private static func answer(
    _ id: String, _ request: RecordRequest, in rows: borrowing Transaction
  ) throws -> RecordAnswer {
    let profile = try rows.record(id, of: kind)
    let names = request.texts("ProfileResponseData").filter { !["ProfileId", "ProfileARN"].contains($0) }
    let own = [("Customer.ProfileId", id), ("Customer.ProfileARN", arn(of: id))]
    return RecordAnswer(.done, own + names.map { ("Customer." + $0, profile?[$0]) })
  }

  /// A profile as cases name their customer, in a domain of touchtone's own.
  static func arn(of id: String) -> String {
    "arn:aws:profile:us-east-1:000000000000:domains/touchtone/profiles/\(id)"
  }

  /// The id of a profile that goes by its ARN, or by the id itself.
  static func id(of reference: String) -> Substring { reference.split(separator: "/").last ?? "" }

  private static func criteria(of request: RecordRequest) -> [Criterion] {
    let prefix = "ProfileRequestData"
    let listed = request.list("\(prefix).SearchCriteria").map(Criterion.init)
    if !listed.isEmpty { return listed }
    let fields = request.fields(under: prefix)
    if let name = fields.first(where: { $0.name == "IdentifierName" })?.value {
      return [Criterion(name: name, values: [request.text("\(prefix).IdentifierValue") ?? ""])]
    }
    return fields.filter { $0.name != "LogicalOperator" && $0.name != "SearchCriteria" }
      .map { Criterion(name: $0.name, values: [$0.value]) }
  }
}

/// One thing that a profile is looked for by.
private struct Criterion {
  let name: String
  /// One of them fits.
  let values: [String]

  init(name: String, values: [String]) {
    self.name = name
    self.values = values
  }

  init(_ value: JSONValue) {
    let names = ["IdentifierName", "KeyName", "SearchKey"]
    name = names.lazy.compactMap { value[$0]?.string }.first ?? ""
    let plain = value["IdentifierValue"]?.scalarText.map { [$0] }
    values = plain ?? value["Values"]?.elements.compactMap(\.scalarText) ?? []
  }

  func fits(_ record: Record) -> Bool {
    switch name {
    case "_profileId", "ProfileId": values.contains(record.id)
    case "_phone": record.fields.contains { $0.name.hasSuffix("PhoneNumber") && values.contains($0.value) }
    case "_email": record.fields.contains { $0.name.hasSuffix("EmailAddress") && values.contains($0.value) }
    case "_account": record["AccountNumber"].map(values.contains) ?? false
    case "_fullName":
      values.contains(
        ["FirstName", "MiddleName", "LastName"].compactMap { record[$0] }.filter { !$0.isEmpty }
          .joined(separator: " "))
    default:
      (record[name] ?? record[String(name.drop { $0 == "_" })]).map(values.contains) ?? false
    }
  }
}

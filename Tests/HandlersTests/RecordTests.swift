import ContactCenter
import Store
import Testing

@testable import Handlers

/// What flows do with customer profiles, cases and data tables.
@Suite struct RecordTests {
  let store: Store

  init() throws { store = try Store.inMemory() }

  func request(_ values: KeyValuePairs<String, String>, related: String? = nil) -> RecordRequest {
    RecordRequest(
      values: values.map { ($0.key, $0.value) }, contactId: "c-1", relatedContactId: related, profileId: nil,
      now: Timestamp(seconds: 1_795_428_300))
  }

  func profile(_ values: KeyValuePairs<String, String>) throws -> String {
    let answer = try store.transaction {
      try CustomerProfiles.create(
        request([:]).with(values.map { ("ProfileRequestData." + $0.key, $0.value) }), in: $0)
    }
    return try #require(answer.values.first?.value)
  }

  func find(_ values: KeyValuePairs<String, String>) throws -> RecordAnswer {
    try store.reading {
      try CustomerProfiles.find(
        request([:]).with(
          values.map { ("ProfileRequestData." + $0.key, $0.value) } + [
            ("ProfileResponseData", #"["FirstName", "Attributes.tier"]"#)
          ]), in: $0)
    }
  }

  /// A case is not found by less than the flow says: that would be somebody else's.
  @Test func aSearchByWhatHasNoValueFails() throws {
    var sought = request([:]).with([("CaseTemplateId", "t"), ("CaseRequestFields.status", "open")])
    _ = try store.transaction { try Cases.create(sought, in: $0) }
    sought = request([:]).with([("CaseRequestFields.status", "open")])
    #expect(try store.transaction { try Cases.find(sought, in: $0).outcome } == .done)
    for missing in ["CustomerId", "CaseRequestFields.customer_id"] {
      sought.missing = [RecordRequest.Missing(missing, wording: "$.Attributes.who")]
      let answer = try store.transaction { try Cases.find(sought, in: $0) }
      #expect(answer.outcome == .failed && answer.why.hasSuffix("needs $.Attributes.who: that has no value"))
    }
    _ = try profile(["PhoneNumber": "+491"])
    var search = request([:]).with([("ProfileRequestData.PhoneNumber", "+491")])
    #expect(try store.reading { try CustomerProfiles.find(search, in: $0).outcome } == .done)
    search.missing = [RecordRequest.Missing("ProfileRequestData.EmailAddress", wording: "$.Attributes.mail")]
    #expect(try store.reading { try CustomerProfiles.find(search, in: $0).outcome } == .failed)
  }

  @Test func aCaseGoesByTheIdOfItsCustomerOrByTheARN() throws {
    let id = try profile(["PhoneNumber": "+491"])
    let found = try find(["PhoneNumber": "+491"])
    let arn = try #require(found.values.first { $0.path == "Customer.ProfileARN" }?.value)
    #expect(arn.hasSuffix("/" + id))
    let made = request([:]).with([("CaseTemplateId", "t"), ("CaseRequestFields.customer_id", id)])
    _ = try store.transaction { try Cases.create(made, in: $0) }
    for (customer, outcome) in [(id, RecordAnswer.Outcome.done), (arn, .done), ("other", .noneFound)] {
      let search = request([:]).with([("CustomerId", customer)])
      #expect(try store.transaction { try Cases.find(search, in: $0).outcome } == outcome)
    }
  }

  @Test(arguments: [
    (["CaseTemplateId": "t-1", "CaseRequestFields.title": "A leak"], RecordAnswer.Outcome.done),
    (["CaseTemplateId": "t-2", "CaseRequestFields.title": "A leak"], .failed),
    (["CaseTemplateId": "Repairs"], .failed),
    (
      ["CaseTemplateId": "Repairs", "CaseRequestFields.title": "A leak", "CaseRequestFields.color": "red"],
      .failed
    ),
  ])
  func aCaseHasTheFieldsOfItsTemplate(values: [String: String], outcome: RecordAnswer.Outcome) throws {
    var made = request([:]).with(values.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })
    made.settings.caseTemplates = [
      CaseTemplateDefinition(
        name: "Repairs", arn: "arn:x/template/t-1", fields: ["title"], required: ["title"])
    ]
    let created = try store.transaction { try Cases.create(made, in: $0) }
    #expect(created.outcome == outcome)
    guard outcome == .done, let id = created.values.first?.value else { return }
    for (field, expected) in [("title", RecordAnswer.Outcome.done), ("color", .failed)] {
      var change = request([:]).with([("CaseId", id), ("CaseRequestFields.\(field)", "x")])
      change.settings = made.settings
      #expect(try store.transaction { try Cases.update(change, in: $0) }.outcome == expected)
    }
  }

  // MARK: Profiles

  @Test(arguments: [
    ["IdentifierName": "_phone", "IdentifierValue": "+911"],
    ["IdentifierName": "_email", "IdentifierValue": "a@x"],
    ["IdentifierName": "_fullName", "IdentifierValue": "Asha Rao"],
    ["IdentifierName": "FirstName", "IdentifierValue": "Asha"],
    ["IdentifierName": "_profileId", "IdentifierValue": "00000000000000000000000000000001"],
    ["MobilePhoneNumber": "+911"],
    ["SearchCriteria": #"[{"IdentifierName": "_phone", "IdentifierValue": "+911"}]"#],
    ["SearchCriteria": #"[{"KeyName": "_account", "Values": ["7", "8"]}]"#],
    [
      "SearchCriteria":
        #"[{"IdentifierName": "FirstName", "IdentifierValue": "Asha"}, {"IdentifierName": "LastName", "IdentifierValue": "Rao"}]"#,
      "LogicalOperator": "AND",
    ],
  ])
  func aProfileIsFoundByItsValues(values: [String: String]) throws {
    let id = try profile([
      "FirstName": "Asha", "LastName": "Rao", "MobilePhoneNumber": "+911", "EmailAddress": "a@x",
      "AccountNumber": "7", "Attributes.tier": "gold",
    ])
    _ = try profile(["FirstName": "Ben", "PhoneNumber": "+922"])
    let answer = try store.reading {
      try CustomerProfiles.find(
        request([:]).with(
          values.sorted { $0.key < $1.key }.map { ("ProfileRequestData." + $0.key, $0.value) } + [
            ("ProfileResponseData", #"["FirstName", "Attributes.tier", "Gender"]"#)
          ]), in: $0)
    }
    #expect(answer.outcome == .done)
    #expect(
      answer.values.map(\.path)
        == ["ProfileId", "ProfileARN", "FirstName", "Attributes.tier", "Gender"].map { "Customer." + $0 })
    #expect(answer.values.map(\.value) == [id, CustomerProfiles.arn(of: id), "Asha", "gold", nil])
  }

  @Test func noneAndSeveralAreToldApart() throws {
    _ = try profile(["FirstName": "Asha", "LastName": "Rao"])
    _ = try profile(["FirstName": "Asha", "LastName": "Sen"])
    #expect(try find(["FirstName": "Asha"]).outcome == .multipleFound)
    #expect(try find(["FirstName": "Ben"]).outcome == .noneFound)
    #expect(try find(["FirstName": "Ben"]).why == "no customer profile in the store fits")
    #expect(try find([:]).outcome == .failed)
    #expect(try find(["IdentifierName": "_phone", "IdentifierValue": ""]).outcome == .failed)
    #expect(try find(["FirstName": "Asha", "LastName": "Sen", "LogicalOperator": "AND"]).outcome == .done)
    #expect(try find(["FirstName": "Asha", "LastName": "Sen"]).outcome == .multipleFound)
  }

  @Test func aProfileIsChangedByItsIdOrAsTheOneFoundLast() throws {
    let id = try profile(["FirstName": "Asha"])
    for (named, last, outcome) in [
      (id, nil as String?, RecordAnswer.Outcome.done), (nil, id, .done), ("none", id, .failed),
      (nil, nil, .failed),
    ] as [(String?, String?, RecordAnswer.Outcome)] {
      var asked = request(["ProfileRequestData.LastName": "Rao"])
      if let named { asked.values.append(("ProfileRequestData.ProfileId", named)) }
      asked.profileId = last
      #expect(try store.transaction { try CustomerProfiles.update(asked, in: $0) }.outcome == outcome)
    }
    #expect(try store.reading { try $0.record(id, of: SampleRecord.profile) }?["LastName"] == "Rao")
  }

  @Test func anObjectIsTheLatestOrTheOneWithAValue() throws {
    let id = try profile(["FirstName": "Asha"])
    try store.transaction { rows in
      for (number, status) in ["sent", "paid"].enumerated() {
        try rows.set("ProfileId", to: id, of: "\(number)", kind: SampleRecord.object("_order"))
        try rows.set("Status", to: status, of: "\(number)", kind: SampleRecord.object("_order"))
      }
    }
    for (more, outcome, status) in [
      (["UseLatest": "true"], RecordAnswer.Outcome.done, "paid"),
      (["IdentifierName": "Status", "IdentifierValue": "sent"], .done, "sent"),
      (["IdentifierName": "Status", "IdentifierValue": "lost"], .noneFound, nil), ([:], .failed, nil),
    ] as [([String: String], RecordAnswer.Outcome, String?)] {
      let asked = request([
        "ProfileRequestData.ProfileId": id, "ProfileRequestData.ObjectType": "_order",
        "ProfileResponseData": #"["Order.Status"]"#,
      ]).with(more.map { ("ProfileRequestData." + $0.key, $0.value) })
      let answer = try store.reading { try CustomerProfiles.findObject(asked, in: $0) }
      #expect(answer.outcome == outcome)
      #expect(answer.values.map(\.value) == (status.map { [$0] } ?? []))
      #expect(answer.values.allSatisfy { $0.path == "Customer.Order.Status" })
    }
  }

  @Test func calculatedAttributesAreThoseOfTheProfile() throws {
    let id = try profile(["FirstName": "Asha", "CalculatedAttributes.calls": "3"])
    let other = try profile(["FirstName": "Ben"])
    for (profile, outcome) in [(id, RecordAnswer.Outcome.done), (other, .noneFound), ("none", .noneFound)] {
      let answer = try store.reading {
        try CustomerProfiles.calculatedAttributes(
          request(["ProfileRequestData.ProfileId": profile, "ProfileResponseData": #"["calls"]"#]), in: $0)
      }
      #expect(answer.outcome == outcome)
      if outcome == .done {
        #expect(answer.values.map(\.path) == ["Customer.CalculatedAttributes.calls"])
        #expect(answer.values.map(\.value) == ["3"])
      }
    }
  }

  // MARK: Cases

  func create(_ values: KeyValuePairs<String, String>, related: String? = nil) throws -> RecordAnswer {
    try store.transaction { rows in try Cases.create(request(values, related: related), in: rows) }
  }

  @Test func aCaseIsCreatedFoundAndChanged() throws {
    let made = try create([
      "LinkContactToCase": "true", "CaseTemplateId": "t", "CaseRequestFields.title": "Leak",
      "CaseRequestFields.customer_id": "p-1",
    ])
    let id = try #require(made.values.first?.value)
    #expect(made.outcome == .done)
    #expect(id == "00000000-0000-0000-0000-000000000001")
    #expect(
      made.values.map(\.path)
        == ["case_id", "status", "reference_number", "title", "customer_id"].map { "Case." + $0 })
    let change = try store.transaction {
      try Cases.update(
        request(["LinkContactToCase": "false", "CaseId": id, "CaseRequestFields.status": "closed"]), in: $0)
    }
    #expect(change.outcome == .done)
    let found = try store.transaction {
      try Cases.find(
        request(["LinkContactToCase": "false", "CustomerId": "p-1", "CaseResponseFields": #"["status"]"#]),
        in: $0)
    }
    #expect(found.values.map(\.value) == [id, "closed"])
    #expect(try store.reading { try $0.record(id, of: SampleRecord.caseKind) }?["contact c-1"] == "linked")
  }

  @Test func noneSeveralAndTheLastUpdatedAreToldApart() throws {
    for title in ["Leak", "Leak", "Noise"] {
      _ = try create(["LinkContactToCase": "false", "CaseTemplateId": "t", "CaseRequestFields.title": title])
    }
    for (title, latest, outcome) in [
      ("Leak", "false", RecordAnswer.Outcome.multipleFound), ("Leak", "true", .done),
      ("Noise", "false", .done),
      ("Frost", "true", .noneFound),
    ] {
      let answer = try store.transaction {
        try Cases.find(
          request([
            "LinkContactToCase": "false", "GetLastUpdatedCase": latest, "CaseRequestFields.title": title,
          ]), in: $0)
      }
      #expect(answer.outcome == outcome)
    }
  }

  @Test(arguments: [("Current", nil as String?, true), ("Related", nil, false), ("Related", "c-0", true)])
  func aContactThatIsNotThereIsNotLinked(contact: String, related: String?, isLinked: Bool) throws {
    let made = try create(
      ["LinkContactToCase": "true", "CaseTemplateId": "t", "ContactToLink": contact], related: related)
    #expect(made.outcome == (isLinked ? .done : .notLinked))
    #expect(try store.reading { try $0.records(of: SampleRecord.caseKind).count } == 1)
  }

  @Test func aCaseWithoutATemplateOrAnIdIsAFailure() throws {
    #expect(try create(["LinkContactToCase": "true"]).outcome == .failed)
    let change = try store.transaction { try Cases.update(request(["CaseId": "none"]), in: $0) }
    #expect(change.outcome == .failed)
  }

  // MARK: Data tables

  static let writing =
    #"[{"PrimaryKeyGroupName": "g", "PrimaryValues": [{"Name": "plan", "Value": "gold"}], "Attributes": [{"Name": "price", "Value": "10"}]}]"#

  func write(_ attributes: String = writing, version: String = "LATEST", _ settings: RecordSettings = .init())
    throws
    -> RecordAnswer
  {
    var asked = request([
      "DataTableId": "arn:x/data-table/Prices", "LockVersion": version,
      "DataTableUpsertAttributes": attributes,
    ])
    asked.settings = settings
    return try store.transaction { rows in try DataTables.write(asked, in: rows) }
  }

  func list(_ groups: String = "", _ settings: RecordSettings = .init()) throws -> [String: String] {
    var asked = request(["DataTableId": "Prices", "PrimaryKeyGroups": groups])
    asked.settings = settings
    let answer = try store.reading { try DataTables.list(asked, in: $0) }
    #expect(answer.outcome == .done)
    return Dictionary(
      uniqueKeysWithValues: answer.values.map {
        ($0.path.replacing("DataTableList.ResultData.", with: ""), $0.value ?? "")
      })
  }

  @Test func whatIsWrittenIsReadAndListed() throws {
    #expect(try write().outcome == .done)
    let read = try store.reading {
      try DataTables.evaluate(
        request([
          "DataTableId": "Prices",
          "Queries":
            #"[{"QueryName": "q", "Attributes": ["price", "color"], "PrimaryValues": [{"AttributeName": "plan", "Value": "gold"}]}]"#,
        ]), in: $0)
    }
    #expect(read.values.map(\.path) == ["DataTables.q.price", "DataTables.q.color"])
    #expect(read.values.map(\.value) == ["10", nil])
    for (groups, paths) in [
      ("", ["0.plan", "0.price"]),
      (
        #"[{"PrimaryKeyGroupName": "g", "PrimaryValues": [{"Name": "plan", "Value": "gold"}]}]"#,
        ["g.0.plan", "g.0.price"]
      ), (#"[{"PrimaryKeyGroupName": "g", "PrimaryValues": [{"Name": "plan", "Value": "tin"}]}]"#, []),
    ] {
      let listed = try list(groups, RecordSettings(listsRowsByName: true))
      #expect(listed.keys.sorted() == paths)
    }
  }

  @Test func rowsAreListedInGroupsAsThePageSays() throws {
    #expect(try write().outcome == .done)
    let group = #"[{"PrimaryKeyGroupName": "g", "PrimaryValues": [{"Name": "plan", "Value": "gold"}]}]"#
    let row =
      #"{"primaryKeys":[{"attributeName":"plan","attributeValue":"gold"}],"attributes":[{"attributeName":"price","attributeValue":"10"}]}"#
    for (groups, name) in [(group, "g"), ("", "default")] {
      var listed = try list(groups)
      let version = listed.removeValue(forKey: "lockVersion.dataTable")
      #expect(version?.isEmpty == false)
      let path = "primaryKeyGroups.\(name)"
      #expect(
        listed == [
          "dataTableId": "Prices", path: "[\(row)]", "\(path).0": row,
          "\(path).0.primaryKeys.0.attributeName": "plan", "\(path).0.primaryKeys.0.attributeValue": "gold",
          "\(path).0.attributes.0.attributeName": "price", "\(path).0.attributes.0.attributeValue": "10",
        ])
    }
    let none = #"[{"PrimaryKeyGroupName": "g", "PrimaryValues": [{"Name": "plan", "Value": "tin"}]}]"#
    #expect(try list(none)["primaryKeyGroups.g"] == "[]")
  }

  @Test func anOldLockVersionWritesNothingUnlessItIsNotCompared() throws {
    #expect(try write().outcome == .done)
    let version = try #require(try list()["lockVersion.dataTable"])
    #expect(try write(Self.writing.replacing("10", with: "11"), version: version).outcome == .done)
    #expect(try write(Self.writing.replacing("10", with: "12"), version: version).outcome == .failed)
    #expect(try list()["primaryKeyGroups.default.0.attributes.0.attributeValue"] == "11")
    let ignores = RecordSettings(comparesLock: false)
    #expect(try write(Self.writing.replacing("10", with: "12"), version: version, ignores).outcome == .done)
    #expect(try list()["primaryKeyGroups.default.0.attributes.0.attributeValue"] == "12")
  }

  @Test(arguments: [(false, RecordAnswer.Outcome.multipleFound), (true, .done)])
  func aSearchWithoutAnOperatorIsDoneAsTheRuleSays(needsAll: Bool, outcome: RecordAnswer.Outcome) throws {
    _ = try profile(["FirstName": "Asha", "LastName": "Rao"])
    _ = try profile(["FirstName": "Asha", "LastName": "Sen"])
    var asked = request(["ProfileRequestData.FirstName": "Asha", "ProfileRequestData.LastName": "Sen"])
    asked.settings = RecordSettings(searchNeedsAll: needsAll)
    #expect(try store.reading { try CustomerProfiles.find(asked, in: $0) }.outcome == outcome)
  }

  @Test func aTableThatIsNotThereIsAFailure() throws {
    let queries = #"[{"QueryName": "q", "Attributes": [], "PrimaryValues": []}]"#
    #expect(
      try store.reading {
        try DataTables.evaluate(request(["DataTableId": "T", "Queries": queries]), in: $0)
      }.outcome
        == .failed)
    #expect(
      try store.reading { try DataTables.list(request(["DataTableId": "T"]), in: $0) }.outcome == .failed)
  }

  @Test func limitsAreKept() throws {
    let attribute = #"{"Name": "a", "Value": "1"}"#
    func group(_ count: Int) -> String {
      #"[{"PrimaryValues": [{"Name": "k", "Value": "1"}], "Attributes": [\#(Array(repeating: attribute, count: count).joined(separator: ","))]}]"#
    }
    #expect(try write(group(25)).outcome == .done)
    #expect(try write(group(26)).outcome == .failed)
    #expect(try write("[]").outcome == .failed)
    #expect(try write(version: "").outcome == .failed)
    let query = #"{"QueryName": "q", "Attributes": ["a"], "PrimaryValues": [{"Name": "k", "Value": "1"}]}"#
    for (count, outcome) in [(5, RecordAnswer.Outcome.done), (6, .failed), (0, .failed)] {
      let queries = "[\(Array(repeating: query, count: count).joined(separator: ","))]"
      #expect(
        try store.reading {
          try DataTables.evaluate(request(["DataTableId": "Prices", "Queries": queries]), in: $0)
        }
        .outcome == outcome)
    }
  }
}

extension RecordRequest {
  fileprivate func with(_ more: [(String, String)]) -> RecordRequest {
    var copy = self
    copy.values += more.map { (name: $0.0, value: $0.1) }
    return copy
  }
}

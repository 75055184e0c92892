import FlowEngine
import FlowTestSupport
import Testing

/// The actions on customer profiles, cases and data tables: what they ask for, and which way they go on.
@Suite struct RecordActionTests {
  @Test(arguments: [
    (
      "CreateCustomerProfile",
      #"{"ProfileRequestData": {"FirstName": "$.Attributes.v", "Address": {"City": "Pune"}}, "ProfileResponseData": ["FirstName"]}"#,
      #"createProfile {ProfileRequestData.FirstName: Asha, ProfileRequestData.Address.City: Pune, ProfileResponseData: ["FirstName"]}"#
    ),
    (
      "UpdateCustomerProfile", #"{"ProfileRequestData": {"ProfileId": "1"}}"#,
      "updateProfile {ProfileRequestData.ProfileId: 1}"
    ),
    (
      "GetCustomerProfile",
      #"{"ProfileRequestData": {"IdentifierName": "_phone", "IdentifierValue": "$.Attributes.v"}}"#,
      "findProfile {ProfileRequestData.IdentifierName: _phone, ProfileRequestData.IdentifierValue: Asha}"
    ),
    (
      "GetCustomerProfileObject", #"{"ProfileRequestData": {"ObjectType": "_order"}}"#,
      "findProfileObject {ProfileRequestData.ObjectType: _order}"
    ),
    (
      "GetCalculatedAttributesForCustomerProfile", #"{"ProfileRequestData": {"ProfileId": "1"}}"#,
      "calculatedAttributes {ProfileRequestData.ProfileId: 1}"
    ),
    (
      "AssociateContactToCustomerProfile", #"{"ProfileRequestData": {"ProfileId": "1", "ContactId": "c"}}"#,
      "associateProfile {ProfileRequestData.ProfileId: 1, ProfileRequestData.ContactId: c}"
    ),
    (
      "CreateCase",
      #"{"LinkContactToCase": "true", "CaseTemplateId": "t", "CaseRequestFields": {"title": "$.Attributes.v"}}"#,
      "createCase {LinkContactToCase: true, CaseTemplateId: t, CaseRequestFields.title: Asha}"
    ),
    (
      "GetCase", #"{"LinkContactToCase": "true", "CustomerId": "p"}"#,
      "findCase {LinkContactToCase: true, CustomerId: p}"
    ),
    (
      "UpdateCase", #"{"LinkContactToCase": "true", "CaseId": "1"}"#,
      "updateCase {LinkContactToCase: true, CaseId: 1}"
    ),
    (
      "EvaluateDataTableValues", #"{"DataTableId": "T", "Queries": [{"QueryName": "$.Attributes.v"}]}"#,
      #"evaluateTable {DataTableId: T, Queries: [{"QueryName": "Asha"}]}"#
    ),
    ("ListDataTableValues", #"{"DataTableId": "T"}"#, "listTable {DataTableId: T}"),
    (
      "UpsertDataTableValues", #"{"DataTableId": "T", "LockVersion": "1", "DataTableUpsertAttributes": []}"#,
      "writeTable {DataTableId: T, LockVersion: 1, DataTableUpsertAttributes: []}"
    ),
  ])
  func asksForWhatItNames(type: String, parameters: String, effect: String) throws {
    let call = try Call.begin(
      .probe(type, parameters, on: ["NoMatchingError"]), attributes: [("v", "Asha")])
    #expect(call.effects == [effect])
    #expect(call.isWaiting)
    call.deliver(.recordsAnswered(.done))
    #expect(call.last == "next")
  }

  @Test(arguments: [
    ("GetCustomerProfile", RecordsAnswer.noneFound, "NoneFoundError"),
    ("GetCustomerProfile", .multipleFound, "MultipleFoundError"),
    ("GetCustomerProfile", .failed, "NoMatchingError"),
    ("GetCustomerProfileObject", .noneFound, "NoneFoundError"),
    ("GetCalculatedAttributesForCustomerProfile", .noneFound, "NoneFoundError"),
    ("GetCase", .noneFound, "NoneFound"), ("GetCase", .multipleFound, "MultipleFound"),
    ("GetCase", .notLinked, "ContactNotLinked"), ("CreateCase", .notLinked, "ContactNotLinked"),
    ("UpdateCase", .notLinked, "ContactNotLinked"), ("UpdateCustomerProfile", .failed, "NoMatchingError"),
    ("CreateCustomerProfile", .failed, "NoMatchingError"),
    ("ListDataTableValues", .failed, "NoMatchingError"),
  ])
  func takesTheBranchOfWhatCameOfIt(type: String, answer: RecordsAnswer, last: String) throws {
    let call = try Call.begin(
      .probe(
        type, "{}",
        on: [
          "NoneFoundError", "MultipleFoundError", "NoneFound", "MultipleFound", "ContactNotLinked",
          "NoMatchingError",
        ]))
    call.deliver(.recordsAnswered(answer))
    #expect(call.last == last)
  }
}

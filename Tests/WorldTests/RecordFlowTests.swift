import ContactCenter
import FlowEngine
import FlowTestSupport
import Store
import TestSupport
import Testing

@testable import World

/// Customer profiles, cases and data tables of a world's store, as flows meet them.
@Suite struct RecordFlowTests {
  static let errors: [ActionText.Failure] = [
    .init("NoneFoundError", "none"), .init("MultipleFoundError", "several"), .init("NoMatchingError", "odd"),
  ]
  static let get = ActionText(
    "get", "GetCustomerProfile",
    #"{"ProfileRequestData": {"IdentifierName": "_phone", "IdentifierValue": "$.CustomerEndpoint.Address"}, "ProfileResponseData": ["FirstName"]}"#,
    next: "greet", on: errors)
  static let flow = FlowText([
    get, Act.say("greet", "Hello $.Customer.FirstName", next: "bye"),
    ActionText(
      "none", "CreateCustomerProfile",
      #"{"ProfileRequestData": {"FirstName": "Asha", "PhoneNumber": "$.CustomerEndpoint.Address"}}"#,
      next: "new",
      on: [.init("NoMatchingError", "odd")]), Act.say("new", "Welcome $.Customer.ProfileId", next: "bye"),
  ])

  @Test func aCallerIsKnownTheSecondTime() throws {
    let center = try SmallCenter([Self.flow])
    let first = try center.call(from: "+919811112222")
    #expect(center.heard(first) == ["Welcome 00000000000000000000000000000001"])
    #expect(center.story(of: first, [.note]) == ["0.0 note no customer profile in the store fits"])
    #expect(
      center.story(of: first, [.row]).first?.hasPrefix("0.0 row Records ") == true)
    #expect(center.heard(try center.call(from: "+919811112222")) == ["Hello Asha"])
    #expect(center.heard(try center.call(from: "+919811113333")).first?.hasPrefix("Welcome") == true)
  }

  @Test func aForkWritesItsOwnRecords() throws {
    let center = try SmallCenter([Self.flow])
    var fork = try center.world.fork()
    let number = try PhoneNumber("+919811112222")
    _ = fork.receive(IncomingCall(from: .number(number), to: nil, flow: FlowIndex(0)))
    let forks = try fork.store.reading { try $0.records(of: SampleRecord.profile).count }
    #expect(forks == 1)
    let own = try center.world.store.reading { try $0.records(of: SampleRecord.profile).count }
    #expect(own == 0)
  }

  @Test func profilesAreNotLongerThanAFlowMayHave() throws {
    let long = String(repeating: "x", count: 14_000)
    let create = ActionText(
      "create", "CreateCustomerProfile",
      #"{"ProfileRequestData": {"FirstName": "Asha", "Attributes": {"long": "\#(long)"}}, "ProfileResponseData": ["Attributes.long"]}"#,
      next: "made", on: [.init("NoMatchingError", "too long")])
    let center = try SmallCenter([FlowText([create])])
    _ = try center.call()
    #expect(center.program.identifier(try #require(center.world.observer.path.last).action) == "too long")
  }

  @Test func sampleRecordsAreThereFromTheBeginning() throws {
    let sample = SampleDefinition(
      customers: [], slots: nil,
      records: [
        SampleRecord(
          kind: SampleRecord.profile, id: SampleRecord.id(1, of: SampleRecord.profile),
          fields: [
            NamedValue(name: "FirstName", value: "Ravi"),
            NamedValue(name: "HomePhoneNumber", value: "+919811112222"),
          ])
      ])
    let store = try Store.inMemory()
    for _ in 1...2 {
      try store.topUpSample(sample, now: CivilDateTime(year: 2026, month: 11, day: 23, hour: 10, minute: 5)!)
    }
    let center = try SmallCenter([Self.flow], store: store)
    #expect(center.heard(try center.call(from: "+919811112222")) == ["Hello Ravi"])
  }

  @Test(arguments: [(100, "Welcome 00000000000000000000000000000001"), (10_000, "we are sorry")])
  func aBusyStoreIsTriedAgainAsForALambda(milliseconds: Int, heard: String) throws {
    let folder = try TemporaryFolder()
    let store = try Store.open(file: folder.path(of: "store.sqlite"), wait: .seconds(5))
    let other = try Store.open(file: folder.path(of: "store.sqlite"), wait: .seconds(5))
    let flow = FlowText([
      ActionText(
        "create", "CreateCustomerProfile", #"{"ProfileRequestData": {"FirstName": "Asha"}}"#, next: "new",
        on: [.init("NoMatchingError", "sorry")]), Act.say("new", "Welcome $.Customer.ProfileId", next: "bye"),
      Act.say("sorry", "we are sorry", next: "bye"),
    ])
    let center = try SmallCenter([flow], store: store)
    store.wait = .zero
    var contact = 0
    try other.transaction { _ in
      contact = try center.call(from: "+919811112222")
      center.wait(Milliseconds(Int64(milliseconds)))
    }
    center.wait(.seconds(10))
    #expect(center.heard(contact) == [heard])
  }
}

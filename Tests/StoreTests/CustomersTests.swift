import Testing

@testable import Store

@Suite struct CustomersTests {
  private let store: Store

  init() throws { store = try Store.inMemory() }

  @Test func aNewNumberHasNoCustomer() throws {
    #expect(try store.reading { rows in try rows.customer(withNumber: Rows.asha) } == nil)
  }

  @Test(arguments: ["", "Asha Rao", "Åsa 'quoted' \"O\u{301}\" 🏡", "a\u{0}b"])
  func aNameComesBackAsItWas(name: String) throws {
    let customer = Customer(phoneNumber: Rows.asha, name: name)
    try store.transaction { rows in try rows.setCustomer(customer) }
    #expect(try store.reading { rows in try rows.customers() } == [customer])
  }

  @Test func addingKeepsTheNameThatIsThereAndSettingChangesIt() throws {
    try store.transaction { rows in
      #expect(try rows.addCustomer(Customer(phoneNumber: Rows.asha, name: "Asha")))
      #expect(try !rows.addCustomer(Customer(phoneNumber: Rows.asha, name: "Other")))
      #expect(try rows.customer(withNumber: Rows.asha)?.name == "Asha")
      try rows.setCustomer(Customer(phoneNumber: Rows.asha, name: "Asha Rao"))
      #expect(try rows.customer(withNumber: Rows.asha)?.name == "Asha Rao")
    }
  }

  @Test func customersGoInOrderOfNumber() throws {
    try store.transaction { rows in
      for number in [Rows.farah, Rows.asha, Rows.dev] {
        try rows.addCustomer(Customer(phoneNumber: number, name: ""))
      }
    }
    let numbers = try store.reading { rows in try rows.customers().map(\.phoneNumber) }
    #expect(numbers == [Rows.asha, Rows.dev, Rows.farah])
  }

  @Test func anEmptyNumberIsRefused() {
    let error = outcome {
      try store.transaction { rows in try rows.setCustomer(Customer(phoneNumber: "", name: "Nobody")) }
    }
    #expect(error == .constraint(why: "CHECK constraint failed: phoneNumber <> ''"))
  }
}

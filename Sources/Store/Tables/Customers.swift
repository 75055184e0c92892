extension WorldTable {
  static let customers = WorldTable(
    name: "Customers", columns: ["phoneNumber", "name"], keyColumns: 1,
    allRows: CustomersStatements.all,
    rowWithKey: CustomersStatements.withNumber,
    insert: SQLStatement("INSERT INTO Customers (phoneNumber, name) VALUES (?1, ?2)"),
    delete: SQLStatement("DELETE FROM Customers WHERE phoneNumber = ?1"),
    deleteAll: SQLStatement("DELETE FROM Customers"),
    operations: [CustomersStatements.add, CustomersStatements.name])
}

private enum CustomersStatements {
  static let all = SQLStatement("SELECT phoneNumber, name FROM Customers ORDER BY phoneNumber")
  static let withNumber = SQLStatement(
    "SELECT phoneNumber, name FROM Customers WHERE phoneNumber = ?1 ORDER BY phoneNumber")
  static let add = SQLStatement(
    "INSERT INTO Customers (phoneNumber, name) VALUES (?1, ?2) ON CONFLICT (phoneNumber) DO NOTHING")
  static let name = SQLStatement(
    """
    INSERT INTO Customers (phoneNumber, name) VALUES (?1, ?2)
    ON CONFLICT (phoneNumber) DO UPDATE SET name = excluded.name WHERE name <> excluded.name
    """)
}

extension Customer {
  fileprivate init(_ row: borrowing PreparedStatement) {
    self.init(phoneNumber: row.text(0), name: row.text(1))
  }
}

extension Transaction {
  /// The customer with a number (E.164), or nil when the number is new.
  public func customer(withNumber phoneNumber: String) throws(StoreError) -> Customer? {
    try connection.first(CustomersStatements.withNumber, [.text(phoneNumber)]) { Customer($0) }
  }

  /// Every customer, in order of number.
  public func customers() throws(StoreError) -> [Customer] {
    try connection.rows(CustomersStatements.all) { Customer($0) }
  }

  /// Makes the customer when the number is new; one who is there stays as he is. True when made.
  @discardableResult
  public func addCustomer(_ customer: Customer) throws(StoreError) -> Bool {
    try connection.run(CustomersStatements.add, .text(customer.phoneNumber), .text(customer.name)) > 0
  }

  /// Makes the customer, or gives the one who is there the name.
  public func setCustomer(_ customer: Customer) throws(StoreError) {
    try connection.run(CustomersStatements.name, .text(customer.phoneNumber), .text(customer.name))
  }
}

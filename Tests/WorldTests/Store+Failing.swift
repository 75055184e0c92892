@testable import Store

extension Store {
  /// Runs the body while every write fails as on a full disk, or as in a file that may only be read.
  func failing<R>(with error: StoreError, _ body: () throws -> R) throws -> R {
    switch error {
    case .diskFull:
      try connection.execute("PRAGMA synchronous = OFF; PRAGMA max_page_count = 30")
      defer { try? connection.execute("PRAGMA max_page_count = 1000000") }
      // Every page is filled with customers whose numbers come before all others and whose rows are as long.
      var number = 1_000_000_000
      do {
        while true {
          number += 1
          try transaction { try $0.setCustomer(Customer(phoneNumber: "+10\(number)", name: "")) }
        }
      } catch StoreError.diskFull {
        return try body()
      }
    case .readOnly:
      try connection.execute("PRAGMA query_only = 1")
      defer { try? connection.execute("PRAGMA query_only = 0") }
      return try body()
    default: preconditionFailure("\(error) cannot be made to happen here")
    }
  }
}

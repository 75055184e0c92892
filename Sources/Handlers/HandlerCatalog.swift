/// Every handler, one line each.
public enum HandlerCatalog {
  public static let all: [any Handler.Type] = [
    CheckCustomer.self,
    AvailableDates.self,
    AvailableTimes.self,
    BookSlot.self,
    CancelVisit.self,
  ]

  /// The handler that `center.json` means by a name; nil when there is none.
  public static func named(_ name: String) -> (any Handler.Type)? {
    all.first { $0.description.name == name }
  }
}

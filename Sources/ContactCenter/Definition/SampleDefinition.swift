/// The rows that a store is filled with, so that a demonstration works on any day.
public struct SampleDefinition: Sendable, Hashable {
  /// A visit relative to the days on offer.
  public struct Visit: Sendable, Hashable {
    /// 1 for the first day on offer.
    public let dayIndex: Int
    public let time: TimeOfDay

    public init(dayIndex: Int, time: TimeOfDay) {
      self.dayIndex = dayIndex
      self.time = time
    }
  }

  public struct Customer: Sendable, Hashable {
    public let phoneNumber: PhoneNumber
    /// Empty for a customer whose name is not known.
    public let name: String
    public let visit: Visit?

    public init(phoneNumber: PhoneNumber, name: String, visit: Visit? = nil) {
      self.phoneNumber = phoneNumber
      self.name = name
      self.visit = visit
    }
  }

  /// The slots on offer: every time on each of the coming days, from tomorrow on.
  public struct Slots: Sendable, Hashable {
    /// How many days, those on which it is closed not counted.
    public let days: Int
    /// Rising.
    public let times: [TimeOfDay]
    public let closed: [Weekday]

    public init(days: Int, times: [TimeOfDay], closed: [Weekday]) {
      self.days = days
      self.times = times
      self.closed = closed
    }
  }

  public let customers: [Customer]
  /// Nil when no slots are on offer.
  public let slots: Slots?

  /// Customer profiles, cases and rows of data tables.
  public let records: [SampleRecord]

  public static let none = SampleDefinition(customers: [], slots: nil)

  public init(customers: [Customer], slots: Slots?, records: [SampleRecord] = []) {
    self.customers = customers
    self.slots = slots
    self.records = records
  }
}

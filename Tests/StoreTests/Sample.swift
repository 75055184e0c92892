import ContactCenter

@testable import Store

/// The sample rows of the site-visit center.
enum Sample {
  static let definition = definition(days: 12)

  static func definition(days: Int, closed: [Weekday] = []) -> SampleDefinition {
    SampleDefinition(
      customers: [
        .init(phoneNumber: number(Rows.asha), name: "Asha Rao"),
        .init(
          phoneNumber: number(Rows.dev), name: "Dev Menon",
          visit: .init(dayIndex: 1, time: time("16:00"))),
      ],
      slots: .init(days: days, times: ["10:00", "12:00", "16:00"].map(time), closed: closed))
  }

  private static func number(_ text: String) -> PhoneNumber {
    guard let number = try? PhoneNumber(text) else { fatalError(text) }
    return number
  }

  private static func time(_ text: String) -> TimeOfDay {
    guard let time = TimeOfDay(text) else { fatalError(text) }
    return time
  }
}

/// A day of the week, Monday first.
public enum Weekday: Int, Sendable, Hashable, CaseIterable, Comparable {
  case monday, tuesday, wednesday, thursday, friday, saturday, sunday

  public static func < (left: Weekday, right: Weekday) -> Bool { left.rawValue < right.rawValue }

  /// "monday": the word in `center.json`.
  public var word: String {
    switch self {
    case .monday: "monday"
    case .tuesday: "tuesday"
    case .wednesday: "wednesday"
    case .thursday: "thursday"
    case .friday: "friday"
    case .saturday: "saturday"
    case .sunday: "sunday"
    }
  }

  /// The day with this word, upper and lower case aside; nil for any other text.
  public init?(_ word: String) {
    let sought = word.lowercased()
    guard let day = Self.allCases.first(where: { $0.word == sought }) else { return nil }
    self = day
  }

  /// "Monday".
  public var name: String { word.prefix(1).uppercased() + word.dropFirst() }

  /// "Mon".
  public var shortName: String { String(name.prefix(3)) }

  public var next: Weekday { Self.allCases[(rawValue + 1) % 7] }
}

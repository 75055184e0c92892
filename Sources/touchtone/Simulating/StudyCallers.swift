import CenterSimulation

/// Whether both sides of a what-if have the same callers: not where the change is how many of them call.
enum StudyCallers {
  /// "the same callers in both".
  static func words(_ whatIf: String) -> String {
    areSame(whatIf) ? "the same callers in both" : "the same day, with other callers"
  }

  private static func areSame(_ whatIf: String) -> Bool {
    !whatIf.split(separator: ",").contains { change in
      change.drop { $0 == " " }.hasPrefix("calls")
    }
  }
}

import ContactCenter
import Store

/// What a handler is asked: the values the flow sends along, who calls, and when.
public struct HandlerRequest: Sendable {
  /// As the flow names them; of two with one name the first counts.
  public var parameters: [(name: String, value: String)]
  /// In E.164 form; '' when it is withheld.
  public var callerNumber: String
  /// What clocks show in the center's zone.
  public var now: CivilDateTime

  public init(parameters: [(name: String, value: String)], callerNumber: String, now: CivilDateTime) {
    self.parameters = parameters
    self.callerNumber = callerNumber
    self.now = now
  }

  /// The date in the center's zone.
  public var today: CivilDate { now.date }
}

/// Reading parameters: all come as text, from a flow that may send anything.
extension HandlerRequest {
  /// The text of a parameter; nil when it was not sent, or sent as ''.
  func text(_ name: String) -> String? {
    guard let value = parameters.first(where: { $0.name == name })?.value, !value.isEmpty else { return nil }
    return value
  }

  /// The number in `phone`, in E.164 form, or the caller's own when `phone` was not sent.
  func phoneNumber() throws(HandlerFailure) -> String {
    guard let text = text("phone") ?? (callerNumber.isEmpty ? nil : callerNumber) else {
      throw .missing(parameter: "phone")
    }
    do { return try PhoneNumber(text).e164 } catch { throw .unusable(parameter: "phone", value: text) }
  }

  /// The date `YYYY-MM-DD` in a parameter.
  func date(_ name: String) throws(HandlerFailure) -> CivilDate {
    guard let text = text(name) else { throw .missing(parameter: name) }
    guard let date = CivilDate(text) else { throw .unusable(parameter: name, value: text) }
    return date
  }

  /// The time `HH:MM` in a parameter.
  func time(_ name: String) throws(HandlerFailure) -> TimeOfDay {
    guard let text = text(name) else { throw .missing(parameter: name) }
    guard let time = TimeOfDay(text), time.second == 0 else { throw .unusable(parameter: name, value: text) }
    return time
  }

  /// Where a list goes on: nil for its beginning, which is no `after`, '' or "start".
  func after<Place>(_ read: (String) throws(HandlerFailure) -> Place) throws(HandlerFailure) -> Place? {
    guard let text = text("after"), text != "start" else { return nil }
    return try read("after")
  }
}

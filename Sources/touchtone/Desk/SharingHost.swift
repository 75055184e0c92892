import TerminalUI

/// Whoever has a world that other terminals join.
protocol SharingHost: DeskHost {
  var pace: (speed: PlaySpeed, isPaused: Bool) { get }
  var real: Int64 { get }
  /// The agent at whose desk somebody sits in the host's own terminal; nil for none.
  var ownAgent: Int? { get }
  /// The desk in the host's own terminal, shown or not; nil for none.
  var ownSeat: DeskSeat? { get }
  /// Somebody has sat down: time goes on, whatever becomes of a call.
  func somebodySitsDown()
}

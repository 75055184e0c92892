import ContactCenter
import World

/// A breakpoint that a line came upon.
struct BreakpointHit: Equatable {
  let breakpoint: Breakpoint
  /// The line's name.
  let line: String
  let at: Timestamp
}

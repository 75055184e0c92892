/// The top row of the screen: who calls whom, how long, and how time runs.
public struct CallHeader: Sendable, Equatable {
  /// Whether a call is on.
  public enum State: Sendable, Equatable {
    case noCall
    case live
    /// The words say by what: "ended by the flow", "hung up by the caller".
    case ended(String)
    /// The caller's telephone rings.
    case ringing
  }

  /// A moment of another timeline than the live call's.
  public struct WhatIf: Sendable, Equatable {
    /// The timeline's name, "B".
    public var name: String
    public var step: Int
    /// How many steps the timeline has.
    public var of: Int

    public init(name: String, step: Int, of: Int) {
      self.name = name
      self.step = step
      self.of = of
    }
  }

  public var state: State
  /// The call's clock in whole seconds.
  public var seconds: Int
  /// Empty when nobody of that number is known.
  public var callerName: String
  /// As it is read, "+91 98111 12222"; "number withheld" when the caller withholds it.
  public var callerNumber: String
  public var calledName: String
  public var calledNumber: String
  /// "Mon 23 Nov".
  public var date: String
  /// "10:05:26", in the center's zone.
  public var time: String
  /// "1×", "5×", "instant".
  public var speed: String
  public var isNormalSpeed: Bool
  /// "paused", "paused for this form"; nil while time runs.
  public var paused: String?
  /// The moment of the past or of a what-if that is shown; nil for the live call.
  public var whatIf: WhatIf?
  /// How many stand-ins the call met.
  public var standIns: Int

  public init(
    state: State = .noCall, seconds: Int = 0, callerName: String = "", callerNumber: String = "",
    calledName: String = "", calledNumber: String = "", date: String = "", time: String = "",
    speed: String = "1×", isNormalSpeed: Bool = true, paused: String? = nil,
    whatIf: WhatIf? = nil, standIns: Int = 0
  ) {
    self.state = state
    self.seconds = seconds
    self.callerName = callerName
    self.callerNumber = callerNumber
    self.calledName = calledName
    self.calledNumber = calledNumber
    self.date = date
    self.time = time
    self.speed = speed
    self.isNormalSpeed = isNormalSpeed
    self.paused = paused
    self.whatIf = whatIf
    self.standIns = standIns
  }

  /// The caller in one word or two: the name, or else the number.
  public var caller: String { callerName.isEmpty ? callerNumber : callerName }
}

import Lists

/// Everything the phone screen shows, as plain values.
///
/// The presenter fills it from the world and keeps `view` between frames; nothing here knows the engine.
public struct PhoneModel: Sendable, Equatable {
  /// What is told to the person at the screen: in one row, or where that is too short, in a panel.
  public struct Message: Sendable, Equatable {
    public enum Kind: Sendable, Equatable {
      /// Goes after four seconds or with the next key.
      case news
      /// Stays until the next key, which is the answer: that of the command is yes, every other one no.
      case question(Command)
      /// Stays until Esc.
      case error
    }

    public var text: String
    /// What else is to know, each on rows of its own: why, and the way on.
    public var details: [String]
    public let kind: Kind

    public init(_ text: String, details: [String] = [], isError: Bool = false) {
      self.text = text
      self.details = details
      kind = isError ? .error : .news
    }

    /// A question to which the key of a command says yes; the text names that key.
    public init(asking text: String, yes command: Command) {
      self.text = text
      details = []
      kind = .question(command)
    }

    public var isError: Bool { kind == .error }

    /// The command that the next key must be for a yes; nil for what asks nothing.
    public var question: Command? { if case .question(let command) = kind { command } else { nil } }
  }

  /// The center's name, for the demo look.
  public var companyName: String
  public var header: CallHeader
  public var transcript: SharedList<TranscriptEntry>
  public var flow: FlowPane
  public var contact: [ContactRow]
  public var lambdas: SharedList<LambdaRow>
  public var rows: SharedList<RowChange>
  public var keypad: Keypad
  public var wait: WaitState
  public var message: Message?
  /// All messages so far, oldest first, for the log pane.
  public var log: [Message]
  public var view: PhoneView
  /// Whether the center has sample rows that can be made anew.
  public var hasSample: Bool
  /// The timelines, while the past or a what-if is shown.
  public var time: TimeModel?

  public init(
    companyName: String = "", header: CallHeader = CallHeader(), transcript: SharedList<TranscriptEntry> = [],
    flow: FlowPane = FlowPane(), contact: [ContactRow] = [], lambdas: SharedList<LambdaRow> = [],
    rows: SharedList<RowChange> = [],
    keypad: Keypad = Keypad(), wait: WaitState = WaitState(), message: Message? = nil, log: [Message] = [],
    view: PhoneView = PhoneView(), hasSample: Bool = true, time: TimeModel? = nil
  ) {
    self.companyName = companyName
    self.header = header
    self.transcript = transcript
    self.flow = flow
    self.contact = contact
    self.lambdas = lambdas
    self.rows = rows
    self.keypad = keypad
    self.wait = wait
    self.message = message
    self.log = log
    self.view = view
    self.hasSample = hasSample
    self.time = time
  }
}

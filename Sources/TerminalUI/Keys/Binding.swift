/// A row of a keymap: which keys do what, and what a person is told of it.
struct Binding: Sendable {
  /// When the key line names the keys; in the help they always stand.
  enum Offer: Sendable {
    case always
    case inCall
    case withoutCall
    /// While the caller is called back.
    case whenRinging
    /// Without a call, where the center has sample rows.
    case withSample
    case whenListening
    /// Where a call stands still, and can be changed by hand.
    case whenStopped
    /// There, and while a Lambda runs.
    case whenAnswerable
    case whenPanesTurn
    /// Where there are several timelines.
    case withTimelines
    /// Where two timelines do not fit on the screen.
    case whereComparisonScrolls
    /// In a timeline that is not what happened.
    case inWhatIf
    /// Known and told in the help, but not worth a place in the key line.
    case inHelpOnly
  }

  /// Where the help lists it.
  enum Section: String, Sendable, CaseIterable {
    case phone = "The phone"
    case time = "Time"
    /// Where keys have another sense while the past is shown; the phone's help does not list it.
    case timeTravel = "Back in time"
    /// Where they have another sense again while two timelines stand side by side.
    case comparison = "Two timelines"
    case looking = "Looking"
    case session = "The session"
    case elsewhere = "Elsewhere"
    /// An agent's desk, and the wallboard; the phone's help does not list them.
    case desk = "The desk"
    case wallboard = "The wallboard"
    case world = "The same world"
    /// The map, and what is done from it in the call.
    case map = "The map"
    case onTheWay = "From the chosen row"
    case form = "Forms and lists"
    case search = "Searching"
    case plainText = "Plain text"
  }

  let keys: [KeyEvent]
  let command: Command
  /// The keys as they are shown: "Space", "+ -". Bindings with the same text stand in one row of the help.
  let shown: String
  /// The same in the key line, where room is short.
  let inLine: String
  /// The word in the key line.
  let word: String
  /// What the help says; empty where another binding of the same row says it.
  let help: String
  let section: Section
  let offer: Offer

  /// True for what the key line offers also while the past is shown.
  var isOfInTime: Bool { [.pause, .nextPane, .map, .saveTest].contains(command) }

  init(
    _ keys: [KeyEvent], _ command: Command, shown: String, inLine: String? = nil, word: String = "",
    help: String = "",
    in section: Section, offered offer: Offer = .inHelpOnly
  ) {
    self.keys = keys
    self.command = command
    self.shown = shown
    self.inLine = inLine ?? shown
    self.word = word
    self.help = help
    self.section = section
    self.offer = offer
  }
}

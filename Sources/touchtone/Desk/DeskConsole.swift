import FlowEngine
import TerminalUI
import World

/// The screens of an agent in one terminal: the desk, the wallboard, the help over them.
struct DeskConsole {
  enum Screen { case desk, wallboard }

  var seat: DeskSeat
  var screen = Screen.desk
  private(set) var history: WallboardHistory
  private var selected = 0
  private var showsAllAgents = false
  private var showsContacts = false
  private(set) var help: HelpScreen?

  init(_ world: borrowing World, agent: Int, trainee: String) {
    seat = DeskSeat(world, agent: agent, trainee: trainee)
    history = WallboardHistory(world)
  }

  /// Takes in what happened; to be asked after every event of the world.
  mutating func take(_ world: borrowing World, real: Int64) -> [DeskRequest] {
    history.take(world)
    return seat.take(world, real: real)
  }

  /// The world is over: what the agent did with a contact is kept.
  mutating func finish(_ world: borrowing World) -> [DeskRequest] { seat.finish(world) }

  /// Another world has begun.
  mutating func begin(in world: borrowing World) -> [DeskRequest] {
    history = WallboardHistory(world)
    return seat.begin(in: world)
  }

  /// When the screen changes by itself; nil when it does not.
  var nextChange: Int64? { seat.flashUntil > 0 ? seat.flashUntil : nil }

  mutating func openHelp() { help = HelpScreen(screen == .desk ? .desk : .wallboard) }

  mutating func handle(_ key: KeyEvent, _ world: borrowing World, size: Size) -> [DeskRequest] {
    if help != nil {
      if help?.handle(key, size: size) == true { help = nil }
      return []
    }
    seat.size = size
    if key == .function(1), screen == .desk, seat.form != nil {
      help = HelpScreen(.form)
      return []
    }
    if screen == .desk { return seat.handle(key, world) }
    guard let command = Keymap.commandOnWallboard(for: key) else { return [] }
    return perform(command, world)
  }

  /// What a command does that stands on the screen: a click on it.
  mutating func perform(_ command: Command, _ world: borrowing World) -> [DeskRequest] {
    guard screen == .wallboard else { return seat.perform(command, world) }
    switch command {
    case .scrollUp: selected = max(0, selected - 1)
    case .scrollDown: selected = min(max(0, world.program.queues.count - 1), selected + 1)
    case .nextPane: showsAllAgents.toggle()
    case .contacts: showsContacts.toggle()
    case .close where showsContacts: showsContacts = false
    default: return [.command(command)]
    }
    return []
  }

  mutating func choose(_ item: Int, _ world: borrowing World) -> [DeskRequest] {
    guard screen == .wallboard else { return seat.choose(item, world) }
    selected = item
    return []
  }

  /// What the screen shows besides the world.
  struct Surroundings {
    var speed: PlaySpeed
    var isPaused: Bool
    var real: Int64
    var message: PhoneModel.Message?
    /// What Tab leads to from the wallboard; from the desk it leads there.
    var behindWallboard = "desk"
    /// For whom the desk is drawn; nil for the agent.
    var trainer: DeskModel.Trainer?
    /// False where the world is another terminal's, which sets its pace.
    var setsPace = true
  }

  /// The queue that is chosen on the wallboard, which shows those of no single agent.
  private func shownQueue(_ world: borrowing World) -> QueueIndex? {
    let queues = world.program.queues.indices.filter { world.program.queues[$0].owner == nil }
    return queues.isEmpty ? nil : QueueIndex(queues[min(selected, queues.count - 1)])
  }

  func draw(
    _ world: borrowing World, _ surroundings: Surroundings, size: Size, glyphs: GlyphSet
  ) -> Grid {
    var grid: Grid
    if let help {
      grid = help.draw(size: size, glyphs: glyphs)
    } else if screen == .wallboard, showsContacts, let queue = shownQueue(world) {
      var model = QueueContactsPresenter.model(queue, world)
      model.isPaused = surroundings.isPaused
      grid = QueueContactsScreen.draw(model, size: size, glyphs: glyphs)
    } else if screen == .wallboard {
      let presenter = WallboardPresenter(
        history: history, selected: selected, showsAllAgents: showsAllAgents, speed: surroundings.speed,
        isPaused: surroundings.isPaused, message: surroundings.message,
        nextScreen: surroundings.behindWallboard)
      var model = presenter.model(world)
      model.setsPace = surroundings.setsPace
      grid = WallboardScreen.draw(model, size: size, glyphs: glyphs)
    } else {
      let presenter = DeskPresenter(
        seat: seat, speed: surroundings.speed, isPaused: surroundings.isPaused, real: surroundings.real,
        message: surroundings.message, trainer: surroundings.trainer)
      var model = presenter.model(world)
      model.setsPace = surroundings.setsPace
      if let form = seat.form {
        grid = form.form.draw(model, size: size, glyphs: glyphs)
      } else {
        grid = DeskScreen.draw(model, size: size, glyphs: glyphs)
      }
    }
    grid.rings = seat.rings
    return grid
  }
}

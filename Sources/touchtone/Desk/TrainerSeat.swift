import TerminalUI
import World

/// A trainer beside an agent: sees what the agent sees, and speaks to the agent alone, or to all.
struct TrainerSeat {
  var console: DeskConsole
  private var line: TextLine? = TextLine()
  /// True once the trainer has joined the talk.
  private(set) var hasJoined = false
  private var scroll = ScrollPosition.following
  private var showsPop = false
  private var popRow = 0

  init(_ world: borrowing World, beside agent: Int) {
    console = DeskConsole(world, agent: agent, trainee: world.center.agentName(agent))
  }

  var agent: Int { console.seat.agent }

  /// Takes in what happened; what the agent's desk asks for is asked by whoever sits there.
  mutating func take(_ world: borrowing World, real: Int64) {
    let former = console.seat.story?.contact
    _ = console.take(world, real: real)
    if console.seat.story?.contact != former {
      scroll = .following
      popRow = 0
      // Whoever joined that talk has not joined the next one.
      hasJoined = false
    }
  }

  /// What a key comes to.
  enum Outcome {
    case nothing
    case says(String)
    case does(TrainerAct)
    case message(String)
    /// What is for the trainer's own terminal: another screen, the pace, quit.
    case command(Command)
  }

  mutating func handle(_ key: KeyEvent, _ world: borrowing World, size: Size) -> Outcome {
    if console.help != nil {
      _ = console.handle(key, world, size: size)
      return .nothing
    }
    if console.screen == .desk, line != nil {
      switch key {
      case .escape:
        line = nil
        return .nothing
      case .enter: return say()
      case .alternate, .function(1), .tab, .backTab, .pageUp, .pageDown, .control: break
      default:
        _ = line?.handle(key)
        return .nothing
      }
    }
    let found =
      console.screen == .desk ? Keymap.commandAtDesk(for: key) : Keymap.commandOnWallboard(for: key)
    return found.map { perform($0, world, size) } ?? .nothing
  }

  private mutating func say() -> Outcome {
    let words = (line?.text ?? "").trimmed
    line = TextLine()
    return words.isEmpty ? .nothing : .says(words)
  }

  mutating func perform(_ command: Command, _ world: borrowing World, _ size: Size) -> Outcome {
    if console.screen == .wallboard {
      let requests = console.perform(command, world)
      guard case .command(let command)? = requests.first else { return .nothing }
      return performElsewhere(command)
    }
    switch command {
    case .sayWords: line = TextLine()
    case .conference:
      guard world.talk(ofAgent: agent) != nil else {
        return .message("the agent speaks with nobody now; c joins a talk")
      }
      hasJoined.toggle()
      return .does(hasJoined ? .joins : .leaves)
    case .nextPane: showsPop.toggle()
    case .scrollUp, .scrollDown, .pageUp, .pageDown, .scrollToStart, .follow:
      if let story = console.seat.story, showsPop {
        popRow = DeskScreen.scrolledPop(popRow, story.pop, by: command, size: size)
      } else if let story = console.seat.story {
        scroll = DeskScreen.scrolled(scroll, story.watched, by: command, size: size)
      }
    default: return performElsewhere(command)
    }
    return .nothing
  }

  private mutating func performElsewhere(_ command: Command) -> Outcome {
    switch command {
    case .nextScreen, .previousScreen, .pause, .faster, .slower, .quit, .quitAtOnce: return .command(command)
    case .help: console.openHelp()
    case .close: break
    default: return .message("that is for the agent to do; c joins the talk, and words alone are a whisper")
    }
    return .nothing
  }

  /// - Parameter seat: the desk of the agent as the agent has it; nil where nobody sits there.
  func draw(
    _ world: borrowing World, beside seat: DeskSeat?, _ surroundings: DeskConsole.Surroundings, size: Size,
    glyphs: GlyphSet
  ) -> Grid {
    var console = console
    if let seat { console.seat = seat }
    console.seat.watch(sayLine: line, scroll: scroll, showsPop: showsPop, popRow: popRow)
    var surroundings = surroundings
    surroundings.trainer = DeskModel.Trainer(hasJoined: hasJoined)
    var grid = console.draw(world, surroundings, size: size, glyphs: glyphs)
    // The bell is the agent's.
    grid.rings = 0
    return grid
  }
}

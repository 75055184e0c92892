/// Makes key events of what a terminal sends: characters, codes of keys, escapes, pastes.
///
/// It is a value that knows nothing of a terminal, so that it can be tested with lists of input.
struct KeyReader: Sendable {
  /// One thing read from the terminal.
  enum Input: Sendable, Equatable {
    case character(Unicode.Scalar)
    /// A key that the terminal's description knows.
    case key(KeyEvent)
    case pasteBegins
    case pasteEnds
  }

  /// More than this of one paste is dropped.
  static let pasteLimit = 65_536

  private var paste: String?

  /// The events of a batch: all that could be read without waiting.
  mutating func events(of inputs: [Input]) -> [KeyEvent] {
    var events: [KeyEvent] = []
    var index = 0
    while index < inputs.count {
      let input = inputs[index]
      index += 1
      switch input {
      case .pasteBegins: paste = ""
      case .pasteEnds:
        if let paste, !paste.isEmpty { events.append(.paste(paste)) }
        paste = nil
      case .key(let key):
        if paste == nil { events.append(key) }
      case .character(let scalar):
        if paste != nil {
          if paste?.utf8.count ?? 0 < Self.pasteLimit { paste?.unicodeScalars.append(scalar) }
        } else if scalar == "\u{1B}" {
          if let event = Self.escape(inputs, &index) { events.append(event) }
        } else {
          events.append(Self.event(of: scalar))
        }
      }
    }
    return events
  }

  /// What an escape with the input right behind it means; nil for a sequence nobody knows.
  private static func escape(_ inputs: [Input], _ index: inout Int) -> KeyEvent? {
    guard index < inputs.count, case .character(let next) = inputs[index] else { return .escape }
    switch next {
    case "\u{1B}": return .escape
    case "[":
      guard index + 1 < inputs.count, case .character = inputs[index + 1] else { break }
      index += 1
      // A control sequence: its parameters, then one final character.
      while index < inputs.count, case .character(let scalar) = inputs[index] {
        index += 1
        if (0x40...0x7E).contains(scalar.value) { break }
      }
      return nil
    case "O":
      guard index + 1 < inputs.count, case .character(let final) = inputs[index + 1] else { break }
      index += 2
      return numberPad(final)
    default: break
    }
    index += 1
    if next.value < 0x20 || next.value == 0x7F { return event(of: next) }
    return .alternate(Character(next))
  }

  /// The keys of a number pad in its application mode.
  private static func numberPad(_ final: Unicode.Scalar) -> KeyEvent? {
    switch final {
    case "p"..."y": .character(Character(Unicode.Scalar(UInt8(final.value - 0x70 + 0x30))))
    case "j": .character("*")
    case "k": .character("+")
    case "m": .character("-")
    case "n": .character(".")
    case "o": .character("/")
    case "M": .enter
    case "A": .up
    case "B": .down
    case "C": .right
    case "D": .left
    case "H": .home
    case "F": .end
    default: nil
    }
  }

  private static func event(of scalar: Unicode.Scalar) -> KeyEvent {
    switch scalar.value {
    case 9: .tab
    case 10, 13: .enter
    case 8, 127: .backspace
    case 0: .control(" ")
    case 1...26: .control(Character(Unicode.Scalar(UInt8(scalar.value + 0x60))))
    case 28...31: .control(Character(Unicode.Scalar(UInt8(scalar.value + 0x40))))
    default: .character(Character(scalar))
    }
  }
}

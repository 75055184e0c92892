import FlowEngine
import Traffic

/// What callers do where actions ask for something: the choices of all actions in flat lists of one simulated day, so that
/// drawing one counts no references that other cores count too.
struct ChoiceTable: ~Copyable, Sendable {
  /// What a caller does.
  enum Act: Sendable, BitwiseCopyable {
    /// Presses the keys at these places, one after the other.
    case presses(from: Int32, to: Int32)
    /// Says what stands at this place of `words`.
    case says(Int32)
    case isSilent
    case hangsUp
  }

  struct Odds: Sendable, BitwiseCopyable {
    let act: Act
    /// The weights of its action's acts up to this one, its own included.
    let sum: UInt64
  }

  let words: [String]
  private var keys = ReusableList<DTMFDigit>()
  private var odds = ReusableList<Odds>()
  /// For each action where its acts begin, and behind the last one where they end.
  private var starts = ReusableList<Int32>()

  /// - Parameter choices: for each action what it is answered with; nil where it asks for nothing.
  init(_ choices: [WeightedList<CallerChoice>?]) {
    var words: [String] = []
    for choices in choices {
      starts.append(Int32(odds.count))
      for (choice, sum) in zip(choices?.elements ?? [], choices?.sums ?? []) {
        let act: Act
        switch choice {
        case .keys(let pressed):
          act = .presses(from: Int32(keys.count), to: Int32(keys.count + pressed.count))
          for key in pressed { keys.append(key) }
        case .says(let said):
          act = .says(Int32(words.count))
          words.append(said)
        case .silence: act = .isSilent
        case .hangsUp: act = .hangsUp
        }
        odds.append(Odds(act: act, sum: sum))
      }
    }
    starts.append(Int32(odds.count))
    self.words = words
  }

  @inline(__always) func key(_ place: Int32) -> DTMFDigit { keys[Int(place)] }

  /// Draws what a caller does where an action asks; nil where it asks for nothing.
  @inline(__always) func next(at action: Int, _ bits: inout RandomBits) -> Act? {
    guard action >= 0, action + 1 < starts.count else { return nil }
    let (start, end) = (Int(starts[action]), Int(starts[action + 1]))
    guard start < end else { return nil }
    let drawn = UInt64(bits.next(below: odds[end - 1].sum))
    var place = start
    while odds[place].sum <= drawn { place += 1 }
    return odds[place].act
  }
}

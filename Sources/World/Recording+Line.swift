import ContactCenter
import FlowEngine
import Store

// What is known of a line without standing at its end.
extension Recording {
  /// All that was told until the end of the line, wherever the world stands.
  public var told: Transcript { end?.observer ?? world.observer }

  /// The state at the end of the line, wherever the world stands.
  public var stateAtEnd: WorldState { end?.state ?? world.state }

  /// How many entries the transcript has at a position.
  public func entryCount(at position: Int) -> Int { position == 0 ? 0 : line[position - 1].entryCount }

  /// What the clock shows at a position.
  public func time(at position: Int) -> Timestamp { clock(at: position) }

  /// The position just after an entry of the transcript was made.
  public func position(afterEntry entry: Int) -> Int {
    var (low, high) = (0, line.count)
    while low < high {
      let middle = (low + high) / 2
      if line[middle].entryCount > entry { high = middle } else { low = middle + 1 }
    }
    return min(low + 1, line.count)
  }

  /// The last position whose time is not after a moment.
  public func position(at moment: Timestamp) -> Int {
    var (low, high) = (0, line.count)
    while low < high {
      let middle = (low + high + 1) / 2
      if clock(at: middle) <= moment { low = middle } else { high = middle - 1 }
    }
    return low
  }

  /// The input that comes after a position, if one does.
  public func input(after position: Int) -> Input? {
    position < line.count ? line[position].input.map { inputs[$0] } : nil
  }

  /// What was declared to be so until the present position, from which of the transcript's entries on.
  public var declarations: [(entry: Int, conditions: Conditions)] {
    var declared = [(0, keyframes[0].state.conditions)]
    for place in line[..<position].indices {
      guard let input = line[place].input, case .declare(let conditions) = inputs[input] else { continue }
      declared.append((entryCount(at: place), conditions))
    }
    return declared
  }

  /// What people at desks did until the present position, from which of the transcript's entries on.
  public var deskInputs: [(entry: Int, input: Input)] {
    line[..<position].indices.compactMap { place in
      guard let input = line[place].input else { return nil }
      switch inputs[input] {
      case .sitDown, .act, .change: return (entryCount(at: place), inputs[input])
      case .call, .press, .say, .choose, .hangUp, .answerRing, .declineRing, .declare, .answer, .set, .edit,
        .force, .agentSays, .trainerSays, .trainer, .agentPresses, .report:
        return nil
      }
    }
  }

  /// What was chosen on pages until the present position, with what was typed in there, in order.
  public var choices: [PageChoice] {
    line[..<position].compactMap { happening in
      guard let input = happening.input, case .choose(let action, let fields, _) = inputs[input] else {
        return nil
      }
      return PageChoice(action, fields)
    }
  }

  /// What the line did to the rows until the position, beyond what another line did that began as it did: from the rows
  /// as the other one has them.
  public func netChanges(beyond other: borrowing Recording) -> Changeset {
    .net(of: wayOver(from: other))
  }

  /// A row that another process wrote between two of the changes which lead from the other line's rows to this one's: what
  /// it wrote would be lost. Nil for none.
  func rowWrittenBetween(beyond other: borrowing Recording) -> RowConflict? {
    Changeset.gap(in: wayOver(from: other))
  }

  /// What the other line did beyond the beginning that both have, taken back, and what this one did.
  private func wayOver(from other: borrowing Recording) -> [Changeset] {
    let (own, others) = (changesUntilNow, other.changesUntilNow)
    let common = zip(own, others).prefix { $0 == $1 }.count
    return others[common...].reversed().map(\.inverted) + own[common...]
  }

  /// What the line did to the rows until the position.
  private var changesUntilNow: [Changeset] {
    world.journal.map { $0.changes(in: 0..<$0.position) } ?? []
  }
}

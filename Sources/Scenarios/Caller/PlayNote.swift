import ContactCenter
import World

/// Something said to the person who plays, not to the caller: a line of its own in the transcript.
public struct PlayNote: Hashable {
  public let entry: TranscriptEntry
  /// How many entries the world's transcript had before it.
  public let place: Int

  /// A note at this moment, where the contact is now.
  public init(_ text: String, in world: borrowing World, _ contact: Int) {
    let state = world.state.contacts[contact]
    let execution = state.contact.execution
    let action = execution.flow != nil && execution.action.raw >= 0 ? execution.action : nil
    let origin = action.map { world.program.actionSources[$0.index] }
    entry = TranscriptEntry(
      at: state.endedAt ?? world.state.now, contact: contact, kind: .note, text: text,
      flow: origin.map { world.program.flows[$0.flow.index].name } ?? "",
      action: origin?.action.identifier ?? "", actionIndex: action, detail: .none)
    place = world.observer.entries.count
  }

  /// A note about an entry, right behind it.
  public init(_ text: String, behind entry: TranscriptEntry, at number: Int) {
    self.entry = TranscriptEntry(
      at: entry.at, contact: entry.contact, kind: .note, text: text, flow: entry.flow, action: entry.action,
      actionIndex: entry.actionIndex, detail: .none)
    place = number + 1
  }
}

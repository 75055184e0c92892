import ContactCenter
import FlowEngine
import TerminalUI
import World

/// The contact pane's rows, with what changed since the step before.
struct ContactChanges {
  /// A value that has changed stands out for this long, in nanoseconds of the machine's clock.
  static let boldNanoseconds: Int64 = 4_000_000_000

  private var values: [(name: String, value: String)] = []
  private var changed: [(name: String, was: String, at: Int64, step: Int)] = []
  private var step = 0
  private var shownAt: Int64 = 0

  /// Takes note of the contact's values at a moment of the machine's clock.
  mutating func note(_ contact: Contact, _ program: Program, at real: Int64) {
    let fresh = Self.values(of: contact, program)
    shownAt = real
    if contact.actionCount != step {
      step = contact.actionCount
      changed.removeAll { $0.step < step && real - $0.at > Self.boldNanoseconds }
    }
    for (name, value) in fresh {
      let before = values.first { $0.name == name }?.value ?? ""
      guard before != value, !values.isEmpty else { continue }
      changed.removeAll { $0.name == name }
      changed.append((name, before, real, step))
    }
    values = fresh
  }

  /// When a bold value becomes plain again; nil when none is bold.
  var nextFade: Int64? { changed.map { $0.at + Self.boldNanoseconds }.filter { $0 > shownAt }.min() }

  var rows: [ContactRow] {
    values.map { name, value in
      guard let change = changed.first(where: { $0.name == name }) else { return ContactRow(name, value) }
      let isBold = shownAt - change.at < Self.boldNanoseconds
      return ContactRow(name, value, isBold ? .justChanged(was: change.was) : .changed(was: change.was))
    }
  }

  private static func values(of contact: Contact, _ program: Program) -> [(name: String, value: String)] {
    var found = contact.entries(contact.attributes, names: program.slotNames(.attributes), program)
    let external = contact.entries(contact.external, names: program.slotNames(.external), program)
    let telling = external.filter { !$0.value.isEmpty }.map { "\($0.name)=\($0.value)" }
    found.append(("$.External", telling.joined(separator: "  ")))
    found.append(("queue", contact.targetQueue.map { program.queues[$0.index].name } ?? ""))
    found.append(("stored input", contact.string(contact.storedInput, program)))
    return found
  }
}

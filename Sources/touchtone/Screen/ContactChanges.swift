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
  /// By name, the step of the last change.
  private var steps: [String: Int] = [:]
  private var step = 0
  private var shownAt: Int64 = 0

  /// Takes note of the contact's values at a moment of the machine's clock.
  ///
  /// - Parameters:
  ///   - telling: the key of the last Lambda's answer that the flow branches on.
  ///   - isPaused: whether the call goes on by hand: then a mark goes with the next step. In a call that runs, steps follow
  ///     each other too fast to be seen, and it stays as long as the value stands out.
  mutating func note(
    _ contact: Contact, _ program: Program, telling: String?, isPaused: Bool, at real: Int64
  ) {
    let fresh = Self.values(of: contact, program, telling: telling)
    shownAt = real
    if contact.actionCount != step {
      step = contact.actionCount
      changed.removeAll { $0.step < step && (isPaused || real - $0.at > Self.boldNanoseconds) }
    }
    for (name, value) in fresh {
      let before = values.first { $0.name == name }?.value ?? ""
      guard before != value, !values.isEmpty else { continue }
      changed.removeAll { $0.name == name }
      // All of an answer is new: what it was before tells nothing.
      changed.append((name, name == Self.external ? "" : before, real, step))
      steps[name] = step
    }
    values = fresh
  }

  /// When a bold value becomes plain again; nil when none is bold.
  var nextFade: Int64? { changed.map { $0.at + Self.boldNanoseconds }.filter { $0 > shownAt }.min() }

  /// What changed last comes first, and what is empty last: a small pane shows the telling rows.
  var rows: [ContactRow] {
    let order = values.indices.sorted { left, right in
      let (first, second) = (rank(values[left]), rank(values[right]))
      return first != second ? first > second : left < right
    }
    return order.map { index in
      let (name, value) = values[index]
      guard let change = changed.first(where: { $0.name == name }) else { return ContactRow(name, value) }
      let isBold = shownAt - change.at < Self.boldNanoseconds
      return ContactRow(name, value, isBold ? .justChanged(was: change.was) : .changed(was: change.was))
    }
  }

  /// The step in which a value became what it is; less than any for an empty one that was never another.
  private func rank(_ value: (name: String, value: String)) -> Int {
    steps[value.name] ?? (value.value.isEmpty ? -1 : 0)
  }

  private static let external = "$.External"

  private static func values(of contact: Contact, _ program: Program, telling: String?) -> [(
    name: String, value: String
  )] {
    var found = contact.entries(contact.attributes, names: program.slotNames(.attributes), program)
    let external = contact.entries(contact.external, names: program.slotNames(.external), program)
    let answer = EntryWriter.telling(
      external.map { NamedValue(name: $0.name, value: $0.value) }, first: telling, atMost: 2)
    found.append((Self.external, answer.joined(separator: "  ")))
    found.append(("queue", contact.targetQueue.map { contact.name(of: $0, program) } ?? ""))
    found.append(("stored input", contact.string(contact.storedInput, program)))
    return found
  }
}

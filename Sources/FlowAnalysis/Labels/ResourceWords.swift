import ContactCenter
import FlowEngine

/// The names of what flows refer to: the center's, else the one that the flow's metadata gives, else the one in the
/// reference itself.
struct ResourceWords {
  let program: Program

  func queue(_ reference: String?) -> String? {
    name(reference) { program.queue($0).map { program.queues[$0.index].name } }
  }

  /// A queue of which nothing but an id is known: "another queue", with a number where there are several.
  func namelessQueue(_ reference: String?) -> String {
    let nameless = program.queues.indices.filter { index in
      let queue = program.queues[index]
      return !queue.isHere && Self.readable(queue.name) == nil
    }
    guard nameless.count > 1, let queue = reference.flatMap(program.queue),
      let place = nameless.firstIndex(of: queue.index)
    else { return "another queue" }
    return "another queue, no. \(place + 1)"
  }

  func hours(_ reference: String?) -> String? {
    name(reference) { program.hours($0).map { program.hours[$0.index].name } }
  }

  func flow(_ reference: String?) -> String? {
    name(reference) { text in
      let named = program.resourceNames[text].flatMap { program.flow($0) }
      return (program.flow(text) ?? named).map { program.flows[$0.index].name }
    }
  }

  /// A function's own name, which its ARN has, comes before the one that metadata keeps.
  func lambda(_ reference: String?) -> String? {
    name(reference, program.shownName(ofLambda:))
  }

  func prompt(_ reference: String?) -> String? { name(reference) { program.center.prompts[$0]?.name } }

  /// A bot by its own id rather than by its alias's, which an ARN ends with.
  func bot(_ reference: String?, named metadata: String?) -> String? {
    name(reference) { text in
      let own = program.shownName(ofBot: text)
      return metadata ?? (own == text ? nil : own)
    }
  }

  /// Of anything else.
  func other(_ reference: String?, named metadata: String? = nil) -> String? {
    name(reference) { _ in metadata }
  }

  private func name(_ reference: String?, _ find: (String) -> String?) -> String? {
    guard let text = reference, !text.isEmpty else { return nil }
    if let path = ReferenceWords.first(in: text), ReferenceWords.isLone(text) {
      return ReferenceWords.name(of: path)
    }
    let candidates = [find(text), program.resourceNames[text], ResourceReference.lastPart(of: text)]
    return candidates.lazy.compactMap { $0 }.compactMap(Self.readable).first
  }

  /// The name without what tools put around it; nil when nothing readable is left.
  ///
  /// Exports that are templates have placeholders for names: `${HoldFlowName}`, `{{lambdas.bookSlot.arn}}`.
  static func readable(_ name: String) -> String? {
    let line = PlainWords.line(name)
    guard let inner = line.placeholderName else { return nil }
    let plain = inner == line ? line : PlainWords.trimmed(inner)
    guard !plain.isEmpty, !PlainWords.holdsId(plain), plain.contains(where: { $0.isLetter || $0.isNumber })
    else { return nil }
    return plain
  }
}

import ContactCenter
import FlowDocument
import JSON

extension ProgramBuilder {
  /// A template of tasks, by its id or name; nil where the center does not have it.
  public func taskTemplate(_ reference: String) -> TaskTemplateDefinition? {
    parts.center.taskTemplates[reference]
  }

  /// True where the center says which templates of tasks there are.
  public var knowsTaskTemplates: Bool { !parts.center.taskTemplates.isEmpty }

  /// As `values(_:)`, and behind them what a template has for paths that are none of theirs.
  public mutating func values(
    _ entries: [(value: JSONValue?, space: Reference.Space, path: String)],
    and defaults: [TaskTemplateDefinition.Default]
  ) -> AssignmentRange {
    let given = values(entries)
    for standard in defaults {
      parts.assignments.append(
        Assignment(
          name: text(standard.path), slot: -1, value: text(standard.value), isJSON: false, space: .data))
    }
    return AssignmentRange(first: given.first, count: Int32(parts.assignments.count) - given.first)
  }
}

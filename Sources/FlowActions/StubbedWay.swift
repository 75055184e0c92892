import FlowDocument
import FlowEngine

/// The way on from an action that nothing here does: the declared branch, else its type's own; and the world says so.
struct StubbedWay: Sendable, BitwiseCopyable {
  let branches: BranchTable
  private let type: TextHandle
  /// -1 where nothing is declared.
  private let declared: Int32

  init(_ source: ActionSource, _ program: inout ProgramBuilder) {
    branches = source.branches
    type = program.text(source.action.type)
    declared = program.declaredBranch(source)?.raw ?? -1
  }

  /// The declared branch, else this one.
  func take(
    orElse standard: Next, _ turn: borrowing Turn, _ contact: inout Contact, _ effects: inout Effects
  ) -> Next {
    let next: Next = declared < 0 ? standard : .take(BranchIndex(raw: declared))
    effects.askStandIn(turn.text(of: type, &contact, &effects), next)
    return next
  }
}

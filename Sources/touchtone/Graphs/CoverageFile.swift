import CenterFiles
import Diagnostics
import FlowAnalysis
import FlowEngine
import JSON

/// What `touchtone test --coverage-format json` wrote, read again to be laid over flows.
struct CoverageFile {
  /// How often the scenarios took each branch that is still there.
  private(set) var tally: BranchTally
  /// What the file counts and the flows no longer have; nil where it is all there.
  private(set) var remark: Diagnostic?

  private let program: Program
  private var lostCount = 0

  init(_ path: String, for loaded: LoadedCenter) throws(Diagnostic) {
    guard UserFile.kind(of: path) != .folder else {
      throw Diagnostic(
        in: path, "this is a folder, not a coverage", rule: "coverage",
        fix: "name the file in which you keep what \"touchtone test PATH --coverage-format json\" writes")
    }
    let document = try JSONDocument(parsing: UserFile.read(path), named: path)
    program = loaded.program
    tally = BranchTally(for: program)
    let centers = document.root.elements
    guard document.root.kind == .array, centers.allSatisfy({ $0["flows"]?.kind == .array }) else {
      throw document.root.finding(
        "this is no coverage", rule: "coverage",
        fix: "write it with \"touchtone test PATH --coverage-format json\"")
    }
    // The same center may have been called by another path; then flows are known by their names alone.
    let place = UserFile.resolved(loaded.path)
    let same = centers.filter { $0["path"]?.string.flatMap(UserFile.resolved) == place }
    for center in same.isEmpty ? centers : same {
      for flow in center["flows"]?.elements ?? [] { add(flow) }
    }
    if lostCount > 0 {
      remark = Diagnostic(
        .warning, in: path, "\(lostCount) of the counted actions and branches are not in these flows",
        rule: "coverage", why: "the flows changed since, or are others",
        fix: "write it anew with \"touchtone test PATH --coverage-format json\"")
    }
  }

  private mutating func add(_ flow: JSONValue) {
    let known = flow["flow"]?.string.flatMap { program.flow($0) }
    // Of one flow on its own the others are not missed.
    if known == nil, program.isLoneFlow { return }
    for action in flow["actions"]?.elements ?? [] {
      let actions = known.map { program.flows[$0.index].actions } ?? 0..<0
      let found = actions.first {
        program.actionSources[$0].action.identifier == action["action"]?.string
      }
      guard let found else {
        lostCount += 1
        continue
      }
      tally.add(Self.count(action), to: ActionIndex(found))
      add(action["branches"]?.elements ?? [], of: ActionIndex(found))
    }
  }

  /// Branches of one outcome follow each other as they do in the flow.
  private mutating func add(_ branches: [JSONValue], of action: ActionIndex) {
    var open = Array(program.branches(of: action))
    for branch in branches {
      let place = open.firstIndex { program.branches[$0].outcome.name == branch["branch"]?.string }
      guard let place else {
        lostCount += 1
        continue
      }
      tally.add(Self.count(branch), to: BranchIndex(open.remove(at: place)))
    }
  }

  /// Never less than nothing, and never so much that a sum overflows.
  private static func count(_ value: JSONValue) -> Int { min(max(value["count"]?.integer ?? 0, 0), 1 << 40) }
}

import FlowEngine

/// Modules that invoke themselves, at once or by way of others.
enum ModuleRecursion: CenterCheck {
  static let description = CheckDescription(
    "module-recursion", in: .limits, .error,
    "a module invokes itself, or is invoked again by one that it invokes",
    why:
      "the service stops recursion: the module is not run again, and its invocation takes the error branch",
    fix: "repeat inside the module with a Loop action, or let the flow invoke the module again",
    bad: CheckExample(
      also: [.module("m1", invoking: "m2"), .module("m2", invoking: "m1")],
      .invoke("go", "m1", "hello"), .say("hello", "Hello.", "end"), .end()),
    good: CheckExample(
      also: [.module("m1", invoking: "m2"), .module("m2", invoking: nil)],
      .invoke("go", "m1", "hello"), .say("hello", "Hello.", "end"), .end()))

  static func check(_ center: AnalyzedCenter, _ findings: inout Findings) {
    let rings = ModuleRings(center)
    for link in rings.links where rings.isInRing(link) {
      guard let target = link.target else { continue }
      let way = rings.way(from: target, backTo: link.source.flow.index)
      let names = ([link.source.flow.index] + way).map { "\"\(center.program.flows[$0.index].name)\"" }
      findings.report(
        self, at: link.value,
        way.count == 1
          ? "\(link.source.quoted) invokes \(names[0]), the module that it is in"
          : "\(link.source.quoted) invokes \(names[1]), which comes to \(names[0]) again: "
            + names.joined(separator: " → "))
    }
  }
}

/// Which modules are invoked from one another in a ring.
struct ModuleRings {
  /// The reachable invocations of modules that are here.
  let links: [FlowLink]
  private let components: [Int]
  private let ways: [[Int]]

  init(_ center: AnalyzedCenter) {
    links = center.links.filter { $0.kind == .module && $0.source.isReachable && $0.target != nil }
    var ways = Array(repeating: [Int](), count: center.program.flows.count)
    for link in links {
      if let target = link.target { ways[link.source.flow.index.index].append(target.index) }
    }
    self.ways = ways
    components = FlowAnalysis.components(of: ways)
  }

  /// True for an invocation that closes, or is part of, a ring.
  func isInRing(_ link: FlowLink) -> Bool {
    link.target.map { components[$0.index] == components[link.source.flow.index.index] } ?? false
  }

  /// The shortest way from one flow of a ring to another, both included.
  func way(from start: FlowIndex, backTo end: FlowIndex) -> [FlowIndex] {
    var before: [Int: Int] = [:]
    var rest = [start.index]
    var next = 0
    while next < rest.count, rest[next] != end.index {
      let flow = rest[next]
      next += 1
      for target in ways[flow] where target != start.index && before[target] == nil {
        before[target] = flow
        rest.append(target)
      }
    }
    var way = [end.index]
    while way[way.count - 1] != start.index, let previous = before[way[way.count - 1]] {
      way.append(previous)
    }
    return way.reversed().map { FlowIndex($0) }
  }
}

import FlowEngine

/// Modules that invoke modules, deeper than the service lets them.
enum ModuleNesting: CenterCheck {
  static let description = CheckDescription(
    "module-nesting", in: .limits, .error, "modules invoke modules, deeper than five",
    why:
      "the service nests modules five deep: the sixth is not run, and its invocation takes the error branch",
    fix: "bring the work of some of them together",
    bad: CheckExample(
      also: (1...6).map { .module("m\($0)", invoking: $0 < 6 ? "m\($0 + 1)" : nil) },
      .invoke("go", "m1", "hello"), .say("hello", "Hello.", "end"), .end()),
    good: CheckExample(
      also: [.module("m1", invoking: "m2"), .module("m2", invoking: nil)],
      .invoke("go", "m1", "hello"), .say("hello", "Hello.", "end"), .end()))

  /// Reference, section 9.
  private static let limit = 5

  static func check(_ center: AnalyzedCenter, _ findings: inout Findings) {
    // A module is at least in the flow that invokes it, be that here or not.
    var depths = center.program.flows.map { $0.document.type == .module ? 1 : 0 }
    let rings = ModuleRings(center)
    let links = rings.links.filter { !rings.isInRing($0) }
    // Every round carries the depth one link on.
    for _ in 0...limit {
      for link in links {
        guard let target = link.target?.index else { continue }
        depths[target] = max(depths[target], min(limit + 1, depths[link.source.flow.index.index] + 1))
      }
    }
    for link in links where depths[link.source.flow.index.index] == limit {
      guard let target = link.target else { continue }
      findings.report(
        self, at: link.value,
        "\(link.source.quoted) invokes \"\(center.program.flows[target.index].name)\" as the sixth module in one another"
      )
    }
  }
}

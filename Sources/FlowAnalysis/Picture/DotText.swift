extension FlowPicture {
  /// The picture in Graphviz's language.
  ///
  /// Where it says how often calls came by, boxes and arrows have classes (`taken`, `partly`, `never`, `failing`) beside
  /// their colors, and each box its id, for a page that has a look of its own.
  ///
  /// What would gather arrows from all over the picture is named beside each of their sources (`FlowJumps`).
  public var dot: String {
    let jumps = FlowJumps(self)
    let titles = Dictionary(
      groups.flatMap(\.boxes).map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
    var lines = [
      "digraph flows {",
      #"  graph [rankdir=TB, fontname="Helvetica", fontsize=14, fontcolor="\#(DotColors.ink)", nodesep=0.3, ranksep=0.45, compound=true\#(jumps.isShort.count > Self.quickBeyond ? Self.quick : "")];"#,
      #"  node [fontname="Helvetica", fontsize=11, style="filled,rounded", shape=box, color="\#(DotColors.line)", fontcolor="\#(DotColors.ink)", fillcolor="\#(DotColors.plain)", margin="0.14,0.08"];"#,
      #"  edge [fontname="Helvetica", fontsize=10, color="\#(DotColors.line)", fontcolor="\#(DotColors.ink)", arrowsize=0.7];"#,
    ]
    for group in groups {
      lines.append("  subgraph cluster_\(group.id) {")
      lines.append(
        #"    label="\#(Self.dotEscaped(group.title))"; labeljust=l; style="rounded"; color="\#(DotColors.frame)"; margin=16;"#
      )
      for box in group.boxes {
        lines.append("    \(box.id) [\(Self.dotLook(box, crowd: jumps.crowds[box.id]))];")
      }
      let own = Set(group.boxes.map(\.id))
      for (number, arrow) in arrows.enumerated() where jumps.isShort[number] && own.contains(arrow.from) {
        lines.append("    j\(number) [\(Self.dotLook(arrow, leadingTo: titles[arrow.to] ?? ""))];")
      }
      lines.append("  }")
    }
    for (number, arrow) in arrows.enumerated() {
      let look = Self.dotLook(arrow)
      let target = jumps.isShort[number] ? "j\(number)" : arrow.to
      lines.append("  \(arrow.from) -> \(target)\(look.isEmpty ? "" : " [\(look)]");")
    }
    lines.append("}")
    return lines.joined(separator: "\n")
  }

  /// Beyond so many arrows Graphviz is not to look for the very best picture.
  private static let quickBeyond = 120
  private static let quick = ", nslimit=1, nslimit1=1, mclimit=0.3"

  /// The mark that names where a short arrow leads.
  private static func dotLook(_ arrow: Arrow, leadingTo name: String) -> String {
    let rows = folded("→ " + name, to: 24)
    let color = arrow.isFailure ? DotColors.failure : DotColors.line
    return
      #"label="\#(rows.map(dotEscaped).joined(separator: #"\n"#))", shape=plaintext, style="", fontsize=9, fontcolor="\#(color)", margin="0.02,0.02", width=0.2, height=0.2"#
  }

  private enum DotColors {
    static let ink = "#1f2933"
    static let line = "#7b8794"
    static let frame = "#cbd2d9"
    static let plain = "#f5f7fa"
    static let failure = "#ba2525"
    static let link = "#2b6cb0"
    static let taken = "#1f7a4d"
    static let never = "#b45309"
  }

  private static func dotLook(_ box: Box, crowd: Int?) -> String {
    var rows = folded(box.name + (box.isStandIn ? " ≈" : ""), to: 26)
    if let crowd { rows.append("from \(crowd) places") }
    if box.isFailing { rows.append("! a scenario fails") }
    if let mark = box.mark { rows.append(mark.text) }
    let label = #"label="\#(rows.map(dotEscaped).joined(separator: #"\n"#))""#
    guard let mark = box.mark else { return label + plainLook(box) }
    let shape = box.shape == .decision ? ", shape=hexagon" : ""
    let look =
      switch mark.extent {
      case _ where box.isFailing:
        ##", style="filled,rounded,bold", color="\##(DotColors.failure)", fillcolor="#fde8e8""##
      case .taken: ##", color="\##(DotColors.taken)", fillcolor="#e3f5ea""##
      case .partly: ##", color="\##(DotColors.never)", fillcolor="#fdf3d7", penwidth=1.4"##
      case .never:
        ##", style="filled,rounded,dashed", color="\##(DotColors.never)", fillcolor="#ffffff", penwidth=1.4"##
      }
    let name = box.isFailing ? "failing" : mark.extent.rawValue
    return label + shape + look + #", id="\#(box.id)", class="\#(name)""#
  }

  private static func plainLook(_ box: Box) -> String {
    let look =
      switch box.shape {
      case .start: ##", shape=circle, width=0.55, fixedsize=true, fontsize=9, fillcolor="#e6fffa""##
      case .speech: ""
      case .input: ##", fillcolor="#e3f8ff", penwidth=1.6"##
      case .decision: ##", shape=hexagon, style=filled, fillcolor="#fffbea""##
      case .service: ##", fillcolor="#f0e7fe""##
      case .setting: ##", fillcolor="#ffffff", style="rounded", fontcolor="#52606d""##
      case .end: ##", shape=box, style="filled,rounded", fillcolor="#e4e7eb""##
      }
    return box.isStandIn ? look + ##", color="#de911d", penwidth=1.6"## : look
  }

  private static func dotLook(_ arrow: Arrow) -> String {
    var look: [String] = []
    let words = arrow.mark?.text(with: arrow.label) ?? arrow.label
    if !words.isEmpty {
      let label = folded(words, to: 24).map(dotEscaped).joined(separator: #"\n"#)
      look.append(#"label=" \#(label) ""#)
    }
    if let mark = arrow.mark {
      let isOpen = mark.extent != .taken
      let color = isOpen ? DotColors.never : DotColors.taken
      look.append(
        #"\#(isOpen ? "style=dashed, " : "")color="\#(color)", fontcolor="\#(color)", class="\#(mark.extent.rawValue)""#
      )
    } else if arrow.isFailure {
      look.append(#"style=dashed, color="\#(DotColors.failure)", fontcolor="\#(DotColors.failure)""#)
    }
    if arrow.isLink {
      look.append(#"style=bold, color="\#(DotColors.link)", fontcolor="\#(DotColors.link)""#)
    }
    return look.joined(separator: ", ")
  }

  /// As it may stand in quotes; what looks like a character's name or number is none.
  private static func dotEscaped(_ text: String) -> String {
    text.reduce(into: "") { escaped, character in
      if character == "\"" || character == "\\" { escaped.append("\\") }
      escaped += character == "&" ? "&amp;" : String(character)
    }
  }

  /// The text in lines of about that many characters, broken at blanks.
  static func folded(_ text: String, to limit: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      if !line.isEmpty, line.count + 1 + word.count > limit {
        lines.append(line)
        line = ""
      }
      line += (line.isEmpty ? "" : " ") + word
    }
    lines.append(line)
    return lines
  }
}

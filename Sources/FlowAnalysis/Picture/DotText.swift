extension FlowPicture {
  /// The picture in Graphviz's language.
  public var dot: String {
    var lines = [
      "digraph flows {",
      #"  graph [rankdir=TB, fontname="Helvetica", fontsize=14, fontcolor="\#(DotColors.ink)", nodesep=0.3, ranksep=0.45, compound=true];"#,
      #"  node [fontname="Helvetica", fontsize=11, style="filled,rounded", shape=box, color="\#(DotColors.line)", fontcolor="\#(DotColors.ink)", fillcolor="\#(DotColors.plain)", margin="0.14,0.08"];"#,
      #"  edge [fontname="Helvetica", fontsize=10, color="\#(DotColors.line)", fontcolor="\#(DotColors.ink)", arrowsize=0.7];"#,
    ]
    for group in groups {
      lines.append("  subgraph cluster_\(group.id) {")
      lines.append(
        #"    label="\#(Self.dotEscaped(group.title))"; labeljust=l; style="rounded"; color="\#(DotColors.frame)"; margin=16;"#
      )
      for box in group.boxes {
        let name = Self.folded(box.name, to: 26).map(Self.dotEscaped).joined(separator: #"\n"#)
        lines.append(#"    \#(box.id) [label="\#(name)\#(box.isStandIn ? " ≈" : "")"\#(Self.dotLook(box))];"#)
      }
      lines.append("  }")
    }
    for arrow in arrows {
      var look: [String] = []
      if !arrow.label.isEmpty {
        let label = Self.folded(arrow.label, to: 24).map(Self.dotEscaped).joined(separator: #"\n"#)
        look.append(#"label=" \#(label) ""#)
      }
      if arrow.isFailure {
        look.append(#"style=dashed, color="\#(DotColors.failure)", fontcolor="\#(DotColors.failure)""#)
      }
      if arrow.isLink {
        look.append(#"style=bold, color="\#(DotColors.link)", fontcolor="\#(DotColors.link)""#)
      }
      lines.append(
        "  \(arrow.from) -> \(arrow.to)\(look.isEmpty ? "" : " [\(look.joined(separator: ", "))]");")
    }
    lines.append("}")
    return lines.joined(separator: "\n")
  }

  private enum DotColors {
    static let ink = "#1f2933"
    static let line = "#7b8794"
    static let frame = "#cbd2d9"
    static let plain = "#f5f7fa"
    static let failure = "#ba2525"
    static let link = "#2b6cb0"
  }

  private static func dotLook(_ box: Box) -> String {
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

  private static func dotEscaped(_ text: String) -> String {
    text.reduce(into: "") { escaped, character in
      if character == "\"" || character == "\\" { escaped.append("\\") }
      escaped.append(character)
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

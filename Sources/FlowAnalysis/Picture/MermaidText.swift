extension FlowPicture {
  /// The picture as a Mermaid flowchart.
  public var mermaid: String {
    var lines = ["flowchart TD"]
    for group in groups {
      lines.append("  subgraph \(group.id)[\(Self.quoted(group.title))]")
      for box in group.boxes {
        let name = Self.quoted(box.name + (box.isStandIn ? " ≈" : ""))
        let shape =
          switch box.shape {
          case .start: "((\(name)))"
          case .speech: "[\(name)]"
          case .input: "[/\(name)/]"
          case .decision: "{{\(name)}}"
          case .service: "[[\(name)]]"
          case .setting: "(\(name))"
          case .end: "([\(name)])"
          }
        lines.append("    \(box.id)\(shape)")
      }
      lines.append("  end")
    }
    for arrow in arrows {
      let line = arrow.isFailure ? "-.->" : arrow.isLink ? "==>" : "-->"
      let label = arrow.label.isEmpty ? "" : "|\(Self.quoted(arrow.label))|"
      lines.append("  \(arrow.from) \(line)\(label) \(arrow.to)")
    }
    return lines.joined(separator: "\n")
  }

  /// In quotes, with what Mermaid or a browser would read as its own written as numbers.
  private static func quoted(_ text: String) -> String {
    let plain = text.unicodeScalars.map { scalar in
      #"#"&<>`\;|[]{}()"#.unicodeScalars.contains(scalar) ? "#\(scalar.value);" : String(scalar)
    }
    return "\"\(plain.joined())\""
  }
}

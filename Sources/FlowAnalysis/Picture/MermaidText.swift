extension FlowPicture {
  /// The picture as a Mermaid flowchart.
  public var mermaid: String {
    var lines = ["flowchart TD"]
    for group in groups {
      lines.append("  subgraph \(group.id)[\(Self.quoted(group.title))]")
      for box in group.boxes {
        var words = box.name + (box.isStandIn ? " ≈" : "")
        if let mark = box.mark { words += " " + mark.text }
        let name = Self.quoted(words)
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
        lines.append("    \(box.id)\(shape)" + (box.mark.map { ":::" + $0.extent.rawValue } ?? ""))
      }
      lines.append("  end")
    }
    for arrow in arrows {
      let isDotted = arrow.mark.map { $0.extent == .never } ?? arrow.isFailure
      let line = isDotted ? "-.->" : arrow.isLink ? "==>" : "-->"
      let words = arrow.mark?.text(with: arrow.label) ?? arrow.label
      let label = words.isEmpty ? "" : "|\(Self.quoted(words))|"
      lines.append("  \(arrow.from) \(line)\(label) \(arrow.to)")
    }
    if groups.contains(where: { $0.boxes.contains { $0.mark != nil } }) {
      lines += [
        "  classDef taken fill:#e3f5ea,stroke:#1f7a4d,color:#1f2933",
        "  classDef partly fill:#fdf3d7,stroke:#b45309,color:#1f2933",
        "  classDef never fill:#ffffff,stroke:#b45309,color:#1f2933,stroke-dasharray:5 4",
      ]
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

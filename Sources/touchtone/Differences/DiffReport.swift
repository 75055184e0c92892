import CenterFiles
import Diagnostics
import FlowAnalysis
import FlowDocument
import FlowEngine
import JSON

/// The changes between two centers, or two flow files, in the three forms that `diff` prints.
struct DiffReport {
  /// One flow that is in both versions.
  struct Compared {
    let name: String
    let comparison: FlowComparison
  }

  let compared: [Compared]
  /// Flows of the new version that the old one has not.
  let added: [String]
  let removed: [String]
  private let before: LoadedCenter
  private let after: LoadedCenter

  /// Two flow files are two versions of one flow, whatever they are called; in folders, flows are paired by name, and of
  /// several with one name those that differ least.
  init(from before: LoadedCenter, to after: LoadedCenter) {
    self.before = before
    self.after = after
    let (oldLabels, newLabels) = (before.labels, after.labels)
    // The words of a recording are compared where both versions have it.
    let unheard = Set((before.missingPrompts + after.missingPrompts).map(\.name))
    func wording(_ reference: String, in version: LoadedCenter) -> String? {
      guard let prompt = version.center.definition.prompts[reference], !unheard.contains(prompt.name) else {
        return nil
      }
      return version.center.wording(ofPrompt: reference)
    }
    func compare(_ old: FlowIndex, _ new: FlowIndex) -> Pair {
      let comparison = FlowComparison(
        from: (old, before.program, oldLabels), to: (new, after.program, newLabels),
        oldWording: { wording($0, in: before) }, newWording: { wording($0, in: after) })
      let (oldFile, newFile) = (before.document(of: old).fileName, after.document(of: new).fileName)
      return Pair(old: old, new: new, comparison: comparison, isOfOneFile: oldFile == newFile)
    }
    var candidates: [Pair] = []
    if before.namedFlows.count == 1, after.namedFlows.count == 1 {
      candidates = [compare(before.namedFlows[0], after.namedFlows[0])]
    } else {
      for new in after.namedFlows {
        let namesakes = before.namedFlows.filter {
          before.document(of: $0).name == after.document(of: new).name
        }
        candidates += namesakes.map { compare($0, new) }
      }
    }
    var pairs: [Pair] = []
    for pair in candidates.sorted(by: { $0.rank < $1.rank })
    where !pairs.contains(where: { $0.old == pair.old || $0.new == pair.new }) {
      pairs.append(pair)
    }
    pairs.sort { $0.new.index < $1.new.index }
    compared = pairs.map { pair in
      Compared(name: after.document(of: pair.new).name, comparison: pair.comparison)
    }
    added = after.namedFlows.filter { flow in !pairs.contains { $0.new == flow } }
      .map { Self.name(of: $0, in: after) }
    removed = before.namedFlows.filter { flow in !pairs.contains { $0.old == flow } }
      .map { Self.name(of: $0, in: before) }
  }

  /// A flow of each version that may be the same.
  private struct Pair {
    let old: FlowIndex
    let new: FlowIndex
    let comparison: FlowComparison
    let isOfOneFile: Bool

    /// The less, the sooner they are taken for the same: by what differs, then by their files, then by their order.
    var rank: (Int, Int, Int, Int, Int) {
      (
        comparison.changes.count, comparison.unreachedCount, isOfOneFile ? 0 : 1, new.index, old.index
      )
    }
  }

  /// A flow's name, with its file's where another flow has the same.
  private static func name(of flow: FlowIndex, in version: LoadedCenter) -> String {
    let document = version.document(of: flow)
    let isShared = version.namedFlows.contains {
      $0 != flow && version.document(of: $0).name == document.name
    }
    return isShared ? "\(document.name) (\(document.fileName).json)" : document.name
  }

  private var isSame: Bool {
    added.isEmpty && removed.isEmpty && compared.allSatisfy(\.comparison.changes.isEmpty)
  }

  private static func counted(_ count: Int) -> String { "\(count) change\(count == 1 ? "" : "s")" }

  private static let none = "no caller-visible change"

  private static func unreached(_ comparison: FlowComparison) -> String? {
    let count = comparison.unreachedCount
    return count == 0 ? nil : "\(count) that no contact reaches"
  }

  /// What is a copy in another account or instance, of all flows together; nil where nothing is.
  private var note: String? {
    var copies: [String] = []
    for words in compared.flatMap(\.comparison.copies) where !copies.contains(words) { copies.append(words) }
    guard !copies.isEmpty else { return nil }
    let shown = copies.prefix(6).joined(separator: ", ")
    return "in another account or instance, and taken for the same by name or id: " + shown
      + (copies.count > 6 ? " and \(copies.count - 6) more" : "")
  }

  // MARK: Text

  var text: String {
    let end = note.map { "\nnote: " + $0.visible } ?? ""
    if isSame {
      let unreached = compared.reduce(0) { $0 + $1.comparison.unreachedCount }
      let further =
        unreached == 0
        ? "" : " (\(unreached) action\(unreached == 1 ? " differs" : "s differ") that no contact reaches)"
      return Self.none + further + end
    }
    var lines = removed.map { "- flow \($0.visible) is gone" } + added.map { "+ flow \($0.visible) is new" }
    for flow in compared where !flow.comparison.changes.isEmpty {
      if !lines.isEmpty { lines.append("") }
      let further = Self.unreached(flow.comparison).map { ", and \($0)" } ?? ""
      lines.append("\(flow.name.visible): \(Self.counted(flow.comparison.changes.count))\(further)")
      for change in flow.comparison.changes {
        let mark = change.words.isEmpty ? "" : change.kind == .added || change.kind == .removed ? ", " : ": "
        let name = change.isNamedByItsWords ? "" : change.name.visible + mark
        let kind = change.kind.rawValue
        lines.append(
          "  \(kind)\(String(repeating: " ", count: 10 - kind.count))\(name)\(change.words.visible)")
      }
    }
    return lines.joined(separator: "\n") + end
  }

  // MARK: Markdown

  var markdown: String {
    let end = note.map { "\n\nNote: " + Self.escaped($0) } ?? ""
    if isSame { return "No caller-visible change." + end }
    var lines = removed.map { "- flow **\(Self.escaped($0))** is gone" }
    lines += added.map { "- flow **\(Self.escaped($0))** is new" }
    for flow in compared where !flow.comparison.changes.isEmpty {
      if !lines.isEmpty { lines.append("") }
      lines += ["### \(Self.escaped(flow.name)): \(Self.counted(flow.comparison.changes.count))", ""]
      for change in flow.comparison.changes {
        let words = Self.escaped(change.words)
        let name =
          change.isNamedByItsWords ? "" : "**\(Self.escaped(change.name))**" + (words.isEmpty ? "" : ": ")
        lines.append("- *\(change.kind.rawValue)* \(name)\(words)")
      }
      if let unreached = Self.unreached(flow.comparison) { lines.append("- and \(unreached)") }
    }
    return lines.joined(separator: "\n") + end
  }

  /// What Markdown or a browser would read as its own stands for itself.
  private static func escaped(_ text: String) -> String {
    text.visible.reduce(into: "") { escaped, character in
      if #"\`*_{}[]<>()#+!|~&"#.contains(character) { escaped.append("\\") }
      escaped.append(character)
    }
  }

  // MARK: JSON

  var json: String {
    var writer = JSONWriter(indented: true)
    writer.object { writer in
      Self.write("flowsAdded", added, &writer)
      Self.write("flowsRemoved", removed, &writer)
      writer.key("flows")
      writer.array { writer in
        for flow in compared {
          writer.element()
          writer.object { write(flow, &$0) }
        }
      }
    }
    return writer.text
  }

  private static func write(_ key: String, _ names: [String], _ writer: inout JSONWriter) {
    writer.key(key)
    writer.array { writer in
      for name in names {
        writer.element()
        writer.string(name)
      }
    }
  }

  private func write(_ flow: Compared, _ writer: inout JSONWriter) {
    writer.member("flow", flow.name)
    writer.member("unreached", flow.comparison.unreachedCount)
    Self.write("copies", flow.comparison.copies, &writer)
    writer.key("changes")
    writer.array { writer in
      for change in flow.comparison.changes {
        writer.element()
        writer.object { writer in
          writer.member("kind", change.kind.rawValue)
          writer.member("name", change.name)
          writer.member("text", change.words)
          if let action = change.before { write("old", action, of: before, &writer) }
          if let action = change.after { write("new", action, of: after, &writer) }
        }
      }
    }
  }

  private func write(
    _ key: String, _ action: ActionIndex, of center: LoadedCenter, _ writer: inout JSONWriter
  ) {
    let origin = center.program.actionSources[action.index]
    let place = origin.action.identifierValue.place.position
    writer.key(key)
    writer.object { writer in
      writer.member("file", center.program.flows[origin.flow.index].document.source)
      writer.member("line", place.line)
      writer.member("column", place.column)
      writer.member("action", origin.action.identifier)
    }
  }
}

extension LoadedCenter {
  fileprivate func document(of flow: FlowIndex) -> FlowDocument { program.flows[flow.index].document }
}

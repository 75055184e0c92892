import FlowDocument
import FlowEngine

/// What `docs/actions.md` says: every action type with its fidelity, made from the types' own descriptions.
public struct ActionReference: Sendable {
  private let catalog: ActionCatalog

  public init(_ catalog: ActionCatalog) { self.catalog = catalog }

  /// The whole page.
  public var markdown: String {
    let rows = catalog.actionTypes.map { Row($0.description) }
    return Self.introduction(rows)
      + ActionGroup.allCases.map { group in
        "\n## \(group.rawValue)\n\n" + Self.head
          + rows.filter { $0.group == group }.map(\.markdown).joined()
      }.joined()
  }

  private static func introduction(_ rows: [Row]) -> String {
    let counts = ["exact", "approximated", "stubbed"].map { word in
      "\(rows.count { $0.fidelity == word }) \(word)"
    }
    return """
      # Every action type

      What touchtone does with each of the \(rows.count) action types of the flow language: \(counts.joined(separator: ", ")).
      [What is exact](fidelity.md) tells what the words mean. What is approximated only for a parameter is exact in an
      action that does not have it: `touchtone fidelity` judges the actions of a flow one by one.

      An action on a channel that is not listed takes its error branch or does nothing, as on the service, and
      the transcript says so; "all" flow types
      are all but campaigns. This page is made from the code: `RECORD_SNAPSHOTS=1 make test` writes it anew.

      """
  }

  private static let head = """
    | type | what it does | fidelity | what differs | flow types | channels |
    |---|---|---|---|---|---|

    """

  private struct Row {
    let group: ActionGroup
    let type: String
    let summary: String
    let fidelity: String
    let difference: String
    let flowTypes: String
    let channels: String

    init(_ description: ActionDescription) {
      group = description.group
      type = description.type
      summary = description.summary
      switch description.fidelity {
      case .exact: (fidelity, difference) = ("exact", "")
      case .approximated(let how): (fidelity, difference) = ("approximated", how)
      case .stubbed(let why): (fidelity, difference) = ("stubbed", why)
      }
      let flowTypes = FlowType.allCases.filter(description.flowTypes.contains).map { type in
        type.words.hasSuffix(" flow") ? String(type.words.dropLast(5)) : type.words
      }
      self.flowTypes = flowTypes.isEmpty ? "all" : flowTypes.joined(separator: ", ")
      let channels = Channel.allCases.filter(description.channels.contains).map { $0.rawValue.lowercased() }
      self.channels = channels.isEmpty ? "none of these" : channels.joined(separator: ", ")
    }

    var markdown: String {
      let cells = ["`\(type)`", summary, fidelity, difference, flowTypes, channels]
      return "| " + cells.map { $0.replacing("|", with: "\\|") }.joined(separator: " | ") + " |\n"
    }
  }
}

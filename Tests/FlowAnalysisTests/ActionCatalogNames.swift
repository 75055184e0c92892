import FlowActions
import FlowEngine

/// The type names of the catalog.
enum ActionCatalogNames {
  static let standard = ActionCatalog.standard.names
  static let simulated = ActionCatalog.standard.actionTypes.map(\.description.type)
}

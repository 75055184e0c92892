/// Every rule, one line each, by family in the order of the documentation.
public enum CheckCatalog {
  public static let all: [any Check.Type] = structure + flowTypes

  /// The rule of this name; nil when there is none.
  public static func named(_ name: String) -> (any Check.Type)? {
    all.first { $0.description.name == name }
  }

  private static let structure: [any Check.Type] = [
    UnknownTarget.self,
    UnreachableAction.self,
    MissingErrorBranch.self,
    DuplicateCondition.self,
  ]

  private static let flowTypes: [any Check.Type] = [
    ActionNotAllowed.self
  ]
}

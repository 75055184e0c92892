import ContactCenter

/// What a center's service rules say about records.
public struct RecordSettings: Sendable {
  /// True when a profile that is searched without an operator must have all of the values.
  public var searchNeedsAll: Bool
  /// True when the rows of a table are listed by the names of their attributes, false for groups of numbered ones.
  public var listsRowsByName: Bool
  /// True when a lock version that is not the table's keeps anything from being written.
  public var comparesLock: Bool
  /// The templates of cases; nil where every field is taken.
  public var caseTemplates: [CaseTemplateDefinition]?

  public init(
    searchNeedsAll: Bool = false, listsRowsByName: Bool = false, comparesLock: Bool = true,
    caseTemplates: [CaseTemplateDefinition]? = nil
  ) {
    self.searchNeedsAll = searchNeedsAll
    self.listsRowsByName = listsRowsByName
    self.comparesLock = comparesLock
    self.caseTemplates = caseTemplates
  }
}

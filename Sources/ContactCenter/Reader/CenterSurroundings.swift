/// What the reader of `center.json` must know of the world outside the text.
public struct CenterSurroundings: Sendable {
  /// The center's name where the file gives none: its folder's.
  public var name: String
  /// The names of the flow files beside `center.json`: what a file that lists no flows may refer to.
  public var flowNames: [String]
  /// The names of the built-in Lambda handlers; nil leaves them unchecked.
  public var handlerNames: [String]?
  /// Whether there is a file at a path relative to the folder of `center.json`.
  public var exists: @Sendable (String) -> Bool
  /// Whether there is a folder at such a path.
  public var folderExists: @Sendable (String) -> Bool
  /// Why no program of this name, or at this path as seen from the folder of `center.json`, can be run; nil where it can.
  public var programObstacle: @Sendable (String) -> ProgramObstacle?
  /// The rules of a zone.
  public var zone: @Sendable (String) throws(ZoneRulesError) -> ZoneRules

  public init(
    name: String, flowNames: [String] = [], handlerNames: [String]? = nil,
    exists: @escaping @Sendable (String) -> Bool,
    folderExists: @escaping @Sendable (String) -> Bool = { _ in false },
    programObstacle: @escaping @Sendable (String) -> ProgramObstacle? = { _ in nil },
    zone: @escaping @Sendable (String) throws(ZoneRulesError) -> ZoneRules = { name throws(ZoneRulesError) in
      try ZoneRules(named: name)
    }
  ) {
    self.name = name
    self.flowNames = flowNames
    self.handlerNames = handlerNames
    self.exists = exists
    self.folderExists = folderExists
    self.programObstacle = programObstacle
    self.zone = zone
  }
}

import JSON

/// One type of module of the old export, and what it is in the flow language (reference, section 3).
protocol OldModuleKind: SendableMetatype {
  static var description: OldModuleDescription { get }

  /// The members of `Parameters`.
  static func parameters(of module: inout OldModule) -> OldModule.Members

  /// The branches a module of this kind has; most have those of the description.
  static func branches(of module: OldModule) -> [OldBranchRule]

  /// The conditions of `Evaluate` and similar branches, in their order.
  static func choices(of module: inout OldModule) -> [OldModule.Choice]
}

extension OldModuleKind {
  static func parameters(of module: inout OldModule) -> OldModule.Members { [] }

  static func branches(of module: OldModule) -> [OldBranchRule] { description.branches }

  static func choices(of module: inout OldModule) -> [OldModule.Choice] { module.comparisons() }
}

import FlowDocument

extension FlowType {
  /// The bit that stands for it.
  public var bit: UInt16 { 1 << UInt16(Self.allCases.firstIndex(of: self) ?? 0) }
}

extension Set<FlowType> {
  /// The bits of all that are in it.
  public var bits: UInt16 { reduce(0) { $0 | $1.bit } }
}

/// A small number that stands for something in a program's tables.
///
/// Handles are what compiled actions hold instead of strings and arrays: trivially copied, four bytes each.
public protocol Handle: Hashable, Sendable, BitwiseCopyable {
  var raw: Int32 { get }
  init(raw: Int32)
}

extension Handle {
  @inlinable public init(_ index: Int) { self.init(raw: Int32(truncatingIfNeeded: index)) }
  @inlinable public var index: Int { Int(raw) }
}

/// One action of a program, over all its flows.
@frozen public struct ActionIndex: Handle {
  public let raw: Int32
  @inlinable public init(raw: Int32) { self.raw = raw }
}

/// One way out of an action: the pair of action and outcome that coverage counts.
@frozen public struct BranchIndex: Handle {
  public let raw: Int32
  @inlinable public init(raw: Int32) { self.raw = raw }
}

/// One flow of a program.
@frozen public struct FlowIndex: Handle {
  public let raw: Int32
  @inlinable public init(raw: Int32) { self.raw = raw }
}

/// One queue of a program: those of the center first, then those that only flows name.
@frozen public struct QueueIndex: Handle {
  public let raw: Int32
  @inlinable public init(raw: Int32) { self.raw = raw }
}

/// One hours of operation of a program.
@frozen public struct HoursIndex: Handle {
  public let raw: Int32
  @inlinable public init(raw: Int32) { self.raw = raw }
}

/// One wording in a program, with or without references in it.
@frozen public struct TextHandle: Handle {
  public let raw: Int32
  @inlinable public init(raw: Int32) { self.raw = raw }
}

/// Two wordings that stand side by side in a program, for an action that has no room for a handle of each.
@frozen public struct TextPair: Handle {
  public let raw: Int32
  @inlinable public init(raw: Int32) { self.raw = raw }

  public var first: TextHandle { TextHandle(raw: raw) }
  public var second: TextHandle { TextHandle(raw: raw + 1) }
}

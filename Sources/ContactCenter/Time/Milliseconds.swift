/// A length of time in whole milliseconds. Negative where a difference is.
@frozen
public struct Milliseconds: Sendable, Hashable, Comparable, BitwiseCopyable {
  public var count: Int64

  @inlinable
  public init(_ count: Int64) { self.count = count }

  @inlinable
  public static var zero: Milliseconds { Milliseconds(0) }

  @inlinable
  public static func seconds(_ seconds: Int64) -> Milliseconds { Milliseconds(seconds * 1000) }

  @inlinable
  public static func minutes(_ minutes: Int64) -> Milliseconds { .seconds(minutes * 60) }

  @inlinable
  public static func hours(_ hours: Int64) -> Milliseconds { .seconds(hours * 3600) }

  /// Whole seconds, cut towards zero.
  @inlinable
  public var wholeSeconds: Int64 { count / 1000 }

  @inlinable
  public static func < (left: Milliseconds, right: Milliseconds) -> Bool { left.count < right.count }

  @inlinable
  public static func + (left: Milliseconds, right: Milliseconds) -> Milliseconds {
    Milliseconds(left.count + right.count)
  }

  @inlinable
  public static func - (left: Milliseconds, right: Milliseconds) -> Milliseconds {
    Milliseconds(left.count - right.count)
  }

  @inlinable
  public static prefix func - (value: Milliseconds) -> Milliseconds { Milliseconds(-value.count) }

  @inlinable
  public static func * (value: Milliseconds, factor: Int64) -> Milliseconds {
    Milliseconds(value.count * factor)
  }

  /// Cut towards zero.
  @inlinable
  public static func / (value: Milliseconds, divisor: Int64) -> Milliseconds {
    Milliseconds(value.count / divisor)
  }

  @inlinable
  public static func += (left: inout Milliseconds, right: Milliseconds) { left.count += right.count }

  @inlinable
  public static func -= (left: inout Milliseconds, right: Milliseconds) { left.count -= right.count }
}

extension Milliseconds: CustomStringConvertible {
  public var description: String { "\(count) ms" }
}

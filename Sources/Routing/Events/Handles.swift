import ContactCenter

/// A number that stands for something in a `Routing`, from 0.
public protocol RoutingHandle: Sendable, Hashable, BitwiseCopyable, ExpressibleByIntegerLiteral {
  var raw: Int32 { get }
  init(raw: Int32)
}

extension RoutingHandle {
  @inlinable public init(_ index: Int) { self.init(raw: Int32(index)) }
  @inlinable public init(integerLiteral value: Int32) { self.init(raw: value) }
  @inlinable public var index: Int { Int(raw) }
}

/// A contact: the number that the caller of `Routing` gave it. It may be given again once the contact is over.
@frozen public struct ContactHandle: RoutingHandle {
  public let raw: Int32
  @inlinable public init(raw: Int32) { self.raw = raw }
}

/// A queue: a standard queue by its place in the plan, or an agent's own (`RoutingPlan.queue(ofAgent:)`).
@frozen public struct QueueHandle: RoutingHandle {
  public let raw: Int32
  @inlinable public init(raw: Int32) { self.raw = raw }
}

/// An agent, by the place in the plan.
@frozen public struct AgentHandle: RoutingHandle {
  public let raw: Int32
  @inlinable public init(raw: Int32) { self.raw = raw }
}

/// A state that agents choose, by its place in `RoutingPlan.states`.
@frozen public struct AgentStateHandle: RoutingHandle {
  public let raw: Int32
  @inlinable public init(raw: Int32) { self.raw = raw }
}

/// The work of one agent after one contact; used again once it has ended.
@frozen public struct WorkHandle: RoutingHandle {
  public let raw: Int32
  @inlinable public init(raw: Int32) { self.raw = raw }
}

/// Routing criteria that a `Routing` knows (`Routing.handle(for:)`).
@frozen public struct CriteriaHandle: RoutingHandle {
  public let raw: Int32
  @inlinable public init(raw: Int32) { self.raw = raw }
}

/// Somebody who is called back, as the caller of `Routing` numbers them: small numbers, one for each telephone number.
@frozen public struct PartyHandle: RoutingHandle {
  public let raw: Int32
  @inlinable public init(raw: Int32) { self.raw = raw }
}

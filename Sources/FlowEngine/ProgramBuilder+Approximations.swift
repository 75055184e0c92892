/// Something that an action of a flow does not do as the service does it, beside what its type says of itself.
public struct Approximation: Sendable {
  let action: ActionIndex
  /// A sentence for people, without a full stop.
  public let why: String
  /// True for what the action fails with: its error branch is the approximation.
  public let isFailure: Bool
}

// What single actions do not do as the service does it.
extension ProgramBuilder {
  /// Notes that an action is not exact, and why.
  ///
  /// - Parameter isFailure: true where the action fails for it.
  public mutating func approximate(_ action: ActionIndex, _ why: String, isFailure: Bool = false) {
    parts.approximations.append(Approximation(action: action, why: why, isFailure: isFailure))
  }

  /// Says of each action what was noted of it since this was done last; of one that stands in for more than that, its own
  /// words say enough.
  mutating func tellApproximations() {
    defer { parts.approximations = [] }
    for approximation in parts.approximations {
      let action = approximation.action.index
      let why = approximation.why
      guard !parts.origins[action].notes.contains(where: { $0.why == why }) else { continue }
      switch parts.origins[action].fidelity {
      case .exact: parts.origins[action].fidelity = .approximated(why)
      case .approximated(let how): parts.origins[action].fidelity = .approximated(how + "; " + why)
      case .stubbed, nil: continue
      }
      parts.origins[action].notes.append(approximation)
    }
  }
}

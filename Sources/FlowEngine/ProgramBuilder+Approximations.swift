/// Something that an action of a flow does not do as the service does it, beside what its type says of itself.
struct Approximation {
  let action: ActionIndex
  let why: String
}

// What single actions do not do as the service does it.
extension ProgramBuilder {
  /// Notes that an action is not exact, and why.
  mutating func approximate(_ action: ActionIndex, _ why: String) {
    parts.approximations.append(Approximation(action: action, why: why))
  }

  /// Says of each action what was noted; of one that stands in for more than that, its own words say enough.
  mutating func tellApproximations() {
    for approximation in parts.approximations {
      let origin = parts.origins[approximation.action.index]
      let why = approximation.why
      let fidelity: Fidelity
      switch origin.fidelity {
      case .exact: fidelity = .approximated(why)
      case .approximated(let how): fidelity = .approximated(how + "; " + why)
      case .stubbed, nil: continue
      }
      parts.origins[approximation.action.index] = ActionOrigin(
        flow: origin.flow, action: origin.action, fidelity: fidelity)
    }
  }
}

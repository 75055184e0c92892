/// What a report tells of a queue, over some intervals.
public enum StudyFigure: String, Sendable, CaseIterable {
  case offered, answered, abandoned, moved, callbacks, callbacksAnswered
  /// Answered in time, of those offered; in hundredths of a percent.
  case serviceLevel
  /// Of those answered, on average, in milliseconds.
  case speedOfAnswer
  /// Of those who abandoned, on average, in milliseconds.
  case abandonedAfter
  /// What agents needed for one contact, on average, in milliseconds.
  case handleTime
  /// Of the time of the agents who serve the queue, how much they were busy; in hundredths of a percent.
  case occupancy
  /// The wait in milliseconds that half of those answered did not exceed; of the whole time alone.
  case medianWait
  case wait80
  case wait95
}

extension StudyPart {
  /// The figure of each replication; where it has none (no agent was there, nobody was answered), it is left out.
  public func values(_ figure: StudyFigure, variant: Int, queue: Int, intervals: Range<Int>) -> [Int64] {
    variants[variant].replications.indices.compactMap {
      value(figure, variant: variant, replication: $0, queue: queue, intervals: intervals)
    }
  }

  public func estimate(
    _ figure: StudyFigure, variant: Int, queue: Int, intervals: Range<Int>? = nil
  ) -> Estimate? {
    Estimate(
      values(figure, variant: variant, queue: queue, intervals: intervals ?? 0..<subject.intervalCount))
  }

  /// What the change does to the figure: of each replication the difference, both on the same chances.
  public func difference(_ figure: StudyFigure, queue: Int) -> Estimate? {
    guard variants.count == 2 else { return nil }
    let all = 0..<subject.intervalCount
    let differences = variants[0].replications.indices.compactMap { replication -> Int64? in
      guard
        let before = value(figure, variant: 0, replication: replication, queue: queue, intervals: all),
        let after = value(figure, variant: 1, replication: replication, queue: queue, intervals: all)
      else { return nil }
      return after - before
    }
    return Estimate(differences)
  }

  func value(
    _ figure: StudyFigure, variant: Int, replication: Int, queue: Int, intervals: Range<Int>
  ) -> Int64? {
    let figures = variants[variant].replications[replication]
    func sum(_ kind: QueueFigure) -> Int64 {
      intervals.reduce(0) { sum, interval in
        let place = (queue * subject.intervalCount + interval) * QueueFigure.allCases.count + kind.rawValue
        return sum + figures.queues[place]
      }
    }
    func wait(_ quantile: Int) -> Int64? {
      let wait = figures.waits[queue * ReplicationFigures.quantiles.count + quantile]
      return wait < 0 ? nil : wait
    }
    switch figure {
    case .offered: return sum(.offered)
    case .answered: return sum(.answered)
    case .abandoned: return sum(.abandoned)
    case .moved: return sum(.moved)
    case .callbacks: return sum(.callbacks)
    case .callbacksAnswered: return sum(.callbacksAnswered)
    case .serviceLevel: return Self.ratio(sum(.answeredInTime), sum(.offered), 10_000)
    case .speedOfAnswer: return Self.ratio(sum(.waitAnswered) / 1_000_000, sum(.answered), 1)
    case .abandonedAfter: return Self.ratio(sum(.waitAbandoned) / 1_000_000, sum(.abandoned), 1)
    case .handleTime: return Self.ratio(sum(.handleTime) / 1_000_000, sum(.handled), 1)
    case .occupancy:
      var (busy, there): (Int64, Int64) = (0, 0)
      for team in subject.teams.indices where subject.teamQueues[team].contains(queue) {
        for interval in intervals {
          let place = (team * subject.intervalCount + interval) * TeamFigure.allCases.count
          busy += figures.teams[place + TeamFigure.busy.rawValue] / 1_000_000
          there += figures.teams[place + TeamFigure.there.rawValue] / 1_000_000
        }
      }
      return Self.ratio(busy, there, 10_000)
    case .medianWait: return wait(0)
    case .wait80: return wait(1)
    case .wait95: return wait(2)
    }
  }

  private static func ratio(_ part: Int64, _ whole: Int64, _ scale: Int64) -> Int64? {
    guard whole > 0 else { return nil }
    return Int64((Int128(part) * Int128(scale) + Int128(whole / 2)) / Int128(whole))
  }

  /// The wait in milliseconds that so many of a thousand of the answered did not exceed, of all replications together.
  public func wait(_ perMille: Int, variant: Int, queue: Int, intervals: Range<Int>) -> Int64? {
    let first = queue * subject.intervalCount
    return variants[variant].pooled.quantile(
      perMille, at: first + intervals.lowerBound..<first + intervals.upperBound)
  }

  /// The queues that contacts entered, or that agents serve, in the order of the center.
  public var shownQueues: [Int] {
    subject.queues.indices.filter { queue in
      subject.teamQueues.contains { $0.contains(queue) }
        || variants.indices.contains { variant in
          values(.offered, variant: variant, queue: queue, intervals: 0..<subject.intervalCount).contains {
            $0 > 0
          }
            || values(.callbacks, variant: variant, queue: queue, intervals: 0..<subject.intervalCount)
              .contains {
                $0 > 0
              }
        }
    }
  }

  /// How many calls of a replication came to this, on average.
  public func estimate(_ outcome: CallOutcome, variant: Int) -> Estimate? {
    Estimate(variants[variant].replications.map { $0.outcomes[outcome.rawValue] })
  }

  /// How many calls of a replication were contained in each flow, on average.
  public func contained(in flow: Int, variant: Int) -> Estimate? {
    Estimate(variants[variant].replications.map { $0.contained[flow] })
  }

  /// What the change does to how many calls came to this.
  public func difference(_ outcome: CallOutcome) -> Estimate? {
    difference { $0.outcomes[outcome.rawValue] }
  }

  /// What the change does to how many calls were contained in a flow.
  public func difference(containedIn flow: Int) -> Estimate? { difference { $0.contained[flow] } }

  private func difference(_ count: (ReplicationFigures) -> Int64) -> Estimate? {
    guard variants.count == 2 else { return nil }
    return Estimate(
      zip(variants[0].replications, variants[1].replications).map { count($1) - count($0) })
  }

  public func calls(variant: Int) -> Estimate? { Estimate(variants[variant].replications.map(\.calls)) }
}

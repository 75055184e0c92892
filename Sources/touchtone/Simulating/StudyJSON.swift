import CenterFiles
import CenterSimulation
import JSON

/// A study for programs.
struct StudyJSON {
  let study: StudyPart
  let loaded: LoadedCenter

  var text: String {
    let subject = study.subject
    var writer = JSONWriter(indented: true)
    writer.object { writer in
      writer.member("center", subject.center)
      writer.member("day", subject.day)
      writer.member("from", subject.times[0])
      writer.member("to", subject.times[subject.times.count - 1])
      writer.member("seed", String(subject.seed))
      writer.member("replications", subject.replications)
      writer.member("serviceLevelSeconds", Int(subject.serviceLevelSeconds))
      writer.key("variants")
      writer.array { writer in
        for (variant, name) in subject.variants.enumerated() {
          writer.element()
          writer.object { writer in
            writer.member("name", name)
            Self.write("calls", study.calls(variant: variant), &writer) { $0 }
            writeOutcomes(variant, &writer)
            writeQueues(variant, &writer)
            writeFlows(variant, &writer)
          }
        }
      }
      if study.variants.count == 2 { writeDifferences(&writer) }
    }
    return writer.text
  }

  private func writeOutcomes(_ variant: Int, _ writer: inout JSONWriter) {
    writer.key("outcomes")
    writer.array { writer in
      for outcome in CallOutcome.allCases {
        writer.element()
        writer.object { writer in
          writer.member("outcome", outcome.words)
          Self.write("calls", study.estimate(outcome, variant: variant), &writer) { $0 }
        }
      }
    }
    writer.key("contained")
    writer.array { writer in
      for (flow, name) in study.subject.flows.enumerated() {
        guard let estimate = study.contained(in: flow, variant: variant), estimate.mean > 0 else { continue }
        writer.element()
        writer.object { writer in
          writer.member("flow", name)
          Self.write("calls", estimate, &writer) { $0 }
        }
      }
    }
  }

  private func writeQueues(_ variant: Int, _ writer: inout JSONWriter) {
    let subject = study.subject
    writer.key("queues")
    writer.array { writer in
      for queue in study.shownQueues {
        writer.element()
        writer.object { writer in
          writer.member("queue", subject.queues[queue])
          writer.key("all")
          write(variant, queue, 0..<subject.intervalCount, &writer)
          writer.key("intervals")
          writer.array { writer in
            for interval in 0..<subject.intervalCount {
              writer.element()
              write(variant, queue, interval..<interval + 1, &writer)
            }
          }
        }
      }
    }
  }

  private func write(_ variant: Int, _ queue: Int, _ intervals: Range<Int>, _ writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("from", study.subject.times[intervals.lowerBound])
      writer.member("to", study.subject.times[intervals.upperBound])
      for figure in StudyTable.figures {
        let estimate = study.estimate(figure, variant: variant, queue: queue, intervals: intervals)
        Self.write(StudyTable.name(of: figure), estimate, &writer) { StudyTable.thousandths($0, figure) }
      }
      for quantile in StudyTable.quantiles {
        guard let wait = study.wait(quantile.perMille, variant: variant, queue: queue, intervals: intervals)
        else { continue }
        writer.key(quantile.name + "Seconds")
        writer.thousandths(wait)
      }
      guard intervals.count == study.subject.intervalCount else { return }
      for figure in StudyTable.meanQuantiles {
        let estimate = study.estimate(figure, variant: variant, queue: queue)
        Self.write(StudyTable.name(of: figure), estimate, &writer) { StudyTable.thousandths($0, figure) }
      }
    }
  }

  private func writeFlows(_ variant: Int, _ writer: inout JSONWriter) {
    let program = loaded.program
    writer.key("flows")
    writer.array { writer in
      for flow in StudyMaps(study, loaded, variant: variant).report.flows {
        writer.element()
        writer.object { writer in
          writer.member("flow", flow.name)
          writer.key("actions")
          writer.array { writer in
            for action in flow.actions where action.count > 0 {
              writer.element()
              writer.object { writer in
                writer.member("action", program.actionSources[action.action.index].action.identifier)
                writer.member("name", action.name)
                writer.member("count", action.count)
                writer.key("branches")
                writer.array { writer in
                  for branch in action.branches {
                    writer.element()
                    writer.object { writer in
                      writer.member("branch", branch.deciding)
                      writer.member("count", branch.count)
                    }
                  }
                }
              }
            }
          }
        }
      }
    }
  }

  private func writeDifferences(_ writer: inout JSONWriter) {
    writer.key("differences")
    writer.array { writer in
      for queue in study.shownQueues {
        writer.element()
        writer.object { writer in
          writer.member("queue", study.subject.queues[queue])
          for figure in StudyTable.figures {
            Self.write(StudyTable.name(of: figure), study.difference(figure, queue: queue), &writer) {
              StudyTable.thousandths($0, figure)
            }
          }
        }
      }
    }
  }

  /// A mean with half the width of its interval; left out where there is none.
  private static func write(
    _ name: String, _ estimate: Estimate?, _ writer: inout JSONWriter, _ scaled: (Int64) -> Int64
  ) {
    guard let estimate else { return }
    writer.key(name)
    writer.object { writer in
      writer.key("mean")
      writer.thousandths(scaled(estimate.mean))
      guard let half = estimate.halfWidth else { return }
      writer.key("halfWidth")
      writer.thousandths(scaled(half))
    }
  }
}

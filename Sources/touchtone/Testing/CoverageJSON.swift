import FlowAnalysis
import FlowEngine
import JSON

extension TestCoverage {
  /// For programs: a list of centers, each with its flows, their actions, and how often each branch was taken.
  var json: String {
    var writer = JSONWriter()
    writer.array { writer in
      for part in parts {
        writer.element()
        Self.write(part, &writer)
      }
    }
    return writer.text
  }

  private static func write(_ part: Part, _ writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("path", part.path)
      writer.member("branches", part.report.branchCount)
      writer.member("taken", part.report.takenCount)
      writer.key("flows")
      writer.array { writer in
        for flow in part.report.flows {
          writer.element()
          write(flow, part, &writer)
        }
      }
    }
  }

  private static func write(_ flow: CoverageReport.Flow, _ part: Part, _ writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("flow", flow.name)
      writer.member("file", flow.source)
      writer.member("branches", flow.branchCount)
      writer.member("taken", flow.takenCount)
      writer.member("unreachable", flow.unreachedCount)
      writer.key("actions")
      writer.array { writer in
        for action in flow.actions {
          let source = part.program.actionSources[action.action.index].action
          writer.element()
          writer.object { writer in
            writer.member("action", source.identifier)
            writer.member("name", action.name)
            writer.member("line", source.identifierValue.place.position.line)
            writer.member("count", action.count)
            writer.key("branches")
            writer.array { writer in
              for branch in action.branches {
                writer.element()
                writer.object { writer in
                  writer.member("branch", part.program.branches[branch.branch.index].outcome.name)
                  writer.member("words", branch.deciding)
                  writer.member("count", branch.count)
                  if branch.count == 0, let way = part.way(to: branch, of: action) {
                    writer.key("way")
                    writer.array { writer in
                      for line in way {
                        writer.element()
                        writer.string(line)
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
  }
}

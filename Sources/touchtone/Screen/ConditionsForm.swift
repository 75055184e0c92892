import CenterFiles
import ContactCenter
import Diagnostics
import FlowEngine
import TerminalUI
import World

/// The conditions panel's rows for a center, and what a person made of them.
enum ConditionsForm {
  struct Refusal: Error {
    let words: String
  }

  static func screen(_ loaded: LoadedCenter, _ conditions: Conditions, at now: Timestamp) -> ConditionsScreen
  {
    let program = loaded.program
    let definition = loaded.center.definition
    var rows = [ConditionsScreen.Condition(.clock, "Clock", remark: definition.zone.localTime(at: now).short)]
    for (index, hours) in program.hours.enumerated() {
      let setting: ConditionsScreen.Setting =
        switch conditions.hours[index] {
        case .byTheClock: .asItIs
        case .open: .open
        case .closed: .closed
        }
      let words = hours.definition.map { definition.hours[$0].hours.words(at: now) } ?? "not here: open"
      rows.append(.init(.hours, hours.name, setting, remark: words))
    }
    for (index, queue) in program.queues.enumerated() {
      let setting: ConditionsScreen.Setting =
        switch conditions.queues[index] {
        case .asItIs: .asItIs
        case .full: .full
        case .empty: .empty
        }
      let room =
        queue.definition.flatMap { definition.queues[$0].capacity }.map { "room for \($0)" } ?? "has room"
      rows.append(.init(.queue, queue.name, setting, remark: room))
    }
    for name in loaded.center.lambdaNames.names {
      let setting: ConditionsScreen.Setting =
        switch conditions.outcome(ofLambda: name) {
        case nil: .asItIs
        case .fails: .fails
        case .timesOut: .timesOut
        case .answers(let answer): .answers(answer.text)
        }
      rows.append(.init(.lambda, name, setting))
    }
    return ConditionsScreen(conditions: rows)
  }

  static func conditions(
    from rows: [ConditionsScreen.Condition], _ loaded: LoadedCenter
  ) throws(Refusal) -> (conditions: Conditions, time: Timestamp?) {
    let program = loaded.program
    var conditions = Conditions(for: program)
    var time: Timestamp?
    for row in rows {
      switch row.subject {
      case .clock:
        guard case .time(let text) = row.setting, !text.isEmpty else { continue }
        do throws(TimeTextError) {
          time = try TimeText(text).timestamp(in: loaded.center.definition.zone)
        } catch {
          throw Refusal(words: "\"\(text)\" is no time: \(error.words)")
        }
      case .hours:
        guard let hours = program.hours(row.name) else { continue }
        if row.setting == .open { conditions.set(hours, .open) }
        if row.setting == .closed { conditions.set(hours, .closed) }
      case .queue:
        guard let queue = program.queue(row.name) else { continue }
        if row.setting == .full { conditions.set(queue, .full) }
        if row.setting == .empty { conditions.set(queue, .empty) }
      case .lambda:
        switch row.setting {
        case .fails: conditions.set(.fails, ofLambda: row.name)
        case .timesOut: conditions.set(.timesOut, ofLambda: row.name)
        case .answers(let text):
          do throws(Diagnostic) {
            conditions.set(.answers(try LambdaAnswer(parsing: text, named: row.name)), ofLambda: row.name)
          } catch {
            throw Refusal(words: "\(row.name): \(error.message)")
          }
        case .asItIs, .open, .closed, .full, .empty, .time: break
        }
      }
    }
    return (conditions, time)
  }
}

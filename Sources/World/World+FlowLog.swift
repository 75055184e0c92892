import FlowEngine
import JSON

// The flow log of a world whose transcript has one: what the engine does not know is told here.
extension World {
  /// The lines that were logged since they were last taken: of actions that were left, and the contact record of each
  /// contact that ended.
  public mutating func takeLogLines() -> [UInt8] { observer.log?.takeLines() ?? [] }

  /// As `takeLogLines()`, for a world that is given up: what goes on still is logged as it is now, with contact records
  /// that tell of no end.
  public mutating func takeLastLogLines() -> [UInt8] {
    guard observer.log != nil else { return [] }
    for contact in state.contacts.indices where !isEnded(contact) {
      logFlowsStop(contact)
      logRecord(contact)
    }
    return takeLogLines()
  }

  /// No flow of the contact goes on.
  mutating func logFlowsStop(_ contact: Int) {
    let serial = state.contacts[contact].contact.serial
    observer.log?.stopped(contact: serial)
  }

  /// Writes the contact record.
  mutating func logRecord(_ contact: Int) {
    guard observer.log != nil else { return }
    log(record(of: contact))
  }

  mutating func log(_ record: ContactRecord) {
    guard observer.log != nil else { return }
    var writer = JSONWriter()
    record.write(to: &writer)
    observer.log?.add(line: writer.bytes)
  }

  /// The caller pressed a key.
  mutating func log(_ digit: DTMFDigit, _ contact: Int) {
    let serial = state.contacts[contact].contact.serial
    observer.log?.pressed(digit.ascii, serial)
  }

  /// The Lambda, or the bot, of the action at work was entered.
  mutating func logEntry(_ contact: Int) {
    guard let action = acting?.action else { return }
    let serial = state.contacts[contact].contact.serial
    observer.log?.entered(action, contact: serial)
  }

  /// The Lambda that the contact waits for answered.
  mutating func log(_ answer: LambdaAnswer, _ contact: Int) {
    guard observer.log != nil else { return }
    let serial = state.contacts[contact].contact.serial
    observer.log?.answered(answer.line, serial)
  }
}

extension Recording {
  /// The lines that the world logged since they were last taken.
  ///
  /// - Parameter isLast: true when the world is given up, so that what goes on still is logged as it is now.
  public mutating func takeLogLines(isLast: Bool = false) -> [UInt8] {
    isLast ? world.takeLastLogLines() : world.takeLogLines()
  }
}

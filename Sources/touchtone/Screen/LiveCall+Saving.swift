import CenterFiles
import ContactCenter
import Diagnostics
import Glibc
import World

extension LiveCall {
  /// Saves the call so far as a scenario, in a new file of the center's folder "scenarios" or beside a lone flow.
  func save(_ setup: PlaySetup) throws(CommandFailure) -> SavedScenario {
    let loaded = setup.loaded
    var folder = UserFile.join(loaded.path, "scenarios")
    if UserFile.kind(of: loaded.path) == .file { folder = UserFile.folder(of: loaded.path) }
    if mkdir(folder, 0o777) != 0, errno != EEXIST {
      throw CommandFailure(
        Diagnostic(
          in: folder, "this folder cannot be made", rule: "unwritable", why: String(cString: strerror(errno)),
          fix: "the scenarios of a center stand in it"))
    }
    let time = world.localTime(at: arrivedAt)
    let who = presenter.callerName.isEmpty ? incoming.caller.description : presenter.callerName
    let name = CenterLoader.fileName(from: "\(who) \(time.date) \(time.time.text)")
    var file = UserFile.join(folder, name + TestFiles.ending)
    var number = 2
    while UserFile.kind(of: file) != .missing {
      file = UserFile.join(folder, "\(name)-\(number)\(TestFiles.ending)")
      number += 1
    }
    return try SavedScenario(
      incoming, setup, declared, in: world, contact: firstContact, deskInputs: shown.recording.deskInputs,
      choices: shown.recording.choices, file: file)
  }
}

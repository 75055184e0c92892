import CenterFiles
import Diagnostics
import FlowEngine
import Scenarios
import Store
import World

/// A call that was saved as a scenario, and whether that passes as it stands.
struct SavedScenario {
  let file: String
  /// What keeps it from passing; nil for one that passes.
  let finding: Diagnostic?
  /// The first line that remarks on an attribute that was edited; nil where none was.
  private let lineOfEdit: Int?

  /// Saves a call; a file that is there already is never overwritten.
  ///
  /// - Parameters:
  ///   - conditions: what was declared to be so, from which of the transcript's entries on.
  ///   - world: the world as the call left it.
  ///   - deskInputs: what people at desks did, from which of the transcript's entries on.
  ///   - choices: what was chosen on pages, and typed into them.
  init(
    _ call: IncomingCall, _ setup: PlaySetup, _ conditions: [(entry: Int, conditions: Conditions)],
    in world: borrowing World, contact: Int, deskInputs: [(entry: Int, input: Recording.Input)] = [],
    choices: [PageChoice], file: String
  ) throws(CommandFailure) {
    var recorded: RecordedCall
    do throws(StoreError) {
      recorded = try RecordedCall(
        of: call, to: setup.loaded, seed: setup.seed, conditions: conditions, in: world, contact: contact)
    } catch {
      throw CommandFailure(error.diagnostic(for: setup.storePath ?? "the store in memory"))
    }
    recorded.deskInputs = deskInputs
    recorded.choices = choices
    try self.init(
      recorded, setup.loaded, title: "\(call.caller.display), as it was played.", file: file)
  }

  /// Saves what was taken of a call; a file that is there already is never overwritten.
  init(
    _ recorded: RecordedCall, _ loaded: LoadedCenter, title: String, file: String
  ) throws(CommandFailure) {
    self.file = file
    let center = Self.centerLine(loaded, from: UserFile.folder(of: file))
    var text: String
    var finding: Diagnostic?
    do throws(StoreError) {
      text = try ScenarioWriter.text(of: recorded, center: center, title: title)
      finding = Self.problem(text, file)
      if finding != nil {
        let other = try ScenarioWriter.text(
          of: recorded, center: center, title: title, waitsForForced: false)
        if other != text, Self.problem(other, file) == nil { (text, finding) = (other, nil) }
      }
    } catch {
      throw CommandFailure(error.diagnostic(for: "the store in memory"))
    }
    do throws(Diagnostic) { try TextFile.write(text, to: file) } catch { throw CommandFailure(error) }
    self.finding = finding
    lineOfEdit = text.split(separator: "\n", omittingEmptySubsequences: false).firstIndex {
      $0.hasPrefix(ScenarioWriter.remarkOfEdit)
    }.map { $0 + 1 }
  }

  /// What a person is told.
  var words: String {
    guard let finding else {
      return "saved as \(file.visible), which passes: touchtone test \(file.quotedForShell)"
    }
    return "saved as \(file.visible), which does not pass as it stands:\n\n" + finding.text
      + (wordsOfEdit.map { "\n\n" + $0 } ?? "")
  }

  /// The same in one line, with the path as a person can type it.
  var sentence: String {
    let path = typedPath.quotedForShell.visible
    guard let finding else { return "saved, and it passes: \(path)" }
    return "saved as \(path); it does not pass as it stands: "
      + [wordsOfEdit, finding.message].compactMap { $0 }.joined(separator: "; ")
  }

  /// Why a call in which an attribute was edited may not pass, and what says the same.
  private var wordsOfEdit: String? {
    lineOfEdit.map {
      "a test edits no attribute (line \($0)): give it from the start (given attribute …), have a Lambda answer it, or say which branch an action takes"
    }
  }

  /// As seen from the folder that we are in where the file is below it; else as it was named.
  private var typedPath: String {
    let path = UserFile.relative(file, to: ".")
    return path.hasPrefix("../") ? file : path
  }

  private static func problem(_ text: String, _ file: String) -> Diagnostic? {
    do throws(ScenarioProblems) {
      let scenario = try Scenario(parsing: text, named: file)
      return ScenarioRunner(CenterShelf()).play(scenario).verdict.findings.first
    } catch {
      return error.findings.first
    }
  }

  /// The line that names what was called, as seen from a folder.
  private static func centerLine(_ loaded: LoadedCenter, from folder: String) -> String {
    let path = UserFile.relative(loaded.path, to: folder)
    if UserFile.kind(of: loaded.path) == .file { return "flow " + path.quotedInStep }
    let file = UserFile.join(loaded.path, "center.json")
    guard UserFile.kind(of: file) == .file else { return "center " + path.quotedInStep }
    return "center " + UserFile.join(path == "." ? "" : path, "center.json").quotedInStep
  }
}

extension String {
  /// As a step has a name: in quotes where a blank is in it.
  fileprivate var quotedInStep: String { contains(where: \.isWhitespace) ? "\"\(self)\"" : self }
}

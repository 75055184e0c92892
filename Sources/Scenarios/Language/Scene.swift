import CenterFiles
import ContactCenter
import Diagnostics

/// What a scenario says of its world before that exists.
struct Scene: Sendable {
  /// What is called: a center's folder, or a flow file on its own.
  struct Center: Sendable {
    let path: String
    let place: Diagnostic.Place
    /// True where it must be a flow's file.
    var isFlow = false
  }

  /// An action whose branch is chosen by the scenario.
  struct ForcedBranch: Sendable, Hashable {
    let action: String
    let outcome: String
    /// At which visit to it alone, from 1; nil whenever a call comes to it.
    let visit: Int?
    /// Where the scenario names the action.
    let place: Diagnostic.Place
    /// Where it names the outcome.
    let outcomePlace: Diagnostic.Place
  }

  let source: String
  var center: Center?
  var at: TimeText?
  /// Nil where the scenario names none.
  var seed: UInt64?
  /// True when a prompt that no step asks for is a failure.
  var isStrict = false
  var forced: [ForcedBranch] = []
  /// The lines of the attributes that the next call has from its start, by their names.
  var attributeLines: [String: Int] = [:]
  /// True when it says what becomes of callbacks to its caller.
  var tellsOfCallbacks = false
  /// What it says for an agent in training.
  var training = Training()

  init(source: String) { self.source = source }

  var path: String { center?.path ?? "" }

  /// A path as the program sees it that the scenario names as seen from its own file.
  func resolved(_ path: String) -> String {
    let folder = UserFile.folder(of: source)
    let whole = path.hasPrefix("/") || folder == "." ? path : UserFile.join(folder, path)
    var parts: [Substring] = []
    for part in whole.split(separator: "/") where part != "." {
      if part == "..", let last = parts.last, last != ".." { parts.removeLast() } else { parts.append(part) }
    }
    let inside = parts.joined(separator: "/")
    return whole.hasPrefix("/") ? "/" + inside : inside.isEmpty ? "." : inside
  }

  /// Monday 2026-01-05 10:00: when nothing else is said.
  static let usualTime: TimeText = {
    do throws(TimeTextError) { return try TimeText("2026-01-05T10:00") } catch {
      preconditionFailure(error.words)
    }
  }()
}

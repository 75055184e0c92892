import CenterFiles
import CenterSimulation
import Diagnostics
import JSON

/// Puts parts of a study together that other machines did.
enum StudyMerge {
  static func whole(of files: [String]) throws(Diagnostic) -> StudyPart {
    var parts: [(file: String, part: StudyPart)] = []
    for file in files {
      let document = try JSONDocument(parsing: UserFile.read(file), named: file)
      parts.append((file, try StudyPart(document)))
    }
    return try StudyPart.merged(parts)
  }

  /// The center that was played, by whose flows branches have their names.
  static func center(of subject: StudySubject) throws(Diagnostic) -> LoadedCenter {
    let loaded: LoadedCenter
    do throws(LoadingFailure) { loaded = try CenterLoader.load(subject.path) } catch {
      throw Diagnostic(
        in: "--merge", "the center \"\(subject.path)\" cannot be read", rule: "shard",
        why: error.problems.first?.message,
        fix: "merge in the folder in which the shards were played: names of actions come from the flows")
    }
    guard loaded.program.actionSources.count == subject.actionCount,
      loaded.program.branches.count == subject.branchCount,
      loaded.program.flows.map(\.name) == subject.flows
    else {
      throw Diagnostic(
        in: "--merge", "the flows of \"\(subject.path)\" are not those that were played", rule: "shard",
        why: "they changed since", fix: "play the shards again, or merge beside the flows as they were")
    }
    return loaded
  }
}

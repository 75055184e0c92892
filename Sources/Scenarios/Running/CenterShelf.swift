import CenterFiles
import FlowEngine
import Synchronization

/// Centers that were read for scenarios, each once; for any thread.
public final class CenterShelf: Sendable {
  private struct Key: Hashable {
    let path: String
    let forced: [String: String]
    let others: OtherResources
  }

  private let known = Mutex<[Key: Result<LoadedCenter, LoadingFailure>]>([:])

  public init() {}

  /// The center at a path.
  ///
  /// - Parameters:
  ///   - forced: actions that take branches that were chosen for them.
  ///   - others: what is referred to beside the flows.
  func center(
    at path: String, forcing forced: [Scene.ForcedBranch] = [], others: OtherResources = OtherResources()
  ) throws(LoadingFailure) -> LoadedCenter {
    let branches = Dictionary(forced.map { ($0.action, $0.outcome) }) { _, last in last }
    let key = Key(path: path, forced: branches, others: others)
    let result = known.withLock { known in
      if let result = known[key] { return result }
      let result = Self.load(key)
      known[key] = result
      return result
    }
    return try result.get()
  }

  private static func load(_ key: Key) -> Result<LoadedCenter, LoadingFailure> {
    do throws(LoadingFailure) {
      return .success(try CenterLoader.load(key.path, forced: key.forced, others: key.others))
    } catch {
      return .failure(error)
    }
  }
}

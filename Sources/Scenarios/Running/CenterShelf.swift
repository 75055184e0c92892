import CenterFiles
import Synchronization

/// Centers that were read for scenarios, each once; for any thread.
public final class CenterShelf: Sendable {
  private struct Key: Hashable {
    let path: String
    let forced: [String: String]
  }

  private let known = Mutex<[Key: Result<LoadedCenter, LoadingFailure>]>([:])

  public init() {}

  /// The center at a path, with some actions taking branches that were chosen for them.
  func center(at path: String, forcing forced: [Scene.ForcedBranch]) throws(LoadingFailure) -> LoadedCenter {
    let branches = Dictionary(forced.map { ($0.action, $0.outcome) }) { _, last in last }
    let key = Key(path: path, forced: branches)
    let result = known.withLock { known in
      if let result = known[key] { return result }
      let result = Self.load(path, branches)
      known[key] = result
      return result
    }
    return try result.get()
  }

  private static func load(
    _ path: String, _ forced: [String: String]
  ) -> Result<LoadedCenter, LoadingFailure> {
    do throws(LoadingFailure) {
      return .success(try CenterLoader.load(path, forced: forced))
    } catch {
      return .failure(error)
    }
  }
}

import Glibc
import Synchronization

/// Threads that share a number of pieces of work between them.
public enum Workers {
  /// How many threads the machine runs at once.
  public static var coreCount: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

  /// Does every piece of work, each once, on as many threads as there are cores; returns when all are done.
  ///
  /// - Parameters:
  ///   - count: how many pieces there are.
  ///   - prepare: makes what one thread needs; called on that thread.
  ///   - work: does one piece; false keeps pieces from being begun that no thread has begun.
  public static func run<Tool>(
    _ count: Int, preparing prepare: @escaping @Sendable () -> Tool,
    _ work: @escaping @Sendable (Tool, Int) -> Bool
  ) {
    let next = Counter()
    let body: @Sendable () -> Void = {
      let tool = prepare()
      while let piece = next.take(of: count) {
        if !work(tool, piece) { next.stop() }
      }
    }
    let others = (1..<max(1, min(coreCount, count))).map { _ in Thread(body) }
    body()
    for thread in others { thread.join() }
  }

  /// Gives out numbers, each once.
  private final class Counter: Sendable {
    private let value = Atomic<Int>(0)
    private let isStopped = Atomic<Bool>(false)

    func take(of count: Int) -> Int? {
      if isStopped.load(ordering: .relaxed) { return nil }
      let mine = value.wrappingAdd(1, ordering: .relaxed).oldValue
      return mine < count ? mine : nil
    }

    func stop() { isStopped.store(true, ordering: .relaxed) }
  }

  /// One thread of the system.
  private struct Thread {
    private final class Body {
      let run: @Sendable () -> Void
      init(_ run: @escaping @Sendable () -> Void) { self.run = run }
    }

    /// Loading a deep flow takes room, as much as the first thread has.
    private static let stackSize = 8 * 1024 * 1024

    /// Nil where the system has no more threads: then the others do the work.
    private let thread: pthread_t?

    init(_ run: @escaping @Sendable () -> Void) {
      var attributes = pthread_attr_t()
      pthread_attr_init(&attributes)
      pthread_attr_setstacksize(&attributes, Self.stackSize)
      defer { pthread_attr_destroy(&attributes) }
      let body = Unmanaged.passRetained(Body(run))
      var made = pthread_t()
      let failure = pthread_create(
        &made, &attributes,
        { argument in
          guard let argument else { return nil }
          Unmanaged<Body>.fromOpaque(argument).takeRetainedValue().run()
          return nil
        }, body.toOpaque())
      if failure != 0 { body.release() }
      thread = failure == 0 ? made : nil
    }

    func join() {
      if let thread { pthread_join(thread, nil) }
    }
  }
}

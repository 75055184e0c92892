#if Web
  import CCurl
  import CLinux
  import ContactCenter
  import Diagnostics
  import Glibc
  import World

  /// A function behind a URL that takes invocations as the service's own does: SAM's local one, the runtime interface
  /// emulator, or a server of the user's.
  final class FunctionRequest: FunctionConnection {
    /// Longer answers are read no further: many times what the service takes.
    private static let answerLimit = 1024 * 1024
    /// How soon a function is asked again that was busy.
    private static let busyMilliseconds = 50

    private let exchange: HTTPExchange
    /// Readable when it is time to ask again.
    private let pause: Descriptor
    private var request: [UInt8] = []
    private var isBusy = false
    private var isPausing = false
    private(set) var isClosed = false

    init(to url: String) throws(ConnectionFailure) {
      guard let curl = Curl.functions else {
        throw ConnectionFailure("there is no libcurl on this machine (Debian's package libcurl4)")
      }
      guard let pause = Descriptor(timerfd_create(CLOCK_MONOTONIC, Int32(TFD_NONBLOCK | TFD_CLOEXEC))),
        let exchange = HTTPExchange(to: url, with: curl, bodyLimit: Self.answerLimit)
      else { throw ConnectionFailure("no request can be made: \(String(cString: strerror(errno)))") }
      self.pause = pause
      self.exchange = exchange
    }

    var isReady: Bool { true }
    var endedSilently: Bool { false }
    var looksAgainSoon: Bool { false }
    /// The status that said it was busy, of the last answer; nil for none.
    private var busyStatus: Int?
    var endingWords: String {
      busyStatus.map { "was busy to the last (status \($0)), and was given up" } ?? "was given up"
    }
    var fullDescriptor: Int32? { nil }
    var descriptors: [Int32] { isClosed || !isBusy ? [] : [exchange.descriptor, pause.number] }

    func settle(isForGood: Bool) -> Bool { false }

    func begin(_ call: OutsideCall) {
      precondition(!isBusy && !isClosed, "one invocation after the other")
      isBusy = true
      busyStatus = nil
      request = Array(call.event.utf8)
      exchange.begin(request)
    }

    func stop() { isClosed = true }

    func wait(_ milliseconds: Int32) {
      var watched = descriptors.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
      _ = poll(&watched, nfds_t(watched.count), milliseconds)
    }

    func takeEvents() -> [FunctionEvent] {
      guard isBusy, !isClosed else { return [] }
      if isPausing {
        var expirations: UInt64 = 0
        guard read(pause.number, &expirations, MemoryLayout.size(ofValue: expirations)) > 0 else { return [] }
        isPausing = false
        exchange.begin(request)
      }
      switch exchange.takeResponse() {
      case nil: return []
      case .success(let response) where Self.saysBusy(response):
        busyStatus = response.status
        wait()
        return []
      case .success(let response): return end(Self.reply(to: response))
      case .failure(.tooLong): return end(.unusable("it answered with more than a megabyte"))
      case .failure(.broken(let why)): return end(.failed(why))
      }
    }

    private func end(_ reply: OutsideReply) -> [FunctionEvent] {
      isBusy = false
      return [.replied(reply)]
    }

    private func wait() {
      isPausing = true
      var setting = itimerspec()
      setting.it_value.tv_nsec = Self.busyMilliseconds * 1_000_000
      _ = timerfd_settime(pause.number, 0, &setting, nil)
    }

    // MARK: Answers

    /// The service throttles with 429. The emulator, which runs one invocation at a time, says 400 and nothing else.
    private static func saysBusy(_ response: HTTPExchange.Response) -> Bool {
      response.status == 429 || response.status == 400 && response.body.isEmpty
    }

    private static func reply(to response: HTTPExchange.Response) -> OutsideReply {
      let text = String(decoding: response.body, as: UTF8.self)
      guard (200..<300).contains(response.status) else { return refusal(response.status, text) }
      // The emulator's words, with status 200, when the function's own limit is over.
      if text.hasPrefix("Task timed out after ") {
        return .failed("it said \(OutsideReply.quoted(text, limit: 200))")
      }
      guard let kind = response.functionError else { return OutsideReply(spoken: response.body) }
      guard case .failed(let why) = OutsideReply(spoken: text) else {
        return .failed("its error is \(OutsideReply.quoted(kind)): it said \(OutsideReply.quoted(text))")
      }
      return .failed(why)
    }

    /// What a status comes to that is no success.
    private static func refusal(_ status: Int, _ text: String) -> OutsideReply {
      let words = "it answered with status \(status)"
      switch status {
      case 300..<400: return .unusable("\(words), elsewhere: only the address in center.json is called")
      case 404: return .failed("\(words), no such function" + message(in: text))
      default: return .failed(words + message(in: text))
      }
    }

    /// What the function's host says of it, in the service's form or in its own.
    private static func message(in text: String) -> String {
      let answer = try? LambdaAnswer(parsing: text, named: "answer")
      let message = answer?.values.first { ["message", "errormessage"].contains($0.name.lowercased()) }?.value
      let words = message ?? text
      return words.isEmpty ? "" : ", and said \(OutsideReply.quoted(words, limit: 200))"
    }
  }
#endif

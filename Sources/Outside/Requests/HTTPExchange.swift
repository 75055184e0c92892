#if Web
  import CCurl
  import CLinux
  import Diagnostics
  import Glibc

  /// POST requests to one address, one at a time, over a connection that is kept from one to the next.
  ///
  /// Nothing here waits: `descriptor` is readable when there is something to do. Only the address is called: no redirect is
  /// followed, no proxy asked, no password looked up.
  final class HTTPExchange {
    /// What came back.
    struct Response: Equatable {
      let status: Int
      /// Of the header `X-Amz-Function-Error`; nil without one.
      let functionError: String?
      let body: [UInt8]
    }

    /// Why nothing came back, or only a part.
    enum Failure: Error, Equatable {
      /// More bytes came than are read.
      case tooLong
      case broken(String)
    }

    /// The most bytes of all headers of a response.
    private static let headerLimit = 64 * 1024

    let descriptor: Int32
    private let curl: UnsafePointer<ccurl>
    private let url: String
    private let bodyLimit: Int
    private let multi: UnsafeMutableRawPointer
    private let easy: UnsafeMutableRawPointer
    private let timer: Descriptor
    private let watched: Descriptor
    private var headers: UnsafeMutablePointer<curl_slist>?
    private var isUnderWay = false

    private var body: [UInt8] = []
    private var functionError: String?
    private var headerCount = 0
    private var isTooLong = false

    /// - Parameters:
    ///   - url: begins with `http://` or `https://`.
    ///   - bodyLimit: the most bytes that are read of a response.
    /// - Returns: nil when the system has no room for it.
    init?(to url: String, with curl: UnsafePointer<ccurl>, bodyLimit: Int) {
      guard let watched = Descriptor(epoll_create1(Int32(EPOLL_CLOEXEC))),
        let timer = Descriptor(timerfd_create(CLOCK_MONOTONIC, Int32(TFD_NONBLOCK | TFD_CLOEXEC))),
        let multi = curl.pointee.multi_init(), let easy = curl.pointee.easy_init()
      else { return nil }
      self.curl = curl
      self.url = url
      self.bodyLimit = bodyLimit
      self.watched = watched
      self.timer = timer
      self.multi = multi
      self.easy = easy
      descriptor = watched.number
      for line in ["Content-Type: application/json", "Accept: application/json", "Expect:"] {
        headers = curl.pointee.slist_append(headers, line)
      }
      _ = linux_watch(watched.number, timer.number, 1, 0)
      let own = Unmanaged.passUnretained(self).toOpaque()
      ccurl_set_watchers(curl, multi, socketWatcher, timeKeeper, own)
      setOptions(own)
    }

    deinit { stop() }

    /// Sends a request; what comes of it is given by `takeResponse`.
    func begin(_ request: [UInt8]) {
      precondition(!isUnderWay, "one request after the other")
      body = []
      functionError = nil
      headerCount = 0
      isTooLong = false
      isUnderWay = true
      _ = request.withUnsafeBytes { ccurl_set_body(curl, easy, $0.baseAddress, $0.count) }
      _ = curl.pointee.multi_add_handle(multi, easy)
      act(on: CURL_SOCKET_TIMEOUT, 0)
    }

    /// Goes on with the request under way; what came of it, once that is there.
    func takeResponse() -> Result<Response, Failure>? {
      guard isUnderWay else { return nil }
      var found = linux_watched()
      while linux_next_watched(watched.number, &found) != 0 {
        if found.descriptor == timer.number {
          var expirations: UInt64 = 0
          _ = read(timer.number, &expirations, MemoryLayout.size(ofValue: expirations))
          act(on: CURL_SOCKET_TIMEOUT, 0)
        } else {
          let happened =
            (found.is_readable != 0 ? CURL_CSELECT_IN : 0) | (found.is_writable != 0 ? CURL_CSELECT_OUT : 0)
            | (found.is_broken != 0 ? CURL_CSELECT_ERR : 0)
          act(on: found.descriptor, happened)
        }
      }
      var left: Int32 = 0
      while let message = curl.pointee.multi_info_read(multi, &left) {
        guard message.pointee.msg == CURLMSG_DONE else { continue }
        let code = message.pointee.data.result
        _ = curl.pointee.multi_remove_handle(multi, easy)
        isUnderWay = false
        return result(of: code)
      }
      return nil
    }

    /// Ends it, in the middle of whatever it does.
    private func stop() {
      if isUnderWay { _ = curl.pointee.multi_remove_handle(multi, easy) }
      curl.pointee.easy_cleanup(easy)
      _ = curl.pointee.multi_cleanup(multi)
      curl.pointee.slist_free_all(headers)
    }

    private func act(on socket: curl_socket_t, _ happened: Int32) {
      var running: Int32 = 0
      _ = curl.pointee.multi_socket_action(multi, socket, happened, &running)
    }

    // MARK: Options

    private func setOptions(_ own: UnsafeMutableRawPointer) {
      _ = ccurl_set_text(curl, easy, CURLOPT_URL, url)
      _ = ccurl_set_text(curl, easy, CURLOPT_USERAGENT, "touchtone")
      _ = ccurl_set_text(curl, easy, CURLOPT_PROXY, "")
      let numbers: [(CURLoption, Int)] = [
        (CURLOPT_POST, 1), (CURLOPT_NOSIGNAL, 1), (CURLOPT_FOLLOWLOCATION, 0),
        (CURLOPT_PROTOCOLS, Int(CURLPROTO_HTTP | CURLPROTO_HTTPS)), (CURLOPT_CONNECTTIMEOUT, 900),
        (CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_1_1)), (CURLOPT_TCP_NODELAY, 1),
        // A look-up of a name that goes on is left to itself; waiting for it would stop the screen.
        (CURLOPT_QUICK_EXIT, 1),
      ]
      for (option, number) in numbers { _ = ccurl_set_number(curl, easy, option, number) }
      _ = ccurl_set_pointer(curl, easy, CURLOPT_HTTPHEADER, headers)
      _ = ccurl_set_pointer(curl, easy, CURLOPT_WRITEDATA, own)
      _ = ccurl_set_pointer(curl, easy, CURLOPT_HEADERDATA, own)
      _ = ccurl_set_receiver(curl, easy, CURLOPT_WRITEFUNCTION, bodyReceiver)
      _ = ccurl_set_receiver(curl, easy, CURLOPT_HEADERFUNCTION, headerReceiver)
    }

    // MARK: What libcurl tells

    fileprivate func watch(_ socket: curl_socket_t, _ wanted: Int32) {
      let isRead = wanted == CURL_POLL_IN || wanted == CURL_POLL_INOUT
      let isWritten = wanted == CURL_POLL_OUT || wanted == CURL_POLL_INOUT
      _ = linux_watch(watched.number, socket, isRead ? 1 : 0, isWritten ? 1 : 0)
    }

    /// - Parameter milliseconds: after which it is to go on; below zero when there is no such time.
    fileprivate func setWaitingTime(_ milliseconds: Int) {
      var setting = itimerspec()
      if milliseconds >= 0 {
        setting.it_value.tv_sec = milliseconds / 1000
        // Zero would be no time at all.
        setting.it_value.tv_nsec = milliseconds == 0 ? 1 : milliseconds % 1000 * 1_000_000
      }
      _ = timerfd_settime(timer.number, 0, &setting, nil)
    }

    /// False when that is more than is read.
    fileprivate func receiveBody(_ bytes: UnsafeRawBufferPointer) -> Bool {
      guard body.count + bytes.count <= bodyLimit else {
        isTooLong = true
        return false
      }
      body += bytes
      return true
    }

    /// Takes one whole line; false when that is more than is read.
    fileprivate func receiveHeader(_ bytes: UnsafeRawBufferPointer) -> Bool {
      headerCount += bytes.count
      guard headerCount <= Self.headerLimit else {
        isTooLong = true
        return false
      }
      let line = String(decoding: bytes, as: UTF8.self)
      let parts = line.split(separator: ":", maxSplits: 1).map { $0.filter { !$0.isWhitespace } }
      if parts.count == 2, parts[0].lowercased() == "x-amz-function-error" { functionError = parts[1] }
      return true
    }

    // MARK: The end

    private func result(of code: CURLcode) -> Result<Response, Failure> {
      if isTooLong { return .failure(.tooLong) }
      guard code == CURLE_OK else { return .failure(.broken(words(for: code))) }
      let status = ccurl_number(curl, easy, CURLINFO_RESPONSE_CODE)
      return .success(Response(status: status, functionError: functionError, body: body))
    }

    /// The same in every run, which libcurl's own longer words are not.
    private func words(for code: CURLcode) -> String {
      switch code {
      case CURLE_COULDNT_CONNECT:
        let reason = Int32(truncatingIfNeeded: ccurl_number(curl, easy, CURLINFO_OS_ERRNO))
        return "nothing answers at \(url.visible)"
          + (reason == 0 ? "" : " (\(String(cString: strerror(reason))))")
      case CURLE_COULDNT_RESOLVE_HOST: return "its host is not known"
      case CURLE_GOT_NOTHING: return "the connection was closed without an answer"
      case CURLE_RECV_ERROR, CURLE_SEND_ERROR: return "the connection broke"
      case CURLE_PARTIAL_FILE: return "the connection was closed in the middle of the answer"
      case CURLE_WEIRD_SERVER_REPLY, CURLE_UNSUPPORTED_PROTOCOL, CURLE_HTTP2:
        return "what answers there does not speak HTTP"
      default:
        let words = curl.pointee.easy_strerror(code).map { String(cString: $0) } ?? "error \(code.rawValue)"
        return "the request failed: " + words
      }
    }
  }

  // libcurl calls these; an exchange is their context.

  private func exchange(_ context: UnsafeMutableRawPointer?) -> HTTPExchange? {
    context.map { Unmanaged<HTTPExchange>.fromOpaque($0).takeUnretainedValue() }
  }

  private let socketWatcher: curl_socket_callback = { _, socket, wanted, context, _ in
    exchange(context)?.watch(socket, wanted)
    return 0
  }

  private let timeKeeper: curl_multi_timer_callback = { _, milliseconds, context in
    exchange(context)?.setWaitingTime(milliseconds)
    return 0
  }

  private let bodyReceiver: curl_write_callback = { bytes, size, count, context in
    let isTaken = exchange(context)?.receiveBody(UnsafeRawBufferPointer(start: bytes, count: size * count))
    return isTaken == true ? size * count : 0
  }

  private let headerReceiver: curl_write_callback = { bytes, size, count, context in
    let isTaken = exchange(context)?.receiveHeader(UnsafeRawBufferPointer(start: bytes, count: size * count))
    return isTaken == true ? size * count : 0
  }
#endif

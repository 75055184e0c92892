#if Web
  import ContactCenter
  import Foundation
  import TestSupport
  import Testing

  @testable import Outside
  @testable import World

  /// Functions at an address, by a server that answers well and badly.
  @Suite struct FunctionRequestTests {
    private typealias Answer = LoopbackServer.Answer

    private static let unhandled = ["X-Amz-Function-Error: Unhandled"]

    /// What a server's answer comes to.
    @Test(
      arguments: [
        (.response("200 OK", #"{"a": "b"}"#), .answered(#"{"a": "b"}"#)),
        (
          .bytes(
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\n{\"a\r\n5\r\n\":\"b\"\r\n1\r\n}\r\n0\r\n\r\n"
          ),
          .answered(#"{"a":"b"}"#)
        ),
        // Until the connection is closed.
        (.bytes("HTTP/1.0 200 OK\r\n\r\n{}"), .answered("{}")),
        (
          .response("200 OK", headers: unhandled, #"{"errorType": "KeyError", "errorMessage": "'phone'"}"#),
          .failed("KeyError: 'phone'")
        ),
        // The emulator sends no header.
        (
          .response("200 OK", #"{"errorType": "KeyError", "errorMessage": "'phone'", "stackTrace": []}"#),
          .failed("KeyError: 'phone'")
        ),
        (
          .response("200 OK", headers: unhandled, "oh no"),
          .failed("its error is \"Unhandled\": it said \"oh no\"")
        ),
        (
          .response("200 OK", headers: ["x-amz-function-error:Handled"], "{}"),
          .failed("its error is \"Handled\": it said \"{}\"")
        ),
        (
          .response("200 OK", "Task timed out after 3.00 seconds"),
          .failed("it said \"Task timed out after 3.00 seconds\"")
        ),
        (
          .response("200 OK", "<html>"),
          .unusable("it said \"<html>\", which is no answer: expected a value, found \"<\"")
        ),
        (
          .response("200 OK", "[1]"),
          .unusable("it said \"[1]\", which is no answer: a Lambda answers with an object, found a list")
        ),
        (
          .response("200 OK", "\u{1B}[2J"),
          .unusable("it said \"^[[2J\", which is no answer: expected a value, found a control character")
        ),
        (
          .response("302 Found", headers: ["Location: http://127.0.0.1:9/x"], ""),
          .unusable("it answered with status 302, elsewhere: only the address in center.json is called")
        ),
        (
          .response("404 Not Found", #"{"Type": "User", "Message": "Function not found: own"}"#),
          .failed("it answered with status 404, no such function, and said \"Function not found: own\"")
        ),
        (
          .response("500 Oh", #"{"Type": "Service", "Message": "ServiceException"}"#),
          .failed("it answered with status 500, and said \"ServiceException\"")
        ),
        (.response("502 Bad", ""), .failed("it answered with status 502")),
        (
          .response("403 No", "\u{1B}]0;x\u{07}"),
          .failed("it answered with status 403, and said \"^[]0;x^G\"")
        ),
        (
          .response("400 Bad", #"{"message": "not JSON"}"#),
          .failed("it answered with status 400, and said \"not JSON\"")
        ),
        (.bytes("SSH-2.0-OpenSSH_9.2\r\n"), .failed("what answers there does not speak HTTP")),
        (.bytes(""), .failed("the connection was closed without an answer")),
        (
          .bytes("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"a\":"),
          .failed("the connection was closed in the middle of the answer")
        ),
        (
          .flood("HTTP/1.1 200 OK\r\n\r\n{\"a\":\"", String(repeating: "x", count: 100_000)),
          .unusable("it answered with more than a megabyte")
        ),
        (
          .flood("HTTP/1.1 200 OK\r\n", String(repeating: "X-Long: none of this is read\r\n", count: 1000)),
          .unusable("it answered with more than a megabyte")
        ),
      ] as [(LoopbackServer.Answer, OutsideReply)])
    func anAnswerComesToThis(answer: LoopbackServer.Answer, expected: OutsideReply) throws {
      let server = try LoopbackServer { _ in answer }
      let bench = try FunctionBench(url: server.url)
      #expect(bench.answer(within: .seconds(30)).reply == expected)
      #expect(server.requests.count == 1)
    }

    @Test func theRequestIsTheServices() throws {
      let server = try LoopbackServer { _ in .response("200 OK", "{}") }
      let bench = try FunctionBench(url: server.url)
      let event = #"{"Name":"ContactFlowEvent","long":""# + String(repeating: "ü", count: 100_000) + "\"}"
      #expect(bench.answer(event, within: .seconds(30)).reply == .answered("{}"))
      let request = try #require(server.requests.first)
      #expect(request.body == event)
      let lines = request.head.components(separatedBy: "\r\n")
      #expect(lines.first == "POST /2015-03-31/functions/own/invocations HTTP/1.1")
      #expect(
        Set(lines.dropFirst()) == [
          "Host: 127.0.0.1:\(server.port)", "User-Agent: touchtone", "Content-Type: application/json",
          "Accept: application/json", "Content-Length: \(event.utf8.count)",
        ])
    }

    /// A function that says nothing in time, or never ends to say it.
    @Test(arguments: [
      (LoopbackServer.Answer.nothing, "was given up"),
      (.bytes("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{", isKept: true), "was given up"),
      (.response("429 Busy", "{}"), "was busy to the last (status 429), and was given up"),
      (.response("400 Bad", ""), "was busy to the last (status 400), and was given up"),
    ])
    func whoIsLateIsGivenUp(answer: LoopbackServer.Answer, words: String) throws {
      let server = try LoopbackServer { $0 < 100 ? answer : .response("200 OK", "{}") }
      let bench = try FunctionBench(url: server.url)
      let late = bench.answer(within: .init(300))
      #expect(late.reply == .timedOut)
      #expect(late.printed == [words + ": it did not answer within 0.3 s"])
    }

    @Test func whoIsBusyIsAskedAgain() throws {
      let server = try LoopbackServer { number in
        switch number {
        case 0: .response("429 Too Many Requests", #"{"Reason": "x"}"#, isKept: true)
        case 1: .response("400 Bad Request", "", isKept: true)
        default: .response("200 OK", "{}")
        }
      }
      let bench = try FunctionBench(url: server.url)
      #expect(bench.answer(within: .seconds(30)).reply == .answered("{}"))
      #expect(server.requests.count == 3)
    }

    @Test func aConnectionLivesFromCallToCall() throws {
      let server = try LoopbackServer { .response("200 OK", "{\"n\": \"\($0)\"}", isKept: $0 < 2) }
      let bench = try FunctionBench(url: server.url)
      for number in 0..<3 {
        #expect(bench.answer(within: .seconds(30)).reply == .answered("{\"n\": \"\(number)\"}"))
      }
      #expect(server.connectionCount == 1)
      // The server has closed it meanwhile.
      #expect(bench.answer(within: .seconds(30)).reply == .answered("{\"n\": \"3\"}"))
    }

    @Test func whereNothingListensIsSaid() throws {
      let url = try LoopbackServer { _ in .nothing }.url
      let bench = try FunctionBench(url: url)
      #expect(
        bench.answer(within: .seconds(30)).reply
          == .failed("nothing answers at \(url) (Connection refused)"))
    }

    /// Neither refused nor taken: the limit ends it, also of the call that comes after one that is still connecting.
    @Test func aConnectionThatNeverComesAboutIsGivenUp() throws {
      let nowhere = try FullBacklog()
      let bench = try FunctionBench(url: nowhere.url)
      for _ in 0..<2 {
        let late = bench.answer(within: .init(300))
        #expect(late.reply == .timedOut)
        #expect(late.printed == ["was given up: it did not answer within 0.3 s"])
      }
    }

    /// No resolver knows a name in `.invalid`: one says so, or, where none can be asked, the limit ends it.
    @Test func aNameThatNobodyHasIsAFailureOrLate() throws {
      let bench = try FunctionBench(url: "http://own.invalid:3001/2015-03-31/functions/own/invocations")
      for _ in 0..<2 {
        let reply = bench.answer(within: .init(500)).reply
        #expect([.failed("its host is not known"), .timedOut].contains(reply))
      }
    }

    @Test func callsOfOneFunctionAreUnderWaySideBySide() throws {
      let server = try LoopbackServer { $0 == 0 ? .nothing : .response("200 OK", "{}") }
      let bench = try FunctionBench(url: server.url)
      bench.functions.begin(bench.call(within: .seconds(60)))
      try #require(
        eventually {
          _ = bench.functions.takeFinished()
          return !server.requests.isEmpty
        })
      #expect(bench.answer(within: .seconds(30)).reply == .answered("{}"))
      for _ in 0..<9 { bench.functions.begin(bench.call(within: .seconds(60))) }
      // None of these waits for the others.
      #expect(server.connectionCount >= 2)
    }

    @Test func aCallThatNobodyWaitsForHoldsNothingUp() throws {
      let server = try LoopbackServer { $0 == 0 ? .nothing : .response("200 OK", "{}") }
      let bench = try FunctionBench(url: server.url)
      bench.functions.begin(bench.call(within: .seconds(60)))
      bench.functions.forgetCalls()
      #expect(bench.functions.takeFinished().isEmpty)
    }
  }
#else
  import Testing

  @testable import Outside
  @testable import World

  @Suite struct FunctionRequestTests {
    @Test func aBuildWithoutTheTraitSaysWhatItLacks() throws {
      #expect(
        try FunctionBench(url: "http://127.0.0.1:9/x").answer().reply
          == .failed(
            "this touchtone was built without the trait Web, which calls http://127.0.0.1:9/x"
              + " (swift build --traits Web, with libcurl4-openssl-dev)"))
    }
  }
#endif

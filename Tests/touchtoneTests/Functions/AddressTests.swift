#if Web
  import TestSupport
  import Testing

  /// A function at an address, in a call and in what comes of it.
  @Suite struct AddressTests {
    private static let program = builtProduct(named: "touchtone")

    private func play(_ code: OwnCode, _ words: String...) throws -> FinishedProgram {
      try FinishedProgram(
        Self.program, ["play", code.folder.path, "--at", "2026-01-05T10:00", "--keys", "hangup"] + words,
        // Only the address is called, whatever the surroundings say.
        environment: ["http_proxy": "http://127.0.0.1:9", "ALL_PROXY": "http://127.0.0.1:9"])
    }

    @Test func aCallIsAnsweredAndASavedOneCallsNothing() throws {
      let server = try LoopbackServer { .response("200 OK", "{\"a\": \"answer \($0)\"}") }
      let code = try OwnCode(url: server.url)
      let saved = code.folder.path(of: "saved.scenario")
      let played = try play(code, "--record", saved)
      #expect(played.output.contains("lambda    own: a=answer 0 (80 ms)"), "\(played.output)")
      #expect(played.output.contains("It says answer 0."))
      #expect(server.requests.first?.body.contains(#""Name":"ContactFlowEvent""#) == true)
      let run = try FinishedProgram(Self.program, ["test", saved])
      #expect(run.status == 0, "\(run.output)\(run.errors)")
      #expect(server.requests.count == 1)
    }

    /// Failures are tried again, as the setting says; what cannot become better is not.
    @Test(arguments: [
      ("500 Oh", nil as String?, 4, "own failed: it answered with status 500 (tried 4 times)"),
      ("500 Oh", #"{"lambdaRetries": 0}"#, 1, "own failed: it answered with status 500 (80 ms)"),
      (
        "301 Moved", nil, 1,
        "own failed: it answered with status 301, elsewhere: only the address in center.json is called"
      ),
    ])
    func aFailureTakesTheErrorBranch(status: String, rules: String?, tries: Int, line: String) throws {
      let server = try LoopbackServer { _ in .response(status, "") }
      let code = try OwnCode(url: server.url)
      if let rules { try code.folder.write(rules, to: "service-rules.json") }
      let played = try play(code)
      #expect(played.output.contains(line), "\(played.output)")
      #expect(played.output.contains("Sorry about that."))
      #expect(server.requests.count == tries)
    }

    @Test func whoNeverAnswersIsLate() throws {
      let server = try LoopbackServer { _ in .nothing }
      let played = try play(try OwnCode(url: server.url))
      #expect(played.output.contains("note      own: was given up: it did not answer within 3 s"))
      #expect(played.output.contains("Sorry about that."), "\(played.output)")
    }

    @Test func whoNeverTakesTheConnectionIsLate() throws {
      let nowhere = try FullBacklog()
      let played = try play(try OwnCode(url: nowhere.url))
      #expect(played.output.contains("note      own: was given up: it did not answer within 3 s"))
      #expect(played.output.contains("Sorry about that."), "\(played.output)")
      #expect(played.status == 0)
    }

    /// Where no resolver can be asked its own patience may be longer than the limit.
    @Test func aHostThatNobodyHasTakesTheErrorBranch() throws {
      let played = try play(try OwnCode(url: "http://own.invalid:3001/2015-03-31/functions/own/invocations"))
      let isSaid =
        played.output.contains("own failed: its host is not known (tried 4 times)")
        || played.output.contains("own: was given up: it did not answer within 3 s")
      #expect(isSaid, "\(played.output)")
      #expect(played.output.contains("Sorry about that."))
      #expect(played.status == 0)
    }

    @Test func scenariosSideBySideWaitForWhoIsBusy() throws {
      // As the emulator: every other one comes at a bad moment.
      let server = try LoopbackServer {
        $0 % 2 == 0 ? .response("400 Bad Request", "") : .response("200 OK", #"{"a": "b"}"#)
      }
      let code = try OwnCode(url: server.url)
      for number in 1...4 {
        try code.folder.write(
          "center center.json\ncall\nhear \"It says b\"\nhang up\n", to: "\(number).scenario")
      }
      let run = try FinishedProgram(Self.program, ["test", code.folder.path])
      #expect(run.status == 0, "\(run.output)\(run.errors)")
    }
  }
#endif

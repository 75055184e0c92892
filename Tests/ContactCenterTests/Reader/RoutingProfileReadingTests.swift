import ContactCenter
import Diagnostics
import Testing

@Suite struct RoutingProfileReadingTests {
  private static let text = """
    {
      "queues": { "Plots": { "arn": "q1" }, "Villas": {}, "Loan": { "agents": ["Tom"] } },
      "routingProfiles": {
        "Sales": {
          "arn": "r1",
          "queues": { "q1": { "priority": 2, "delaySeconds": 30 }, "Villas": { "channels": ["chat"] } },
          "channels": { "voice": 1, "chat": { "contacts": 3, "mixes": true } }
        },
        "Calls": { "queues": { "Plots": {} } }
      },
      "agentStates": ["Break", "Training"],
      "agents": {
        "Meera": { "profile": "Sales", "state": "Break", "afterContactWorkSeconds": 30, "autoAccept": true },
        "Ravi": { "profile": "Calls" },
        "Tom": {}
      }
    }
    """

  @Test func readsProfilesWithTheirQueuesAndChannels() throws {
    let reading = read(Self.text)
    #expect(reading.problems.text == "")
    let center = try #require(reading.definition)
    #expect(
      center.routingProfiles == [
        RoutingProfileDefinition(
          name: "Sales", arn: "r1",
          queues: [.init(0, priority: 2, delay: .seconds(30)), .init(1, channels: [.chat])],
          channels: [.init(.voice), .init(.chat, concurrency: 3, mixes: true)]),
        RoutingProfileDefinition(name: "Calls", queues: [.init(0)]),
      ])
    #expect(center.agentStates == ["Break", "Training"])
  }

  @Test func readsWhatAnAgentHasOfIt() throws {
    let center = try #require(read(Self.text).definition)
    #expect(
      center.agents[0]
        == AgentDefinition(
          name: "Meera", profile: 0, state: "Break", afterContactWork: .seconds(30), acceptsAtOnce: true))
    #expect(center.agents.map(\.profile) == [0, 1, nil])
  }

  @Test func aQueueIsServedByThoseItNamesAndThoseWhoseProfileHasIt() throws {
    let center = try #require(read(Self.text).definition)
    #expect(center.queues.map(\.agents) == [[0, 1], [0], [2]])
  }

  @Test func withoutProfilesEveryAgentServesAQueueThatNamesNone() throws {
    let center = try #require(read(#"{ "queues": { "q": {} }, "agents": { "a": {}, "b": {} } }"#).definition)
    #expect(center.queues[0].agents == [0, 1])
  }

  /// What is worth a warning, and lets the center play all the same.
  @Test(arguments: [
    (
      #"{ "queues": { "q": {}, "r": {} }, "routingProfiles": { "p": { "queues": { "q": {} } } }, "agents": { "a": { "profile": "p" } } }"#,
      "queue-unserved", "nobody serves the queue \"r\"", 24
    ),
    (
      #"{ "queues": { "q": {} }, "routingProfiles": { "p": { "queues": { "q": {} } } }, "agents": { "a": { "profile": "p" }, "b": {} } }"#,
      "agent-without-profile", "\"b\" has no routing profile, and no queue names the agent", 118
    ),
    (
      #"{ "hours": { "h": { "open": {} } }, "queues": { "q": { "hours": "h" } } }"#,
      "hours-never-open", "the hours \"h\" of the queue \"q\" never open", 65
    ),
    (
      #"{ "hours": { "h": { "open": { "monday-sunday": [] } } }, "queues": { "q": { "hours": "h" } } }"#,
      "hours-never-open", "the hours \"h\" of the queue \"q\" never open", 86
    ),
    (
      #"{ "queues": { "q": { "agents": ["m"] } }, "agents": { "m": { "answersAfterSeconds": 20.5 } } }"#,
      "answers-too-late", "\"m\" answers after 20.5 s, and it rings for 20 s", 85
    ),
  ])
  func whatNeverCanBeAnsweredIsNamed(text: String, rule: String, message: String, column: Int) throws {
    let reading = read(text)
    #expect(reading.definition != nil)
    let problem = try #require(reading.problems.first)
    #expect(reading.problems.count == 1)
    #expect(problem.severity == .warning && problem.rule == rule && problem.message == message)
    #expect(problem.place?.position == SourcePosition(line: 1, column: column))
  }

  /// It would be offered for ever in one moment.
  @Test(arguments: ["0", "0.999"]) func whatDoesNotRingIsRefused(seconds: String) throws {
    let problem = try #require(read("{ \"offers\": { \"ringSeconds\": \(seconds) } }").problems.first)
    #expect(problem.severity == .error && problem.rule == "bad-value")
    #expect(problem.message == "\"ringSeconds\" must be at least 1, found \(seconds)")
  }

  @Test(arguments: [
    (#"{ "queues": { "q": { "agents": [] } }, "routingProfiles": { "p": { "queues": {} } } }"#),
    (#"{ "queues": { "q": {} } }"#),
  ])
  func aQueueThatIsMeantToBeUnservedIsNot(text: String) {
    #expect(read(text).problems.text == "")
  }
}

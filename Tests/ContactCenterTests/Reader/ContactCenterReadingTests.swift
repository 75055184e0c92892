import ContactCenter
import Diagnostics
import Testing

@Suite struct ContactCenterReadingTests {
  private func center() throws -> ContactCenterDefinition {
    let reading = read(wholeCenter)
    #expect(reading.problems.text == "")
    return try #require(reading.definition)
  }

  @Test func readsTheCenterItself() throws {
    let center = try center()
    #expect(center.name == "Amberleaf Estates")
    #expect(center.zone.name == "Asia/Kolkata")
    #expect(center.language == "en-GB")
    #expect(center.accent?.description == "#2f855a")
    let branch = try #require(center.branches.first)
    #expect(
      branch.identifier == "ask-bot" && branch.outcome == "NoMatchingError" && center.branches.count == 1)
    #expect(branch.declaration?.identifier.sourceLine == branch.declaration?.outcome.sourceLine)
  }

  @Test func readsNumbersAndFlowsInTheOrderOfTheFile() throws {
    let center = try center()
    #expect(center.numbers.map(\.number.e164) == ["+911800000700", "+911800000702"])
    #expect(center.numbers.map(\.name) == ["Site visits", nil])
    #expect(center.numbers.map(\.flow) == ["welcome", "support"])
    #expect(center.flows?.map(\.file) == ["welcome.json", "support.json"])
  }

  @Test func readsHoursWithTheirOwnZone() throws {
    let hours = try center().hours
    #expect(hours.map(\.name) == ["Sales hours", "Night desk"])
    #expect(hours.map(\.hours.zone.name) == ["Asia/Kolkata", "Europe/London"])
    #expect(
      hours[0].hours.openings.map { $0.map(\.description) }
        == [[String]](repeating: ["09:00-13:00", "14:00-19:00"], count: 6) + [["10:00-16:00"]])
    #expect(hours[0].hours.closedOn.map(\.description) == ["2026-12-25"])
    #expect(hours[1].hours.openings.map(\.count) == [1, 0, 0, 0, 0, 1, 1])
  }

  @Test func readsQueuesAndAgents() throws {
    let center = try center()
    let number = try PhoneNumber("+911800000701")
    #expect(
      center.queues == [
        QueueDefinition(
          name: "Plots", arn: "q1", hours: 0, capacity: 8, outboundCallerId: number, agents: [1]),
        QueueDefinition(name: "Support", hours: 0, agents: [0, 1, 2]),
        QueueDefinition(name: "Empty", capacity: 0),
      ])
    #expect(
      center.agents == [
        AgentDefinition(name: "Meera Nair", answersAfter: Milliseconds(2500), talks: .seconds(60)),
        AgentDefinition(name: "Ravi Iyer", answersAfter: nil),

        AgentDefinition(
          name: "Sara Khan", declines: 2, proficiencies: [.init(name: "Language", value: "English", level: 4)]
        ),
      ])
    #expect(
      center.callbacks
        == CallbackDefinition(
          unanswered: 1, rings: Milliseconds(12_500), dialable: ["+91"], order: .customerFirst,
          keepsPlace: true, mergesDuplicates: true))
    #expect(
      center.offers
        == OfferDefinition(
          rings: Milliseconds(12_500), afterMissed: .available, serviceLevel: .seconds(30)))
    #expect(
      center.taskTemplates == [
        TaskTemplateDefinition(
          name: "Call back", arn: "t-1", flow: "support",
          defaults: [.init("Description", "A call"), .init("Attributes.plan", "gold")],
          required: ["References.r"])
      ])
    #expect(
      center.caseTemplates == [
        CaseTemplateDefinition(name: "Repairs", fields: ["title", "status"], required: ["title"])
      ])
    let parties = [try PhoneNumber("+911800000709"), try PhoneNumber("+911800000708")]
    #expect(
      center.parties == [
        PartyDefinition(number: parties[0], answersAfter: .seconds(8), talks: .seconds(30)),
        PartyDefinition(number: parties[1], isBusy: true),
      ])
    #expect(center.callbacks.canDial(parties[0]))
    #expect(!center.callbacks.canDial(try PhoneNumber("+442071234567")))
    #expect(center.agents[2].answersAfter == .seconds(20))
    #expect(center.agents[2].talks == .minutes(3))
  }

  @Test func readsPrompts() throws {
    #expect(
      try center().prompts == [
        PromptDefinition(
          name: "main-menu", arn: "p1", file: "../../prompts/en-US/main-menu.txt", form: .text),
        PromptDefinition(name: "music", file: "music.wav", form: .wave),
      ])
  }

  @Test func readsLambdas() throws {
    let arn = "arn:aws:lambda:us-east-1:111122223333:function:checkCustomer"
    let fixed = [("count", "2"), ("open", "true"), ("name", "")].map { NamedValue(name: $0.0, value: $0.1) }
    let nested = [("hotel.name", "Ritz"), ("hotel.stars", "5"), ("rooms", #"["a", "b"]"#)]
      .map { NamedValue(name: $0.0, value: $0.1) }
    let quick = [NamedValue(name: "b", value: "1"), NamedValue(name: "a", value: "2")]
    #expect(
      try center().lambdas == [
        LambdaDefinition(
          name: "checkCustomer", arn: arn, binding: .builtin("checkCustomer"), duration: Milliseconds(84)),
        LambdaDefinition(name: "fixed", binding: .returns(fixed), keys: ["name", "count"]),
        LambdaDefinition(
          name: "nested",
          binding: .returnsNested(
            nested, text: #"{ "hotel": { "name": "Ritz", "stars": 5 }, "rooms": ["a", "b"] }"#),
          keys: ["hotel.name", "hotel.stars", "rooms"]),
        LambdaDefinition(name: "quick", binding: .returns(quick), keys: ["b", "a"]),
        LambdaDefinition(name: "broken", binding: .fails("the table is missing")),
        LambdaDefinition(name: "slow", binding: .timesOut), LambdaDefinition(name: "asked", keys: ["answer"]),
        LambdaDefinition(
          name: "spoken", binding: .command(LambdaCommand(arguments: ["lambdas/lookup", "two words"]))),
        LambdaDefinition(
          name: "python",
          binding: .command(
            LambdaCommand(
              arguments: ["python3", "-X", "dev", "lambdas/book.py"],
              handler: LambdaHandler(language: .python, fileArgument: 3, function: "lambda_handler"),
              environment: [
                NamedValue(name: "TABLE", value: "visits"), NamedValue(name: "LIMIT", value: "5"),
              ])),
          keys: ["status"]),
        LambdaDefinition(
          name: "node",
          binding: .command(
            LambdaCommand(
              arguments: ["node", "lambdas/book.mjs"],
              handler: LambdaHandler(language: .node, fileArgument: 1, function: "handler")))),
        LambdaDefinition(
          name: "served", binding: .url("http://[::1]:9000/2015-03-31/functions/function/invocations")),
      ])
  }

  @Test func readsSampleRows() throws {
    let sample = try center().sample
    let four = try #require(TimeOfDay("16:00"))
    #expect(sample.customers.map(\.name) == ["Asha Rao", "Dev Menon", ""])
    #expect(sample.customers.map(\.visit) == [nil, SampleDefinition.Visit(dayIndex: 1, time: four), nil])
    #expect(sample.slots?.days == 12)
    #expect(sample.slots?.times.map(\.description) == ["10:00", "12:00", "16:00"])
    #expect(sample.slots?.closed == [.sunday])
  }

  @Test func emptyFileIsACenterNamedAsItsFolder() throws {
    let center = try #require(read("{}").definition)
    #expect(center == .named("site-visit"))
  }

  @Test func everyProblemIsReportedInTheOrderOfTheFile() {
    let reading = read(
      """
      {
        "name": 5,
        "timeZone": "Asia/Kolkatta",
        "queues": { "Plots": { "hours": "Sales", "agents": ["Mira"], "capcity": 3 } },
        "hours": { "Sale": { "open": { "mnday": ["9-5"] } } },
        "agents": { "Meera": {} }
      }
      """)
    #expect(reading.definition == nil)
    #expect(
      reading.problems.text == """
        center.json:2:11: error: "name" must be a string, found a number [wrong-type]
            2 |   "name": 5,
              |           ^

        center.json:3:15: error: "Asia/Kolkatta" is not a time zone this machine knows [unknown-zone]
            3 |   "timeZone": "Asia/Kolkatta",
              |               ^~~~~~~~~~~~~~~
          fix: did you mean "Asia/Kolkata"?

        center.json:4:35: error: there are no hours "Sales" [unknown-hours]
            4 |   "queues": { "Plots": { "hours": "Sales", "agents": ["Mira"], "capcity": 3 } },
              |                                   ^~~~~~~
          fix: did you mean "Sale"?

        center.json:4:55: error: there is no agent "Mira" [unknown-agent]
            4 |   "queues": { "Plots": { "hours": "Sales", "agents": ["Mira"], "capcity": 3 } },
              |                                                       ^~~~~~
          why: "agents" has "Meera"
          fix: add it to "agents", or remove it here

        center.json:4:64: error: "capcity" is not a key of a queue [unknown-key]
            4 |   "queues": { "Plots": { "hours": "Sales", "agents": ["Mira"], "capcity": 3 } },
              |                                                                ^~~~~~~~~
          fix: did you mean "capacity"?

        center.json:5:34: error: "mnday" is not a weekday or a range of them [bad-weekday]
            5 |   "hours": { "Sale": { "open": { "mnday": ["9-5"] } } },
              |                                  ^~~~~~~
          fix: did you mean "monday"?

        center.json:5:44: error: "9-5" is not an opening [bad-hours]
            5 |   "hours": { "Sale": { "open": { "mnday": ["9-5"] } } },
              |                                            ^~~~~
          fix: write it as "09:00-19:00", "22:00-06:00" or "00:00-24:00"
        """)
  }

  @Test func damagedTextNeverTraps() {
    let bytes = Array(wholeCenter.utf8)
    let replacements: [UInt8] = [
      0, UInt8(ascii: "\""), UInt8(ascii: "{"), UInt8(ascii: "9"), UInt8(ascii: "-"), 0xFF,
    ]
    let surroundings = CenterSurroundings(name: "x", exists: { _ in true })
    for (number, index) in bytes.indices.enumerated() {
      var changed = bytes
      changed[index] = replacements[number % replacements.count]
      _ = ContactCenterReading(parsing: changed, named: "center.json", in: surroundings)
    }
  }
}

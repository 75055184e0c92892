import ContactCenter
import Diagnostics
import Testing

@Suite struct CenterProblemTests {
  /// The text with its one wrong part in «», and what is said about it.
  struct Problem: Sendable, CustomTestStringConvertible {
    let text: String
    let rule: String
    let message: String
    var why: String?
    var fix: String?

    var testDescription: String { message }
  }

  @Test(arguments: problems)
  func problemsHaveTheirPlaceAndWords(problem: Problem) throws {
    let start = try #require(problem.text.firstIndex(of: "«"))
    let text = problem.text.replacing("«", with: "").replacing("»", with: "")
    let marked = problem.text[start...].dropFirst().prefix { $0 != "»" }
    let found = read(text)
    #expect(found.definition == nil)
    let diagnostic = try #require(found.problems.first)
    #expect(found.problems.count == 1, "\(found.problems.text)")
    #expect(diagnostic.message == problem.message)
    #expect(diagnostic.rule == problem.rule)
    #expect(diagnostic.why == problem.why)
    #expect(diagnostic.fix == problem.fix)
    let column = problem.text.distance(from: problem.text.startIndex, to: start) + 1
    #expect(diagnostic.place?.position == SourcePosition(line: 1, column: column))
    #expect(diagnostic.place?.length == marked.count)
  }

  /// What keeps a Lambda from answering keeps nothing else from working.
  @Test(arguments: [
    (#""command": ["python3", "gone.py"], "handler": "lambda_handler""#, "there is no file \"gone.py\"", 46),
    (#""command": ["python3", "gone.py"]"#, "there is no file \"gone.py\"", 46),
    (#""command": ["gone", "book.py"], "handler": "lambda_handler""#, "there is no program \"gone\"", 35),
    (#""command": ["gone/book"]"#, "there is no program \"gone/book\"", 35),
    (#""command": ["a-folder/"]"#, "\"a-folder/\" is a folder, no program", 35),
    (#""command": ["no-program/book"]"#, "\"no-program/book\" is not executable", 35),
  ])
  func aProgramThatIsNotThereOrCannotBeRunIsNamed(binding: String, message: String, column: Int) throws {
    let found = read("{ \"lambdas\": { \"f\": { \(binding) } } }")
    #expect(found.definition?.lambdas.count == 1)
    let problem = try #require(found.problems.first)
    #expect(found.problems.count == 1)
    #expect(problem.severity == .warning && problem.rule == "missing-program" && problem.message == message)
    #expect(problem.fix != nil)
    #expect(problem.place?.position == SourcePosition(line: 1, column: column))
  }

  private static let problems: [Problem] = [
    Problem(
      text: "«x»", rule: "json", message: "expected a value, found \"x\"",
      fix: "JSON begins with a brace or a bracket; export the file again if it was exported"),
    Problem(text: "«[»]", rule: "wrong-type", message: "a center must be an object, found a list"),
    Problem(
      text: #"{ «"quues"»: {} }"#, rule: "unknown-key", message: "\"quues\" is not a key of a center",
      fix: "did you mean \"queues\"?"),
    Problem(
      text: #"{ "colors": { «"background"»: "black" } }"#, rule: "unknown-key",
      message: "\"background\" is not a key of the colors", fix: "its keys are \"accent\""),
    Problem(
      text: #"{ "name": "a", «"name"»: "b" }"#, rule: "duplicate-key",
      message: "\"name\" stands twice in one object",
      why: "the first is at line 1", fix: "remove one of them"),
    Problem(
      text: #"{ "queues": { "Plots": {}, «"Plots"»: {} } }"#, rule: "duplicate-key",
      message: "\"Plots\" stands twice in one object", why: "the first is at line 1",
      fix: "remove one of them"),
    Problem(text: #"{ "name": «""» }"#, rule: "empty-value", message: "\"name\" is empty"),
    Problem(
      text: #"{ "queues": { «""»: {} } }"#, rule: "empty-name", message: "a name in \"queues\" is empty"),
    Problem(
      text: #"{ "queues": «[»] }"#, rule: "wrong-type",
      message: "\"queues\" must be an object with an entry for each name, found a list"),
    Problem(
      text: #"{ "language": «"English"» }"#, rule: "bad-language", message: "\"English\" is not a language",
      fix: "write it as \"en-US\""),
    Problem(
      text: #"{ "timeZone": «"../etc/passwd"» }"#, rule: "unknown-zone",
      message: "\"../etc/passwd\" is not a time zone name", fix: "write a name as \"Asia/Kolkata\" or \"UTC\""
    ),
    Problem(
      text: #"{ "colors": { "accent": «"green"» } }"#, rule: "bad-color", message: "\"green\" is not a color",
      fix: "write it as \"#2f855a\""),
    Problem(
      text: #"{ "branches": { "a": «1» } }"#, rule: "wrong-type",
      message: "the outcome of \"a\" must be a string, found a number"),
    // Numbers, flows, prompts.
    Problem(
      text: #"{ "numbers": { «"9811112222"»: { "flow": "welcome" } } }"#, rule: "bad-number",
      message: "\"9811112222\" is not a telephone number",
      why: "it does not begin with \"+\" and a country's calling code",
      fix: "write it as \"+919811112222\""),
    Problem(
      text:
        #"{ "numbers": { "+911800000700": { "flow": "welcome" }, «"+91 1800 000 700"»: { "flow": "welcome" } } }"#,
      rule: "duplicate-number", message: "the number +911800000700 stands twice",
      fix: "remove one of the entries"),
    Problem(
      text: #"{ "numbers": { "+911800000700": «{»} } }"#, rule: "missing-key",
      message: "a number has no \"flow\"",
      fix: "add \"flow\""),
    Problem(
      text: #"{ "numbers": { "+911800000700": { "flow": «"wellcome"» } } }"#, rule: "unknown-flow",
      message: "there is no flow \"wellcome\" in this folder", fix: "did you mean \"welcome\"?"),
    Problem(
      text: #"{ "numbers": { "+911800000700": { "flow": «"goodbye"» } } }"#, rule: "unknown-flow",
      message: "there is no flow \"goodbye\" in this folder", why: "it has \"welcome\", \"support\"",
      fix: "put its file beside this one, or name another"),
    Problem(
      text:
        #"{ "flows": { "a": { "file": "a.json" } }, "numbers": { "+911800000700": { "flow": «"welcome"» } } }"#,
      rule: "unknown-flow", message: "there is no flow \"welcome\"", why: "\"flows\" has \"a\"",
      fix: "add it to \"flows\", or remove it here"),
    Problem(
      text:
        #"{ "flows": { "a": { "file": «"gone.json"» } }, "numbers": { "+911800000700": { "flow": "a" } } }"#,
      rule: "missing-file", message: "there is no file \"gone.json\"",
      why: "paths here begin at the folder of this file"),
    Problem(
      text:
        #"{ "flows": { "a": { "file": "a.json", "arn": "x" }, "b": { "file": "b.json", "arn": «"x"» } } }"#,
      rule: "duplicate-arn", message: "another entry here has the same ARN",
      why: "a flow that refers to it reaches the first entry only"),
    Problem(
      text: #"{ "flows": { "a": { "file": "a.json", "arn": «"arn:aws"» } } }"#, rule: "bad-arn",
      message: "\"arn:aws\" is not a whole ARN",
      fix: "write it as \"arn:aws:connect:REGION:ACCOUNT:instance/ID/queue/ID\""),
    Problem(
      text: #"{ "prompts": { "a": { "file": «"/etc/a.txt"» } } }"#, rule: "bad-path",
      message: "\"/etc/a.txt\" is not relative to the folder of this file",
      why: "a center is moved and shared as a folder",
      fix: "write the way from here, as \"../../prompts/en-US/menu.txt\""),
    Problem(
      text: #"{ "prompts": { "a": { "file": «"a.mp3"» } } }"#, rule: "bad-prompt-file",
      message: "\"a.mp3\" is not a prompt's file",
      fix: "name a .txt file with the wording, a .ssml file, or a .wav file"),
    Problem(
      text: #"{ "prompts": { "a": «{»} } }"#, rule: "missing-key", message: "a prompt has no \"file\"",
      fix: "add \"file\""),
    // Hours.
    Problem(
      text: #"{ "hours": { "a": «{»} } }"#, rule: "missing-key", message: "hours have no \"open\"",
      fix: "add \"open\": { \"monday-friday\": [\"09:00-17:00\"] }, or \"open\": {} for never"),
    Problem(
      text: #"{ "hours": { "a": { "open": { "monday": «"09:00-17:00"» } } } }"#, rule: "wrong-type",
      message: "the openings of \"monday\" must be a list, found a string",
      fix: "put it in brackets: [\"09:00-17:00\"]"),
    Problem(
      text: #"{ "hours": { "a": { "open": { "monday": [«"09:00-09:00"»] } } } }"#, rule: "bad-hours",
      message: "\"09:00-09:00\" is not an opening",
      why: "it ends when it begins, which could be all day or never",
      fix: "write \"00:00-24:00\" for all day"),
    Problem(
      text: #"{ "hours": { "a": { "open": { "monday": [«"09:00-25:00"»] } } } }"#, rule: "bad-hours",
      message: "\"09:00-25:00\" is not an opening",
      fix: "write it as \"09:00-19:00\", \"22:00-06:00\" or \"00:00-24:00\""),
    Problem(
      text:
        #"{ "hours": { "a": { "open": { "monday-friday": ["09:00-17:00"], «"friday"»: ["09:00-15:00"] } } } }"#,
      rule: "duplicate-day", message: "\"friday\" has openings twice",
      fix: "give all openings of a day in one list, and take the day out of the other range"),
    Problem(
      text: #"{ "hours": { "a": { "open": { «"weekdays"»: ["09:00-17:00"] } } } }"#, rule: "bad-weekday",
      message: "\"weekdays\" is not a weekday or a range of them",
      fix: "write \"monday\" or \"monday-saturday\""),
    Problem(
      text: #"{ "hours": { "a": { "open": {}, "closedOn": [«"25.12.2026"»] } } }"#, rule: "bad-date",
      message: "\"25.12.2026\" is not a date", fix: "write it as \"2026-12-25\""),
    Problem(
      text: #"{ "hours": { "a": { "open": {}, "timeZone": «"Europe/Lodnon"» } } }"#, rule: "unknown-zone",
      message: "\"Europe/Lodnon\" is not a time zone this machine knows",
      fix: "did you mean \"Europe/London\"?"),
    // Routing profiles and the states of agents.
    Problem(
      text: #"{ "routingProfiles": { "p": «{»} } }"#, rule: "missing-key",
      message: "the routing profile has no \"queues\"", fix: "add \"queues\""),
    Problem(
      text: #"{ "routingProfiles": { "p": { "queues": { «"Plots"»: {} } } } }"#, rule: "unknown-queue",
      message: "there is no queue \"Plots\"", fix: "add it to \"queues\", or remove it here"),
    Problem(
      text:
        #"{ "queues": { "q": { "agents": [] } }, "routingProfiles": { "p": { "queues": { "q": { "priority": «0» } } } } }"#,
      rule: "bad-value", message: "\"priority\" must be a whole number from 1 to 99, found 0"),
    Problem(
      text:
        #"{ "queues": { "q": { "agents": [] } }, "routingProfiles": { "p": { "queues": { "q": { "delaySeconds": «10000» } } } } }"#,
      rule: "bad-value", message: "\"delaySeconds\" must be a whole number from 0 to 9999, found 10000"),
    Problem(
      text:
        #"{ "queues": { "q": { "arn": "x", "agents": [] } }, "routingProfiles": { "p": { "queues": { "q": {}, «"x"»: {} } } } }"#,
      rule: "duplicate-queue", message: "the queue \"q\" stands twice in the routing profile",
      fix: "remove one of the entries"),
    Problem(
      text: #"{ "routingProfiles": { "p": { "queues": {}, "channels": { "voice": «2» } } } }"#,
      rule: "bad-value",
      message: "\"voice\" must be a whole number from 1 to 1, found 2"),
    Problem(
      text: #"{ "routingProfiles": { "p": { "queues": {}, "channels": { «"voise"»: 1 } } } }"#,
      rule: "unknown-key",
      message: "\"voise\" is not a key of the channels", fix: "did you mean \"voice\"?"),
    Problem(
      text: #"{ "routingProfiles": { "p": { "queues": {}, "channels": «{»} } } }"#, rule: "empty-value",
      message: "the routing profile has no channel", fix: "add \"voice\": 1"),
    Problem(
      text:
        #"{ "queues": { "q": { "agents": [] } }, "routingProfiles": { "p": { "queues": { "q": { "channels": [«"chat"»] } } } } }"#,
      rule: "unknown-channel", message: "the routing profile has no channel \"chat\"",
      fix: "its channels are \"voice\""),
    Problem(
      text:
        #"{ "routingProfiles": { "Sales": { "queues": {} } }, "agents": { "a": { "profile": «"Sale"» } } }"#,
      rule: "unknown-routing-profile", message: "there is no routing profile \"Sale\"",
      fix: "did you mean \"Sales\"?"),
    Problem(
      text:
        #"{ "queues": { "q": { "agents": [«"a"»] } }, "routingProfiles": { "p": { "queues": {} } }, "agents": { "a": { "profile": "p" } } }"#,
      rule: "contradiction", message: "the routing profile of \"a\" does not have this queue",
      why: "an agent with a routing profile serves the queues of that profile",
      fix: "add the queue to \"p\", or remove the agent here"),
    Problem(
      text: #"{ "agentStates": [«"Offline"»] }"#, rule: "duplicate-state",
      message: "every center has the state \"Offline\"", fix: "remove it here"),
    Problem(
      text: #"{ "agentStates": ["Break", «"Break"»] }"#, rule: "duplicate-state",
      message: "\"Break\" stands twice among the states", fix: "remove one of them"),
    Problem(
      text: #"{ "agentStates": ["Lunch"], "agents": { "a": { "state": «"Lunhc"» } } }"#,
      rule: "unknown-state",
      message: "there is no state \"Lunhc\"", fix: "did you mean \"Lunch\"?"),
    // Queues and agents. Hours that are wrong themselves are not also unknown.
    Problem(
      text: #"{ "hours": { "a": «5» }, "queues": { "q": { "hours": "a" } } }"#, rule: "wrong-type",
      message: "hours must be an object, found a number"),
    Problem(
      text: #"{ "queues": { "q": { "capacity": «"8"» } } }"#, rule: "wrong-type",
      message: "\"capacity\" must be a whole number, found a string"),
    Problem(
      text: #"{ "queues": { "q": { "capacity": «-1» } } }"#, rule: "bad-value",
      message: "\"capacity\" must be a whole number from 0 to 1000000, found -1"),
    Problem(
      text: #"{ "queues": { "q": { "outboundCallerId": «"+91"» } } }"#, rule: "bad-number",
      message: "\"+91\" is not a telephone number", why: "it has 2 digits, fewer than 7",
      fix: "write it as \"+919811112222\""),
    Problem(
      text: #"{ "agents": { "m": {} }, "queues": { "q": { "agents": ["m", «"m"»] } } }"#,
      rule: "duplicate-agent",
      message: "\"m\" stands twice among the agents", fix: "remove one of them"),
    Problem(
      text: #"{ "queues": { "q": { "agents": [«"Mira"»] } } }"#, rule: "unknown-agent",
      message: "there is no agent \"Mira\"", fix: "add it to \"agents\", or remove it here"),
    Problem(
      text: #"{ "agents": { "m": { "answers": false, "answersAfterSeconds": «5» } } }"#,
      rule: "contradiction",
      message: "\"m\" never answers, and answers after some time",
      fix: "remove \"answersAfterSeconds\" or \"answers\""),
    Problem(
      text: #"{ "agents": { "m": { "answers": «"no"» } } }"#, rule: "wrong-type",
      message: "\"answers\" must be true or false, found a string"),
    Problem(
      text: #"{ "agents": { "m": { "talksSeconds": «9223372036854775807» } } }"#, rule: "bad-value",
      message:
        "\"talksSeconds\" must be seconds from 0 to 86400, with at most three decimals, found 9223372036854775807"
    ),
    Problem(
      text: #"{ "agents": { "m": { "talksSeconds": «-0.5» } } }"#, rule: "bad-value",
      message: "\"talksSeconds\" must be seconds from 0 to 86400, with at most three decimals, found -0.5"),
    Problem(
      text: #"{ "agents": { "m": { "talksSeconds": «1e3» } } }"#, rule: "bad-value",
      message: "\"talksSeconds\" must be seconds from 0 to 86400, with at most three decimals, found 1e3"),
    Problem(
      text: #"{ "agents": { "m": { "declines": «-1» } } }"#, rule: "bad-value",
      message: "\"declines\" must be a whole number from 0 to 100, found -1"),
    Problem(
      text: #"{ "callbacks": { "unanswered": «101» } }"#, rule: "bad-value",
      message: "\"unanswered\" must be a whole number from 0 to 100, found 101"),
    Problem(
      text: #"{ "agents": { "m": { "proficiencies": { "Language": { "English": «6» } } } } }"#,
      rule: "bad-value",
      message: "\"English\" must be a whole number from 1 to 5, found 6"),
    Problem(
      text: #"{ "caseTemplates": { "Repairs": { "fields": «"title"» } } }"#, rule: "wrong-type",
      message: "\"fields\" must be a list, found a string"),
    Problem(
      text: #"{ "queues": { "q": { "outboundWhisper": «"wellcome"» } } }"#, rule: "unknown-flow",
      message: "there is no flow \"wellcome\" in this folder", fix: "did you mean \"welcome\"?"),
    Problem(
      text: #"{ "quickConnects": { "Q": «{» "flow": "welcome" } } }"#, rule: "quick-connect",
      message: "a quick connect leads to a queue or to an agent",
      fix: "give it one of \"queue\" and \"agent\""),
    Problem(
      text: #"{ "agents": { "m": { "transfersTo": «"Q"» } } }"#, rule: "unknown-quick-connect",
      message: "there is no quick connect \"Q\"", fix: "add it to \"quickConnects\", or remove it here"),
    Problem(
      text: #"{ "callbacks": { "order": «"customer"» } }"#, rule: "bad-value",
      message: "\"order\" cannot be \"customer\"",
      fix: "write \"agentFirst\" or \"customerFirst\""),
    Problem(
      text: #"{ "offers": { "afterMissed": «"availabel"» } }"#, rule: "bad-value",
      message: "\"afterMissed\" cannot be \"availabel\"", fix: "did you mean \"available\"?"),
    Problem(
      text: #"{ "callbacks": { "dialable": [«"91"»] } }"#, rule: "bad-number",
      message: "this is not how a number begins", fix: "write a country's code, as \"+91\""),
    Problem(
      text: #"{ "parties": { "+919811112222": { "answers": false, "answersAfterSeconds": «5» } } }"#,
      rule: "contradiction", message: "\"+919811112222\" never answers, and answers after some time",
      fix: "remove \"answersAfterSeconds\", or \"answers\" and \"busy\""),
    // Lambdas.
    Problem(
      text: #"{ "lambdas": { "f": { "builtin": «"bookSlto"» } } }"#, rule: "unknown-handler",
      message: "touchtone has no built-in handler \"bookSlto\"", fix: "did you mean \"bookSlot\"?"),
    Problem(
      text: #"{ "lambdas": { "f": { "fails": "why", «"timesOut"»: true } } }"#, rule: "contradiction",
      message: "this Lambda has two answers, \"fails\" and \"timesOut\"", fix: "remove one of them"),
    Problem(
      text: #"{ "lambdas": { "f": { "returns": «{» "a": "b" }, "keys": ["a", "c"] } } }"#,
      rule: "missing-key",
      message: "the answer lacks \"c\", which \"keys\" declares",
      fix: "add it, with \"\" where there is nothing to say"),
    Problem(
      text: #"{ "lambdas": { "f": { "keys": ["a", «"a"»] } } }"#, rule: "duplicate-key",
      message: "\"a\" stands twice among the keys", fix: "remove one of them"),
    Problem(
      text: #"{ "lambdas": { "f": { "command": «[»] } } }"#, rule: "empty-value",
      message: "\"command\" is empty",
      fix: "write it as [\"python3\", \"lambdas/book.py\"]"),
    Problem(
      text: #"{ "lambdas": { "f": { "command": «"book.py"» } } }"#, rule: "wrong-type",
      message: "\"command\" must be a list, found a string", fix: "put it in brackets: [\"book.py\"]"),
    Problem(
      text: #"{ "lambdas": { "f": { "command": ["python3", «7»] } } }"#, rule: "wrong-type",
      message: "an argument of \"command\" must be a string, found a number"),
    Problem(
      text: #"{ "lambdas": { "f": { "builtin": "bookSlot", «"command"»: ["book"] } } }"#,
      rule: "contradiction",
      message: "this Lambda has two answers, \"builtin\" and \"command\"", fix: "remove one of them"),
    Problem(
      text: #"{ "lambdas": { "f": { «"handler"»: "book" } } }"#, rule: "missing-key",
      message: "\"handler\" belongs to a \"command\", and there is none",
      fix: "add \"command\": [\"python3\", \"lambdas/book.py\"]"),
    Problem(
      text: #"{ "lambdas": { "f": { "command": ["python3", "book"], "handler": «"lambda_handler"» } } }"#,
      rule: "bad-value", message: "no argument of \"command\" is a file that can have a handler",
      why: "such files end in \".py\", \".js\", \".mjs\", \".cjs\"",
      fix: "name the file behind its program, as in [\"python3\", \"lambdas/book.py\"], or remove \"handler\""
    ),
    Problem(
      text: #"{ "lambdas": { "f": { "command": ["python3", «"a\u0000b"»] } } }"#, rule: "bad-value",
      message: "an argument of \"command\" has a zero byte"),
    Problem(
      text: #"{ "lambdas": { "f": { "command": ["python3", "book.py"], "handler": «"other.book"» } } }"#,
      rule: "bad-value", message: "\"other.book\" is not the name of a function in book.py",
      fix: "write it as \"lambda_handler\", or as \"book.lambda_handler\""),
    Problem(
      text: #"{ "lambdas": { "f": { "command": ["a"], "environment": { "A": «{» "b": "c" } } } } }"#,
      rule: "wrong-type", message: "\"A\" must be a string, found an object"),
    Problem(
      text: #"{ "lambdas": { "f": { "command": ["a"], "environment": { «"A=B"»: "c" } } } }"#,
      rule: "bad-value",
      message: "\"A=B\" cannot be a variable of the environment",
      why: "a name has no =, and neither name nor value has a zero byte"),
    Problem(
      text: #"{ "lambdas": { "f": { "url": "http://127.0.0.1:3001/x", «"command"»: ["book"] } } }"#,
      rule: "contradiction",
      message: "this Lambda has two answers, \"url\" and \"command\"", fix: "remove one of them"),
    Problem(
      text: #"{ "lambdas": { "f": { "url": "http://127.0.0.1:3001/x", «"handler"»: "book" } } }"#,
      rule: "missing-key", message: "\"handler\" belongs to a \"command\", and there is none",
      fix: "add \"command\": [\"python3\", \"lambdas/book.py\"]"),
    Problem(
      text: #"{ "lambdas": { "f": { "url": «9000» } } }"#, rule: "wrong-type",
      message: "\"url\" must be a string, found a number"),
    // Sample rows.
    Problem(
      text: #"{ "sample": { "customers": [«{»}] } }"#, rule: "missing-key",
      message: "a customer has no \"phoneNumber\"",
      fix: "add \"phoneNumber\""),
    Problem(
      text:
        #"{ "sample": { "customers": [{ "phoneNumber": "+919811112222" }, { "phoneNumber": «"+91 98111 12222"» }] } }"#,
      rule: "duplicate-number", message: "two customers have the number +919811112222",
      fix: "give one of them another number"),
    Problem(
      text:
        #"{ "sample": { "slots": { "days": 2, "times": ["10:00"] }, "customers": [{ "phoneNumber": "+919811112222", "visit": { "dayIndex": «3», "time": "10:00" } }] } }"#,
      rule: "bad-value", message: "\"dayIndex\" must be a whole number from 1 to 2, found 3"),
    Problem(
      text:
        #"{ "sample": { "slots": { "days": 2, "times": ["10:00"] }, "customers": [{ "phoneNumber": "+919811112222", "visit": { "dayIndex": 1, "time": «"11:00"» } }] } }"#,
      rule: "bad-time", message: "no slot begins at 11:00", why: "\"times\" has \"10:00\""),
    Problem(
      text:
        #"{ "sample": { "customers": [{ "phoneNumber": "+919811112222", "visit": { "dayIndex": 1, "time": "10:00" } }, { "phoneNumber": "+919811112223", "visit": «{» "dayIndex": 1, "time": "10:00" } }] } }"#,
      rule: "duplicate-visit", message: "two customers have the visit at 10:00 on day 1",
      why: "a slot is for one",
      fix: "give one of them another day or time"),
    Problem(
      text: #"{ "sample": { "slots": «{» "times": ["10:00"] } } }"#, rule: "missing-key",
      message: "the slots have no \"days\"",
      fix: "add \"days\""),
    Problem(
      text: #"{ "sample": { "slots": { "days": 2, "times": «[»] } } }"#, rule: "empty-value",
      message: "there are no times to offer", fix: "add one, as \"10:00\""),
    Problem(
      text: #"{ "sample": { "slots": { "days": 2, "times": ["10:00", «"10:00"»] } } }"#,
      rule: "duplicate-time",
      message: "10:00 stands twice among the times", fix: "remove one of them"),
    Problem(
      text: #"{ "sample": { "slots": { "days": 2, "times": [«"10:00:30"»] } } }"#, rule: "bad-time",
      message: "\"10:00:30\" is not a time", fix: "write it as \"16:00\""),
    Problem(
      text: #"{ "sample": { "slots": { "days": 2, "times": ["10:00"], "closed": [«"sundy"»] } } }"#,
      rule: "bad-weekday",
      message: "\"sundy\" is not a weekday", fix: "did you mean \"sunday\"?"),
    Problem(
      text:
        #"{ "sample": { "slots": { "days": 2, "times": ["10:00"], "closed": «[»"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] } } }"#,
      rule: "bad-value", message: "every weekday is closed, so there is no day to offer",
      fix: "leave one open"),
  ]
}

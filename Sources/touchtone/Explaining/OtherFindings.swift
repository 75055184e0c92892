/// Every name in brackets that is no rule of `check`, one entry each.
enum OtherFindings {
  static let all: [OtherFinding] = center + store + test + command

  /// The entry of this name; nil when there is none.
  static func named(_ name: String) -> OtherFinding? { all.first { $0.name == name } }

  private static let center: [OtherFinding] = [
    error(
      "wrong-type", "A value is of another kind than its key takes",
      why: "text for a number, or a list for an object, cannot be read as what was meant",
      fix: "write the kind of value that the finding names; docs/center.md has every key"),
    error(
      "unknown-key", "A key that this object does not have",
      why: "a mistyped key would be left out without a word, and the center would not be the one you wrote",
      fix: "write the key as docs/center.md has it, or take it out"),
    error(
      "missing-key", "A key that must be there is not", why: "without it the entry says too little",
      fix: "add the key"),
    error(
      "duplicate-key", "A key stands twice in one object",
      why: "readers disagree on which of the two counts", fix: "keep one of them"),
    error(
      "duplicate-disposition", "A disposition code stands twice",
      why: "an agent could not tell the two from each other", fix: "keep one of them"),
    error(
      "no-agent", "There is no agent in the center", why: "nobody could sit at a desk of it",
      fix: "add \"agents\" to center.json, with the routing profile of each"),
    error("empty-name", "A name is empty", why: "nothing can refer to it", fix: "give it a name"),
    error(
      "empty-value", "A text or list is empty that must say something",
      why: "there would be nothing to show, to speak or to choose from", fix: "fill it, or take the key out"),
    error(
      "bad-value", "A value is outside what its key takes",
      why: "the range is the service's, or what a simulation can hold",
      fix: "choose a value in the range that the finding names"),
    error(
      "bad-arn", "An ARN is not whole",
      why: "flows refer to resources by the whole ARN, and part of one matches none",
      fix: "copy the ARN from the console"),
    error(
      "bad-color", "A color that cannot be read", why: "the screen's accent is one of 16 million colors",
      fix: "write it as \"#2f855a\""),
    error(
      "bad-date", "A date that is none", why: "days off are days of the calendar",
      fix: "write it as \"2026-12-25\""),
    error(
      "bad-hours", "An opening that is none",
      why: "hours are from one time of a day to a later one, or over midnight",
      fix: "write it as \"09:00-19:00\"; \"00:00-24:00\" is all day"),
    error(
      "bad-language", "A language that cannot be read", why: "prompts and the voice are chosen by it",
      fix: "write it as \"en-US\""),
    error(
      "bad-number", "A telephone number that is none",
      why: "callers, agents and tables know numbers in the international form only",
      fix: "write it as \"+919811112222\""),
    error(
      "bad-path", "A path that does not begin at the folder of its file",
      why: "a center is moved and shared as a folder", fix: "write the way from the file's own folder"),
    error(
      "bad-prompt-file", "A file that is no prompt's", why: "a prompt is wording, SSML or a recording",
      fix: "name a .txt, .ssml or .wav file"),
    error(
      "bad-time", "A time that is none, or that no slot has", why: "a visit is at a slot's time",
      fix: "write it as \"16:00\""),
    error(
      "bad-weekday", "A word that is no day of the week", why: "hours and days off go by weekdays",
      fix: "write \"monday\", or a range as \"monday-saturday\""),
    error(
      "contradiction", "Two keys of one object say different things",
      why: "only one of them can hold, and nobody can know which was meant", fix: "take one of them out"),
    warning(
      "agent-without-profile", "An agent of no queue in a center with routing profiles",
      why: "nothing is ever offered to the agent", fix: "give the agent a \"profile\""),
    warning(
      "queue-unserved", "A queue that no agent serves",
      why: "whoever enters it waits for ever",
      fix: "add the queue to a routing profile, or say \"agents\": [] to mean it"),
    warning(
      "hours-never-open", "A queue whose hours never open",
      why: "flows that ask for its hours let nobody in, on any day", fix: "give the hours an opening"),
    error(
      "duplicate-queue", "A queue stands twice in one routing profile",
      why: "it has one priority and one delay there", fix: "take one out"),
    error(
      "duplicate-state", "A state of agents stands twice, or is one that every center has",
      why: "agents choose a state by its name", fix: "take one out"),
    error(
      "too-many", "A list is longer than the service allows",
      why: "the service would refuse it", fix: "spread it over several entries"),
    error(
      "unknown-channel", "A channel that the routing profile does not have",
      why: "a queue of the profile can only be restricted to channels of the profile",
      fix: "choose from the profile's own channels"),
    warning(
      "answers-too-late", "An agent answers after it has stopped to ring",
      why:
        "an offered contact rings for so long only; the agent misses each, and is offered nothing more then",
      fix: "let the agent answer sooner, or let it ring for longer"),
    error(
      "unknown-routing-profile", "A routing profile that center.json does not have",
      why: "an agent has the profile by name", fix: "write its name, or add it to \"routingProfiles\""),
    error(
      "quick-connect", "A quick connect leads nowhere, or to two places",
      why: "an agent who chooses it transfers the contact to one queue or to one agent",
      fix: "give it one of \"queue\" and \"agent\""),
    error(
      "unknown-state", "A state of agents that center.json does not have",
      why: "agents choose a state by its name",
      fix: "write \"Available\", \"Offline\", or a name of \"agentStates\""),
    error(
      "duplicate-agent", "An agent stands twice in one queue",
      why: "a queue offers a contact to an agent once",
      fix: "take one out"),
    error(
      "duplicate-arn", "Two resources have one ARN", why: "a flow that refers to it reaches the first only",
      fix: "give each the ARN of its own"),
    error(
      "duplicate-day", "A weekday has openings in two places", why: "only one of them would count",
      fix: "give all openings of the day in one list"),
    error(
      "duplicate-number", "A telephone number stands twice", why: "a number is one line, and one customer",
      fix: "keep one of the entries"),
    error(
      "duplicate-time", "A time of the slots stands twice", why: "a slot is for one visit", fix: "keep one"),
    error(
      "duplicate-visit", "Two sample customers have the same slot", why: "a slot is for one visit",
      fix: "give one of them another day or time"),
    error(
      "missing-file", "A file that is named is not there", why: "paths begin at the folder of center.json",
      fix: "mend the path, or put the file there"),
    error(
      "unknown-agent", "An agent that center.json does not have", why: "a queue has its agents by name",
      fix: "add the agent under \"agents\", or take the name out"),
    error(
      "unknown-flow", "A flow that is not in the folder",
      why: "a number has to be answered by a flow that is here",
      fix: "put its file beside center.json, or name another"),
    error(
      "unknown-handler", "A handler that touchtone does not have",
      why: "built-in handlers go by name: docs/center.md lists them", fix: "mend the name"),
    error(
      "unknown-zone", "A time zone that this machine does not know",
      why: "hours, slots and spoken times go by the rules of a zone",
      fix: "write it as \"Asia/Kolkata\"; the package tzdata has them all"),
    error(
      "unknown-branch", "A branch is declared for an action or an outcome that the flows do not have",
      why: "the declaration would never take effect",
      fix: "mend the identifier or the outcome, or take it out"),
    error(
      "service-rules", "A setting of service-rules.json that cannot be read, or that there is none of",
      why: "each setting answers one open question about the service: docs/service-rules.md has them all",
      fix: "mend the name or the value"),
    warning(
      "prompt-ssml", "A prompt's file is no well-formed SSML",
      why: "it is read as text, so a caller would hear its tags", fix: "close every tag, and write & as &amp;"
    ),
    warning(
      "prompt-wave", "A recording is no WAV file",
      why: "its length is not known, so the prompt is taken for a short one",
      fix: "save it as a RIFF WAVE file, 8 kHz mono"),
    error(
      "no-bot", "A folder that is no exported bot",
      why: "an export of a Lex V2 bot has a Bot.json and its languages",
      fix: "unpack the whole export, and name its folder"),
    error(
      "unknown-intent", "An intent that the bot does not have",
      why: "it is named by another part of the bot's file",
      fix: "mend the name, or add the intent"),
    warning(
      "unknown-slot-type", "A slot type that the bot does not have",
      why: "whatever is said counts as a value of it", fix: "export the bot as a whole, or add the slot type"),
    warning(
      "bot-code-hook", "An intent runs a Lambda of the bot's own",
      why: "that Lambda is not run here; the bot goes on as if it had changed nothing",
      fix: "test what it does in the bot itself"),
    warning(
      "settings", "A setting of .touchtone.json or of Metadata that there is none of",
      why: "it switches nothing off", fix: "mend the name; docs/checks.md tells how rules are switched off"),
    error(
      "no-flow", "There is no flow to work on",
      why: "a flow is JSON with \"Actions\", or with \"modules\" in an old export",
      fix: "name an exported flow, or a folder with flows"),
  ]

  private static let store: [OtherFinding] = [
    OtherFinding(
      "store-busy", in: .store, "Another program holds the store",
      why:
        "a call waits a moment for it and then takes its error branch: nothing is said as booked that is not",
      fix: "end the other program, or name another file with --store"),
    OtherFinding(
      "store-read-only", in: .store, "The store may not be written", why: "a booking could not be kept",
      fix: "allow writing, or name another file with --store"),
    OtherFinding(
      "store-full", in: .store, "No room is left for the store",
      why: "what was being written is undone, all before it is kept", fix: "make room on the disk"),
    OtherFinding(
      "store-not-sqlite", in: .store, "The file is no SQLite database", why: "it is left as it is",
      fix: "name another file with --store"),
    OtherFinding(
      "store-foreign", in: .store, "The file is another program's database", why: "it is left as it is",
      fix: "name another file with --store"),
    OtherFinding(
      "store-newer", in: .store, "A newer touchtone wrote the store",
      why: "this one does not know what is in it, and leaves it as it is",
      fix: "open it with that version, or name another file with --store"),
    OtherFinding(
      "store-unreadable", in: .store, "The store cannot be opened",
      why: "the system refuses the file or its folder", fix: "name a file that you may read and write"),
    OtherFinding(
      "store-nowhere", in: .store, "There is no folder for the store",
      why: "a center's store is kept in $XDG_STATE_HOME/touchtone, or in ~/.local/state/touchtone",
      fix: "name a file with --store"),
    OtherFinding(
      "store-damaged", in: .store, "The store is damaged", why: "SQLite found pages that cannot be right",
      fix: "restore a copy, or save what is left with sqlite3's .recover"),
    OtherFinding(
      "store-constraint", in: .store, "The store refuses a row",
      why: "a slot is booked once, and a visit belongs to a customer",
      fix: "look at the rows with touchtone store"),
    OtherFinding(
      "store-conflict", in: .store, "What a what-if changed cannot be kept",
      why: "another program wrote the row after this call met it, so nothing of it was written",
      fix: "drop the what-if; a call that begins then meets the row as it is"),
    OtherFinding(
      "store-failed", in: .store, "SQLite failed", why: "what was confirmed before is kept",
      fix: "look whether the disk fails"),
    OtherFinding(
      "slot-taken", in: .store, "A slot that is taken already", why: "a slot is for one visit",
      fix: "take another; touchtone store PATH slots lists the free ones"),
    OtherFinding(
      "slot-past", in: .store, "A slot that has begun", why: "a visit is booked before its time",
      fix: "take a later one"),
    OtherFinding(
      "slot-not-offered", in: .store, "A slot that is not on offer", why: "slots are rows of the store",
      fix: "take one that touchtone store PATH slots lists"),
  ]

  private static let test: [OtherFinding] = [
    OtherFinding(
      "scenario", in: .test, "A line of a scenario that cannot be read",
      why: "a test that is not understood is not played", fix: "write it as docs/scenarios.md has it"),
    OtherFinding(
      "center", in: .test, "The center of a scenario cannot be called",
      why: "a call needs a center that loads, and a number or a flow that answers",
      fix: "touchtone check tells what is wrong with it"),
    OtherFinding(
      "branch", in: .test, "A branch that is to be taken is not there",
      why: "the step forces an outcome of an action of these flows",
      fix: "mend the identifier or the outcome"),
    OtherFinding(
      "test-case", in: .test, "A test case of the service that cannot be read or run, or is odd",
      why: "what the service refuses, or does otherwise than is written, is no test of the flows",
      fix: "write it as docs/aws-test-cases.md has it"),
    OtherFinding(
      "export", in: .test, "A scenario cannot be written as a test case of the service",
      why: "only what passes is a test, and something of it must be expressible",
      fix: "mend the scenario, or wait for words or a queue in it"),
    OtherFinding(
      "not-expressible", in: .test, "A step that a test case of the service cannot say",
      why: "the format has no rows, no clock, no agents, and no event for what does not happen",
      fix: "docs/aws-test-cases.md lists what it has; the scenario itself still tests the step"),
    OtherFinding(
      "no-test", in: .test, "There is no test to play",
      why: "tests are files that end in .scenario, and JSON files with observations",
      fix: "name one, or a folder with some; S in a call saves one"),
    OtherFinding(
      "coverage", in: .test, "Fewer branches are taken than are wanted",
      why: "a branch that no test takes may be wrong without anybody knowing",
      fix: "touchtone test --coverage lists the missing ones, with the ways there"),
  ]

  private static let command: [OtherFinding] = [
    OtherFinding(
      "usage", in: .command, "The command was not understood", why: "nothing was done",
      fix: "touchtone COMMAND --help has every option and examples"),
    OtherFinding(
      "share", in: .command, "A call in another terminal cannot be joined, or is over",
      why: "it lasts as long as the program that shares it, and only its owner may join",
      fix: "begin with touchtone play PATH --share NAME"),
    OtherFinding(
      "unreadable", in: .command, "A file or folder cannot be read",
      why: "it is not there, or the system refuses it",
      fix: "mend the path, or allow reading"),
    OtherFinding(
      "folder-inside", in: .command, severity: .note, "Folders inside a folder are left out",
      why: "without a center.json a folder has the flows that lie right in it, and those inside are others",
      fix: "name a folder inside by itself; touchtone check and touchtone fidelity go through all of them"),
    OtherFinding(
      "unwritable", in: .command, "A file cannot be written", why: "what was there before is left as it is",
      fix: "allow writing, or name another file"),
    OtherFinding(
      "not-logged", in: .command, severity: .note, "A flow log has contact records and no action",
      why: "as on a live instance, only contacts are logged whose flow switches logging on",
      fix: "add \"Set logging behavior\" to the flow, or log every contact with --log-all"),
    OtherFinding(
      "log", in: .command, "A file has no flow log in it",
      why: "a flow log is JSON: an object for each action that a contact came through",
      fix: "name a log as --log writes it, or of the log group /aws/connect/INSTANCE"),
    OtherFinding(
      "log-line", in: .command, "A line of a flow log is not understood",
      why: "it is told and left out, so that nobody takes what is shown for all there is",
      fix: "look at the line; a log may be cut off at its end"),
    OtherFinding(
      "log-block", in: .command, severity: .note, "A flow log tells of a block that nobody here knows",
      why: "the service has new blocks now and then", fix: "read it by its own name"),
    OtherFinding(
      "departure", in: .command, "A logged call takes another way on today's flows",
      why: "a change of the flow changes what callers meet, as it may be meant to",
      fix: "compare the flow with touchtone diff, and mend it or take the way as the new one"),
    OtherFinding(
      "replay", in: .command, "A logged contact cannot be played again",
      why: "a replay makes the call that came in: it needs its first actions, and the flow it began in",
      fix: "name the center that it was, and log the whole call"),
    OtherFinding(
      "terminal", in: .command, "The screen cannot be opened",
      why: "the terminal is not known to this machine",
      fix: "set TERM, or play without a screen by --keys"),
    OtherFinding(
      "weights", in: .command, "Weights of a simulation do not sum to 100",
      why: "each is the share of callers in percent, and every caller does something",
      fix: "give the rest to one of them, such as \"silence\""),
    OtherFinding(
      "calls-count", in: .command, "A simulation has calls for more or fewer intervals than it has",
      why: "each number is of one interval", fix: "give one number for each, or change \"to\""),
    OtherFinding(
      "past-calls", in: .command, "A row of past calls cannot be read",
      why: "a call that was left out would make the day look quieter than it was",
      fix: "mend the row: time,number,handleSeconds"),
    OtherFinding(
      "past-contacts", in: .command, "A simulation is to learn from contact records, and cannot",
      why: "without them nothing says how many call, how long they wait and how long they talk",
      fix: "name a file of contact records as the service writes them, and mend those whose times can be none"
    ),
    OtherFinding(
      "never-open", in: .command, severity: .warning, "A queue is never open in the simulated time",
      why: "flows that ask for its hours let nobody in",
      fix: "simulate a time in which it is open, or mend the hours"),
    OtherFinding(
      "no-calls", in: .command, severity: .warning, "A simulation in which nobody calls",
      why: "its figures are all nothing", fix: "write how many calls come in each interval"),
    OtherFinding(
      "unknown-action", in: .command, "A simulation names an action that a flow does not have",
      why: "callers would do there whatever is likely", fix: "name the action as the map of the flow does"),
    OtherFinding(
      "unknown-number", in: .command, "A simulation has calls to a number that the center does not have",
      why: "no flow answers them", fix: "add the number to center.json, or name a flow"),
    OtherFinding(
      "unknown-team", in: .command, "A team of a roster that is no routing profile and no queue",
      why: "nobody knows which calls it takes", fix: "say so: { \"queues\": [\"NAME\"], \"agents\": 3 }"),
    OtherFinding(
      "what-if", in: .command, "A change that a simulation cannot make",
      why: "it must name what the plan has", fix: "write it as 'agents TEAM=6' or 'calls=120%'"),
    OtherFinding(
      "shard", in: .command, "Parts of a simulation do not make a whole",
      why: "figures of a part, or of parts of two studies, would be taken for those of one",
      fix: "name the files of all shards, each once, of one study"),
    OtherFinding(
      "graphviz", in: .command, "Graphviz cannot draw the picture",
      why: "the layout of an SVG is Graphviz's work",
      fix: "install graphviz, or draw with --format text, mermaid or dot"),
    OtherFinding(
      "init-exists", in: .command, "There is a center.json already", why: "it is not written over",
      fix: "rename it first if a new one is wanted"),
    OtherFinding(
      "current-format", in: .command, "The flow is in the current format already",
      why: "there is nothing to convert", fix: "use it as it is"),
    OtherFinding(
      "unhandled-error", in: .command, "An error happened in a call that no branch takes",
      why: "the service ends the contact there",
      fix: "give the action a branch for it, or one for NoMatchingError"),
    OtherFinding(
      "lambda-answer", in: .command, "A declared answer that no Lambda could give",
      why: "a flow reads an object of texts, numbers and truth values",
      fix: "write it as '{ \"status\": \"ok\" }'"),
    OtherFinding(
      "bench", in: .command, "A benchmark's input or outcome is not what it must be",
      why: "a speed counts only for the right work",
      fix: "measure with the files that docs/performance.md names"),
  ]

  private static func error(_ name: String, _ summary: String, why: String, fix: String) -> OtherFinding {
    OtherFinding(name, in: .center, summary, why: why, fix: fix)
  }

  private static func warning(_ name: String, _ summary: String, why: String, fix: String) -> OtherFinding {
    OtherFinding(name, in: .center, severity: .warning, summary, why: why, fix: fix)
  }
}

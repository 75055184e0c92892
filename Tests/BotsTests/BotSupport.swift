import Bots
import ContactCenter
import Diagnostics
import Testing

/// A bot of a real-estate company, read from its own form.
func siteBot() throws -> Bot {
  let reading = BotReading(parsing: Array(siteBotText.utf8), named: "site.json")
  #expect(reading.problems == [])
  return try #require(reading.bot)
}

let siteBotText = """
  {
    "name": "siteBot",
    "intents": {
      "Visit": {
        "utterances": ["I would like to see a {kind}", "book a visit", "visit on {day} at {time}", "a visit"],
        "slots": {
          "kind": { "type": "Kind", "asks": "A plot or a villa?", "retries": 1 },
          "day": { "type": "AMAZON.Date", "asks": "On which day would you like to see the {kind}?" },
          "time": { "type": "AMAZON.Time" }
        },
        "confirm": "A {kind} on {day}, is that right?",
        "declined": "Then not.",
        "says": "Your visit to the {kind} is noted."
      },
      "Support": { "utterances": ["support", "I want to talk to a person", "something is broken"] },
      "Loan": { "utterances": ["I need a loan", "loan documents"], "says": "One moment." },
      "Other": { "fallback": true, "says": "I did not understand." }
    },
    "slotTypes": { "Kind": { "values": { "plot": ["land", "piece of land"], "villa": ["house"] } } }
  }
  """

/// 2026-11-21, a Saturday.
let saturday = CivilDate(year: 2026, month: 11, day: 21)!

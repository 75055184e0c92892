import ContactCenter
import Diagnostics

/// A center.json with everything in it.
let wholeCenter = """
  {
    "name": "Amberleaf Estates",
    "timeZone": "Asia/Kolkata",
    "language": "en-GB",
    "colors": { "accent": "#2f855a" },
    "numbers": {
      "+91 1800 000 700": { "name": "Site visits", "flow": "welcome" },
      "+911800000702": { "flow": "arn:aws:connect:us-east-1:111122223333:instance/aa/contact-flow/f2" }
    },
    "flows": {
      "welcome": { "file": "welcome.json", "arn": "arn:aws:connect:us-east-1:111122223333:instance/aa/contact-flow/f1" },
      "support": { "file": "support.json", "arn": "arn:aws:connect:us-east-1:111122223333:instance/aa/contact-flow/f2" }
    },
    "hours": {
      "Sales hours": {
        "arn": "arn:aws:connect:us-east-1:111122223333:instance/aa/operating-hours/h1",
        "open": { "monday-saturday": ["09:00-13:00", "14:00-19:00"], "sunday": ["10:00-16:00"] },
        "closedOn": ["2026-12-25"]
      },
      "Night desk": { "timeZone": "Europe/London", "open": { "saturday-monday": ["22:00-06:00"], "tuesday": [] } }
    },
    "queues": {
      "Plots": { "arn": "q1", "hours": "Sales hours", "capacity": 8, "outboundCallerId": "+911800000701", "agents": ["Ravi Iyer"] },
      "Support": { "hours": "h1" },
      "Empty": { "agents": [], "capacity": 0 }
    },
    "agents": {
      "Meera Nair": { "answersAfterSeconds": 2.5, "talksSeconds": 60 },
      "Ravi Iyer": { "answers": false },
      "Sara Khan": { "declines": 2, "proficiencies": { "Language": { "English": 4 } } }
    },
    "callbacks": { "unanswered": 1, "ringsSeconds": 12.5, "dialable": ["+91"], "order": "customerFirst", "keepPlace": true,
      "mergeDuplicates": true },
    "offers": { "ringSeconds": 12.5, "afterMissed": "available", "serviceLevelSeconds": 30 },
    "parties": { "+911800000709": { "answersAfterSeconds": 8, "talksSeconds": 30 }, "+911800000708": { "busy": true } },
    "taskTemplates": { "Call back": { "arn": "t-1", "flow": "support", "description": "A call", "attributes": { "plan": "gold" }, "required": ["References.r"] } },
    "caseTemplates": { "Repairs": { "fields": ["title", "status"], "required": ["title"] } },
    "prompts": { "main-menu": { "arn": "p1", "file": "../../prompts/en-US/main-menu.txt" }, "music": { "file": "music.wav" } },
    "lambdas": {
      "checkCustomer": { "arn": "arn:aws:lambda:us-east-1:111122223333:function:checkCustomer", "builtin": "checkCustomer", "durationMilliseconds": 84 },
      "fixed": { "returns": { "count": 2, "open": true, "name": "" }, "keys": ["name", "count"] },
      "nested": { "returns": { "hotel": { "name": "Ritz", "stars": 5 }, "rooms": ["a", "b"] } },
      "quick": { "returns": { "b": "1", "a": "2" } },
      "broken": { "fails": "the table is missing" },
      "slow": { "timesOut": true },
      "asked": { "keys": ["answer"] },
      "spoken": { "command": ["lambdas/lookup", "two words"] },
      "python": {
        "command": ["python3", "-X", "dev", "lambdas/book.py"], "handler": "book.lambda_handler", "keys": ["status"],
        "environment": { "TABLE": "visits", "LIMIT": 5 }
      },
      "node": { "command": ["node", "lambdas/book.mjs"], "handler": "handler" },
      "served": { "url": "http://[::1]:9000/2015-03-31/functions/function/invocations" }
    },
    "branches": { "ask-bot": "NoMatchingError" },
    "sample": {
      "customers": [
        { "phoneNumber": "+919811112222", "name": "Asha Rao" },
        { "phoneNumber": "+919845033333", "name": "Dev Menon", "visit": { "dayIndex": 1, "time": "16:00" } },
        { "phoneNumber": "+919845044444" }
      ],
      "slots": { "days": 12, "times": ["16:00", "10:00", "12:00"], "closed": ["sunday"] }
    }
  }
  """

/// What reading the text gives, in a folder that has every file but those named "gone…", and the flows
/// "welcome" and "support"; of what a command may name, "a-folder…" is one, and "no-program…" cannot be run.
func read(_ text: String) -> ContactCenterReading {
  let surroundings = CenterSurroundings(
    name: "site-visit", flowNames: ["welcome", "support"], handlerNames: ["checkCustomer", "bookSlot"],
    exists: { !$0.hasPrefix("gone") },
    programObstacle: {
      $0.hasPrefix("gone")
        ? .missing : $0.hasPrefix("a-folder") ? .folder : $0.hasPrefix("no-program") ? .notExecutable : nil
    })
  return ContactCenterReading(parsing: Array(text.utf8), named: "center.json", in: surroundings)
}

import ContactCenter
import Diagnostics
import FlowEngine
import World

/// `call from +919811112222`.
struct CallStep: PlayedStep {
  static let description = StepDescription(
    "call", .anywhere,
    forms: [
      "call", "call from NUMBER", "call from anonymous", "call … to NUMBER", "call … flow NAME",
      "call … channel chat",
    ],
    meaning:
      "The caller calls: the first number of the center, another one, or a flow by its name; by voice, chat or task. Where nothing is said of the number that calls, it is withheld. A second call may be made when the first is over, on the same rows and with the clock where it stands.",
    example: "call from +919811112222")

  let call: ScenarioCall
  /// The step's own word, and what names the flow, or else the number, that is called.
  private let verb: StepLine.Part
  private let called: StepLine.Part?

  init(reading line: inout StepLine) throws(Diagnostic) {
    var caller = Caller.withheld
    var dialed: PhoneNumber?
    var flow: String?
    var channel = Channel.voice
    verb = line.firstPart
    var called: (flow: StepLine.Part?, number: StepLine.Part?)
    while let option = line.word() {
      switch option.text {
      case "from":
        if !line.take(Caller.withheldWord) { caller = .number(try line.phoneNumber()) }
      case "to":
        called.number = line.peek
        dialed = try line.phoneNumber()
      case "flow":
        let named = try line.name("the name of a flow")
        (called.flow, flow) = (named, named.text)
      case "channel":
        guard let word = line.word(), let named = Channel(rawValue: word.text.uppercased()) else {
          throw line.finding("expected \"voice\", \"chat\" or \"task\"", at: option)
        }
        channel = named
      default:
        throw line.finding(
          "\(option.text.quotedForReading) says nothing about a call", at: option,
          fix: "write \"from\", \"to\", \"flow\" or \"channel\" with what belongs to it")
      }
    }
    self.called = called.flow ?? called.number
    call = ScenarioCall(caller: caller, dialed: dialed, flow: flow, channel: channel)
  }

  func play(_ stage: inout Stage) throws(StepFailure) {
    if stage.isInCall {
      throw StepFailure(
        "the call before is not over", at: verb, why: "one caller makes one call at a time",
        fix: "put \"hang up\" or \"ends\" before it")
    }
    let entry = try stage.flow(named: call.flow, dialed: call.dialed, at: called ?? verb)
    let attributes = stage.attributes
    stage.attributes = []
    stage.begin(
      IncomingCall(
        from: call.caller, to: entry.dialed, flow: entry.flow, channel: call.channel, attributes: attributes))
  }

  func export(_ draft: inout TestCaseDraft, _ stage: borrowing Stage) {
    guard let call = stage.call else { return }
    if call.caller.number == nil, call.channel == .voice, draft.call == nil {
      draft.leaveOut("nothing says that the caller's number is withheld: no number is written")
    }
    draft.begin(call)
  }
}

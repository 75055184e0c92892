import ContactCenter
import FlowDocument
import FlowEngine

/// Creates a task, a contact of its own that runs a flow now or later: `$.Task.ContactId`.
struct CreateTask: FlowAction {
  static let description = ActionDescription(
    "CreateTask", in: .contact, "Creates a task",
    fidelity: .exact,
    parameters: [
      ParameterDescription("ContactFlowId", .resource("flow"), dynamic: .single),
      ParameterDescription("Name", .text, required: true, dynamic: .text),
      ParameterDescription("Description", .text, dynamic: .text),
      ParameterDescription("Attributes", .map, dynamic: .text),
      ParameterDescription("References", .map, dynamic: .text),
      ParameterDescription("DelaySeconds", .wholeNumber(1...518_400)),
      ParameterDescription("ScheduledTime", .text, dynamic: .single),
      ParameterDescription("TaskTemplateId", .text),
    ],
    errors: [.required(.noMatchingError)])

  let branches: BranchTable
  let flow: TextHandle
  let values: AssignmentRange
  /// Stands in `when` where the template asks for more than the action gives, or is none of the center's.
  private static let isRefused = Int32.min
  /// The longest delay that the service takes, in seconds.
  private static let longestDelay = 518_400

  /// When it begins: seconds from now, or below 0 the wording of a time, inverted; or `isRefused`.
  let when: Int32

  static func compile(_ source: ActionSource, into program: inout ProgramBuilder) -> Self {
    let action = source.action
    let name = source.action.resourceName(["ContactFlowId"])
    program.nameResource(action.parameter("ContactFlowId"), as: name)
    program.need("ContactFlowId", for: .newContact, source)
    program.needFlows(ofAttributes: "Attributes", source)
    if action.parameter("ContactFlowId") == nil, action.parameter("TaskTemplateId") == nil {
      program.report(
        action.value.finding(
          .warning, "the task of \"\(action.identifier)\" has no flow", rule: "missing-parameter",
          why: "it takes NoMatchingError", fix: "add \"ContactFlowId\" or \"TaskTemplateId\""))
    }
    let delay = program.wholeNumber(source, "DelaySeconds", in: 1...longestDelay, default: 0)
    let time = program.text(source, "ScheduledTime")
    let named = action.parameter("TaskTemplateId")?.scalarText
    let template = named.flatMap { program.taskTemplate($0) }
    let isGiven: (String) -> Bool = { path in
      action.parameters?[path: path.split(separator: ".", maxSplits: 1).map(String.init)] != nil
    }
    let isRefused =
      named != nil && template == nil && program.knowsTaskTemplates
      || template?.required.allSatisfy(isGiven) == false
    return Self(
      branches: source.branches,
      flow: program.resource(source, "ContactFlowId", named: name)
        ?? program.text(template?.flow ?? named.map { "template \($0)" } ?? ""),
      values: program.values(
        [
          (action.parameter("Name"), .data, "Name"), (action.parameter("Description"), .data, "Description"),
          (action.parameter("Attributes"), .data, "Attributes"),
          (action.parameter("References"), .data, "References"),
        ], and: template?.defaults.filter { !isGiven($0.path) } ?? []),
      when: isRefused ? Self.isRefused : time.map { ~$0.raw } ?? delay)
  }

  func begin(_ turn: borrowing Turn, _ contact: inout Contact, _ effects: inout Effects) -> Next {
    guard when != Self.isRefused else {
      return turn.fail(
        branches, .noMatchingError, &effects,
        .because("the task's template is not here, or asks for more than the action gives"))
    }
    guard when <= Self.longestDelay else {
      return turn.fail(
        branches, .noMatchingError, &effects,
        .lacks("DelaySeconds is no number from 1 to \(Self.longestDelay)"))
    }
    guard let delay = delay(turn, &contact) else {
      return turn.fail(
        branches, .noMatchingError, &effects,
        .lacks("ScheduledTime is no time to come: seconds since 1970, or as \(TimeTextError.form)"))
    }
    turn.gather(values, &contact, &effects)
    let hasName = (0..<effects.parameters.count).contains { place in
      let parameter = effects.parameters[place]
      return !parameter.value.isMissing && parameter.value != .empty
        && turn.program.string(parameter.name, in: effects) == "Name"
    }
    guard hasName else {
      return turn.fail(branches, .noMatchingError, &effects, .lacks("the task has no name"))
    }
    let flow = turn.text(of: flow, &contact, &effects)
    if flow.isMissing || flow == .empty {
      return turn.fail(branches, .noMatchingError, &effects, .lacks("no flow is named for the task"))
    }
    effects.ask(.createContact(NewContact(.task, flow: flow, delay: delay)))
    return .wait
  }

  /// In seconds; nil for a time that is none, or past.
  private func delay(_ turn: borrowing Turn, _ contact: inout Contact) -> Int32? {
    if when >= 0 { return when }
    let time = turn.string(of: TextHandle(raw: ~when), &contact)
    let scheduled = Int64(time) ?? Self.moment(time, turn.program)?.seconds
    return scheduled.flatMap { Int32(exactly: $0 - turn.now.seconds) }.flatMap { $0 >= 0 ? $0 : nil }
  }

  /// A time as people and Lambdas write it, with a fraction of a second or without; one without an offset is the center's.
  private static func moment(_ text: String, _ program: Program) -> Timestamp? {
    var whole = text
    if let point = text.firstIndex(of: ".") {
      let rest = text[text.index(after: point)...].drop { $0.isASCII && $0.isNumber }
      whole = String(text[..<point] + rest)
    }
    return (try? TimeText(whole))?.timestamp(in: program.center.zone)
  }

  func receive(
    _ event: ContactEvent, _ turn: borrowing Turn, _ contact: inout Contact, _ effects: inout Effects
  ) -> Next {
    guard case .answered(let isDone) = event else { return .ignored }
    return isDone ? turn.next(branches) : turn.fail(branches, .noMatchingError, &effects, .told)
  }
}

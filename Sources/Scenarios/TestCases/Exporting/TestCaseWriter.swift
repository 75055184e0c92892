import ContactCenter
import Diagnostics
import FlowEngine
import JSON
import World

/// Writes a draft as the body of a CreateTestCase request: keys in a fixed order, identifiers by position.
struct TestCaseWriter {
  private let draft: TestCaseDraft
  private(set) var leftOut: [Diagnostic] = []

  init(_ draft: TestCaseDraft) { self.draft = draft }

  /// - Throws: that there is no call to begin with.
  mutating func write() throws(ScenarioProblems) -> String {
    guard let call = draft.call else {
      throw ScenarioProblems(findings: draft.leftOut)
    }
    var content = JSONWriter(indented: true)
    write(&content)
    var writer = JSONWriter(indented: true)
    let text = content.text
    let entry = entryPoint(call)
    writer.object { writer in
      writer.member("Name", draft.name)
      writer.member("Status", "SAVED")
      if let entry {
        writer.key("EntryPoint")
        entry(&writer)
      }
      if !draft.attributes.isEmpty { writer.member("InitializationData", initialData) }
      writer.member("Content", text)
    }
    writer.lineFeed()
    return writer.text
  }

  private var initialData: String {
    var writer = JSONWriter()
    writer.object { writer in
      writer.key("Attributes")
      writer.object { writer in
        for value in draft.attributes { writer.member(value.name, value.value) }
      }
      writer.key("SegmentAttributes")
      writer.object { _ in }
    }
    return writer.text
  }

  // MARK: How the contact begins

  private mutating func entryPoint(_ call: IncomingCall) -> ((inout JSONWriter) -> Void)? {
    let flow = draft.center.arn(ofFlow: call.flow)
    guard call.channel == .voice else {
      guard let flow else {
        leaveOutEntry(call)
        return nil
      }
      return { writer in
        writer.object { writer in
          writer.member("Type", "CHAT")
          writer.key("ChatEntryPointParameters")
          writer.object { $0.member("FlowId", flow) }
        }
      }
    }
    // A flow or numbers: the service refuses both together.
    let dialed = flow == nil && call.caller.number != nil ? call.dialed : nil
    if flow == nil, dialed == nil {
      leaveOutEntry(call)
      return nil
    }
    return { writer in
      writer.object { writer in
        writer.member("Type", "VOICE_CALL")
        writer.key("VoiceCallEntryPointParameters")
        writer.object { writer in
          if let flow { writer.member("FlowId", flow) }
          if let caller = call.caller.number { writer.member("SourcePhoneNumber", caller.e164) }
          if let dialed { writer.member("DestinationPhoneNumber", dialed.e164) }
        }
      }
    }
  }

  private mutating func leaveOutEntry(_ call: IncomingCall) {
    let name = draft.center.loaded.program.flows[call.flow.index].name
    leftOut.append(
      Diagnostic(
        .warning, in: draft.center.loaded.path, "the flow \(name.quotedForReading) has no ARN here",
        rule: "not-expressible", why: "so the test case has no entry point",
        fix: "give the flow its \"arn\" under \"flows\" in center.json"))
  }

  // MARK: The content

  private func write(_ writer: inout JSONWriter) {
    let observations = draft.observations
    writer.object { writer in
      writer.member("Version", TestCaseReader.versions[0])
      writer.key("Metadata")
      writer.object { _ in }
      writer.key("Observations")
      writer.array { writer in
        for number in observations.indices {
          writer.element()
          let next = number + 1 < draft.chain.count ? [Self.name(number + 1)] : []
          write(observations[number], Self.name(number), next, &writer)
        }
      }
    }
  }

  private static func name(_ number: Int) -> String { "observation-\(number + 1)" }

  private func write(
    _ observation: TestCaseDraft.Observation, _ name: String, _ next: [String], _ writer: inout JSONWriter
  ) {
    writer.object { writer in
      writer.member("Identifier", name)
      writer.key("Event")
      writer.object { writer in
        writer.member("Identifier", name + "-event")
        write(observation.event, &writer)
      }
      writer.key("Actions")
      writer.array { writer in
        for number in observation.actions.indices {
          writer.element()
          writer.object { writer in
            writer.member("Identifier", "\(name)-action-\(number + 1)")
            write(observation.actions[number], &writer)
            writer.key("Transitions")
            writer.object { writer in
              guard number + 1 < observation.actions.count else { return }
              writer.member("NextAction", "\(name)-action-\(number + 2)")
            }
          }
        }
      }
      writer.key("Transitions")
      writer.object { writer in
        writer.key("NextObservations")
        writer.array { writer in
          for name in next {
            writer.element()
            writer.string(name)
          }
        }
      }
    }
  }

  private func write(_ event: TestCaseDraft.Event, _ writer: inout JSONWriter) {
    func begin(_ type: String, _ properties: (inout JSONWriter) -> Void) {
      writer.member("Type", type)
      writer.member("Actor", "System")
      writer.key("Properties")
      writer.object(properties)
    }
    switch event {
    case .testInitiated: begin(TestInitiatedEvent.type) { _ in }
    case .testCompleted: begin(TestCompletedEvent.type) { _ in }
    case .message(let text):
      begin(MessageReceivedEvent.type) { writer in
        writer.member("Text", text)
        writer.key("MatchingCriteria")
        writer.object { $0.member("Type", ServiceRules.TestCriteria.inclusion.rawValue) }
      }
    case .started(let action, let reference):
      begin(FlowActionStartedEvent.type) { Self.write(action, reference, &$0) }
    case .completed(let action, let reference):
      begin(FlowActionCompletedEvent.type) { Self.write(action, reference, &$0) }
    }
  }

  /// `ActionType` and `ActionParameters`, of an action whose resource is named by one key.
  private static func write(_ action: TestFlowAction, _ reference: String, _ writer: inout JSONWriter) {
    writer.member("ActionType", action.rawValue)
    writer.key("ActionParameters")
    write(reference, at: action.parameterPaths[0][...], &writer)
  }

  private static func write(_ reference: String, at path: ArraySlice<String>, _ writer: inout JSONWriter) {
    guard let key = path.first else { return writer.string(reference) }
    writer.object { writer in
      writer.key(key)
      write(reference, at: path.dropFirst(), &writer)
    }
  }

  // MARK: Actions

  private func write(_ action: TestCaseDraft.Action, _ writer: inout JSONWriter) {
    switch action {
    case .keys(let keys): instruct("DtmfInput", keys, &writer)
    case .words(let words): instruct("Utterance", words, &writer)
    case .disconnect: instruct("Disconnect", nil, &writer)
    case .assert(let path, let value):
      writer.member("Type", AssertAction.type)
      writer.key("Parameters")
      writer.object { writer in
        writer.member("Namespace", path)
        writer.member("Operator", TestOperator.equals.rawValue)
        writer.member("Operand", value)
      }
    case .substitute(let action, let reference, let other):
      override(action, reference, &writer) { writer in
        writer.member("Type", "SubstituteResource")
        writer.member("SubstituteArn", other)
      }
    case .mockAnswer(let reference, let answer):
      let key = draft.center.rules.testLambdaMockKey
      override(.invokeLambda, reference, &writer) { writer in
        writer.member("Type", "MockResponse")
        writer.key("Response")
        writer.object { writer in
          writer.member("Type", "ExecutionResult")
          writer.key("ExecutionResult")
          writer.object { $0.member(key, answer.text) }
        }
      }
    case .mockError(let action, let reference, let error):
      override(action, reference, &writer) { writer in
        writer.member("Type", "MockResponse")
        writer.key("Response")
        writer.object { writer in
          writer.member("Type", "Error")
          writer.key("Error")
          writer.object { $0.member("Value", error) }
        }
      }
    case .endTest:
      typed(TestControl.type, &writer) { writer in
        writer.key("Command")
        writer.object { $0.member("Type", "EndTest") }
      }
    }
  }

  /// An action whose parameters repeat its type.
  private func typed(_ type: String, _ writer: inout JSONWriter, _ rest: (inout JSONWriter) -> Void) {
    writer.member("Type", type)
    writer.key("Parameters")
    writer.object { writer in
      writer.member("ActionType", type)
      rest(&writer)
    }
  }

  private func instruct(_ type: String, _ value: String?, _ writer: inout JSONWriter) {
    typed(SendInstruction.type, &writer) { writer in
      writer.member("Actor", "Customer")
      writer.key("Instruction")
      writer.object { writer in
        writer.member("Type", type)
        guard let value else { return }
        writer.key("Properties")
        writer.object { $0.member("Value", value) }
      }
    }
  }

  private func override(
    _ action: TestFlowAction, _ reference: String, _ writer: inout JSONWriter,
    _ strategy: (inout JSONWriter) -> Void
  ) {
    typed(OverrideSystemBehavior.type, &writer) { writer in
      writer.key("Behavior")
      writer.object { writer in
        writer.member("Type", "FlowAction")
        writer.key("Properties")
        writer.object { writer in
          Self.write(action, reference, &writer)
          writer.key("Strategy")
          writer.object(strategy)
        }
      }
    }
  }
}

/// Data of the caller's that a module does not see.
enum ModuleCannotSee: FlowCheck {
  static let description = CheckDescription(
    "module-cannot-see", in: .dataFlow, .warning,
    "a module reads data that stays with the flow that invokes it",
    why:
      "only $.Attributes cross into a module; what a Lambda, a bot, a profile, metrics or an input left does not",
    fix: "copy the value to $.Attributes before the module is invoked",
    bad: CheckExample(
      type: .module, .say("hello", "You chose $.Lex.IntentName", "back"),
      .action("back", "EndFlowModuleExecution")),
    good: CheckExample(
      type: .module, .say("hello", "You chose $.Attributes.intent", "back"),
      .action("back", "EndFlowModuleExecution")))

  /// What fills each space of the contact's data, by the beginning of its type.
  private static let sources: [(space: String, types: [String], words: String)] = [
    ("Lex", ["ConnectParticipantWithLexBot"], "no bot speaks in it"),
    (
      "Customer", ["GetCustomerProfile", "CreateCustomerProfile", "UpdateCustomerProfile", "GetCalculated"],
      "it looks up no customer profile"
    ),
    ("Metrics", ["GetMetricData"], "it gets no metrics"),
    ("StoredCustomerInput", ["GetParticipantInput"], "it stores no input"),
    ("External", ["InvokeLambdaFunction"], "it invokes no Lambda"),
  ]

  static func check(_ flow: AnalyzedFlow, _ findings: inout Findings) {
    guard flow.isModule else { return }
    for source in sources where source.space != "External" || flow.isInvokedAfterLambda {
      let isFilled = flow.actions.contains { action in
        source.types.contains { action.type.hasPrefix($0) }
          && (source.space != "StoredCustomerInput" || action.storesSomeInput)
      }
      guard !isFilled else { continue }
      for action in flow.actions {
        guard let use = action.references.first(where: { $0.space == source.space }) else { continue }
        findings.report(
          self, at: use.value, part: use.wording,
          "\(action.quoted) reads \(use.wording) in a module, and \(source.words)")
      }
    }
  }
}

extension AnalyzedFlow {
  /// True for a module that invokes no Lambda, and that a flow invokes which does.
  var isInvokedAfterLambda: Bool {
    isModule && lambdas.isEmpty
      && center.links(to: index).contains { $0.kind == .module && !$0.source.flow.lambdas.isEmpty }
  }
}

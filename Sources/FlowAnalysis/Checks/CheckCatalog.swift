/// Every rule, one line each, by family in the order of the documentation.
public enum CheckCatalog {
  public static let all: [any Check.Type] =
    structure + parameters + flowTypes + dataFlow + callerExperience
    + limits + resources + security

  /// The rule of this name; nil when there is none.
  public static func named(_ name: String) -> (any Check.Type)? {
    byName[name]
  }

  private static let byName = Dictionary(
    all.map { ($0.description.name, $0) }, uniquingKeysWith: { first, _ in first })

  private static let structure: [any Check.Type] = [
    UnknownTarget.self,
    NotConnected.self,
    MissingNextAction.self,
    UnreachableAction.self,
    NoWayOut.self,
    DuplicateIdentifier.self,
    NoStart.self,
    NotJSON.self,
    NotAFlow.self,
    FlowsInside.self,
    FlowForm.self,
    FlowKey.self,
    DuplicateFlow.self,
    UnknownType.self,
    TypeSpelling.self,
    UnknownErrorType.self,
    UnknownOperator.self,
    MissingErrorBranch.self,
    UnexpectedErrorBranch.self,
    DuplicateErrorBranch.self,
    MissingCondition.self,
    UnexpectedCondition.self,
    ImpossibleCondition.self,
    DuplicateCondition.self,
    ShadowedCondition.self,
    PointlessDecision.self,
    MisleadingNextAction.self,
    BranchAfterEnd.self,
    IdentifierForm.self,
  ]

  private static let parameters: [any Check.Type] = [
    MissingParameter.self,
    UnknownParameter.self,
    RenamedParameter.self,
    ParameterForm.self,
    ParameterNumber.self,
    ParameterRange.self,
    ParameterChoice.self,
    ParameterStatic.self,
    ParameterReference.self,
    NotAReference.self,
    ExclusiveParameters.self,
    MissingValidation.self,
    UnquotedValue.self,
    AttributeName.self,
    UnknownReference.self,
    ReferenceWithoutDollar.self,
    IndexedReference.self,
    OperandNotANumber.self,
    MetricInSeconds.self,
    PercentageThreshold.self,
    EmptyPrompt.self,
    EmptyValue.self,
    BadSSML.self,
    UnknownSSMLTag.self,
    SSMLUnderText.self,
  ]

  private static let flowTypes: [any Check.Type] = [
    ActionNotAllowed.self,
    ModuleActionNotAllowed.self,
    UnknownFlowType.self,
    TransferFlowType.self,
    ModuleFlowType.self,
    ModuleBranch.self,
    ModuleData.self,
    HookFlowType.self,
    NumberFlowType.self,
    AgentDataOutside.self,
    MediaInWhisper.self,
    ModuleWithoutReturn.self,
  ]

  private static let dataFlow: [any Check.Type] = [
    ExternalBeforeLambda.self,
    ExternalAfterFailure.self,
    UnknownExternalKey.self,
    ExternalOverwritten.self,
    StoredInputBeforeStore.self,
    InputTimeoutUnhandled.self,
    EncryptedCompare.self,
    AttributeNeverSet.self,
    AttributeCase.self,
    ValueNeverSet.self,
    FlowAttributeLost.self,
    UnusedFlowAttribute.self,
    ModuleCannotSee.self,
    MetricsBeforeLoad.self,
    LexBeforeBot.self,
    UnknownQuery.self,
    UnknownCaseField.self,
    QueueNotSet.self,
  ]

  private static let callerExperience: [any Check.Type] = [
    SilentLoop.self,
    EndlessRetry.self,
    DroppedWithoutAWord.self,
    ClosedWithoutAWord.self,
    NoTimeoutBranch.self,
    UnwiredKey.self,
    UnannouncedKey.self,
    LongPrompt.self,
    ShortTimeLimit.self,
    ShortInterruption.self,
    NoWayToAPerson.self,
  ]

  private static let limits: [any Check.Type] = [
    LambdaChain.self,
    ModuleNesting.self,
    ModuleRecursion.self,
    TooManyActions.self,
    FlowTooLarge.self,
    PromptOverLimit.self,
    LongWhisper.self,
    AttributesOverLimit.self,
    ViewDataOverLimit.self,
    TooManyEntries.self,
  ]

  private static let resources: [any Check.Type] = [
    UnknownAgent.self,
    UnknownQueue.self,
    UnknownHours.self,
    UnknownPrompt.self,
    FlowNotHere.self,
    UndeclaredLambda.self,
    MissingProgram.self,
    FirstGenerationBot.self,
  ]

  private static let security: [any Check.Type] = [
    PlainSecret.self,
    SpokenSecret.self,
    DialedInput.self,
    KeyInFlow.self,
  ]
}

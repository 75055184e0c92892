import FlowEngine
import JSON

/// Values of the wrong kind; also found while flows are linked.
enum ParameterForm: ActionCheck {
  static let description = CheckDescription(
    "parameter-form", in: .parameters, .error, "a parameter is not of the form that it must have",
    why: "the service refuses the flow", fix: "give it the form that is named",
    bad: CheckExample(.set("remember", "[\"plots\"]", "end", else: "end"), .end()),
    good: CheckExample(.set("remember", "{ \"topic\": \"plots\" }", "end", else: "end"), .end()))

  static func check(_ action: AnalyzedAction, _ findings: inout Findings) {
    for use in action.parameterUses {
      let kind = use.value.kind
      if kind == .string, case .resource(let resource) = use.parameter.form {
        checkName(use, of: resource, action, &findings)
      }
      guard !isReference(use), let expected = expected(use.parameter.form), !expected.kinds.contains(kind)
      else { continue }
      if action.type == "CreateCallbackContact", use.path == "CallerId", kind == .object {
        findings.report(
          self, at: use.value, "\"CallerId\" of \(action.quoted) is an object",
          why: "its form is not published: the \"Number\" in it is taken here",
          fix: "write the number itself",
          severity: .warning)
        continue
      }
      findings.report(
        self, at: use.value,
        "\"\(use.path)\" of \(action.quoted) must be \(expected.words), found \(kind.words)")
    }
    if action.type == "UpsertDataTableValues" { checkRows(of: action, &findings) }
    if action.nature.speaks { checkMedia(of: action, &findings) }
    if action.storesSomeInput { checkCertificate(of: action, &findings) }
  }

  /// What stands for a resource and can be the name of none.
  private static func checkName(
    _ use: ParameterUse, of resource: String, _ action: AnalyzedAction, _ findings: inout Findings
  ) {
    if use.value.holds(UInt8(ascii: ":")) { checkARN(use, of: resource, action, &findings) }
    guard use.value.holds(UInt8(ascii: " ")), !isReference(use), let text = use.value.string else { return }
    if let tag = templateTags.first(where: text.hasPrefix) {
      findings.report(
        self, at: use.value, "\"\(use.path)\" of \(action.quoted) begins with \(tag)",
        why: "inside a text no template fills that in: the service is given these words",
        fix: "write ${…} in the text of a !Sub")
    } else if use.path == "LambdaFunctionARN",
      action.flow.center.program.center.lambdas[text] == nil
    {
      findings.report(
        self, at: use.value, "\"\(use.path)\" of \(action.quoted) is no ARN of a Lambda",
        fix: "write the ARN of the function")
    }
  }

  /// An ARN of another service, or of another kind of resource, as far as both are written out.
  private static func checkARN(
    _ use: ParameterUse, of resource: String, _ action: AnalyzedAction, _ findings: inout Findings
  ) {
    guard let form = arnForms[resource], let text = use.value.string, text.hasPrefix("arn:") else { return }
    let parts = text.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
    guard parts.count == 6, isWrittenOut(parts[2]) else { return }
    // "instance/ID/queue/ID": the kind is the third part.
    let kind = parts[5].split(separator: "/").dropFirst(2).first.map(String.init)
    let isOfService = parts[2] == form.service
    let isOfKind =
      form.kinds.isEmpty || !parts[5].hasPrefix("instance/") || kind.map(form.kinds.contains) ?? true
      || kind.map { !isWrittenOut($0) } ?? false
    guard !isOfService || !isOfKind else { return }
    findings.report(
      self, at: use.value, "\"\(use.path)\" of \(action.quoted) is no ARN of \(form.words)",
      fix: "write the ARN of \(form.words)")
  }

  /// False for a part of an ARN that a template fills in.
  private static func isWrittenOut(_ part: some StringProtocol) -> Bool {
    !part.isEmpty && part.utf8.allSatisfy { (0x61...0x7A).contains($0) || $0 == UInt8(ascii: "-") }
  }

  /// What ARNs of resources have: the service, and the kinds within an instance.
  private static let arnForms: [String: (service: String, kinds: Set<String>, words: String)] = [
    "queue": ("connect", ["queue", "agent"], "a queue"),
    "agent": ("connect", ["agent", "queue"], "an agent"),
    "hours": ("connect", ["operating-hours"], "hours of operation"),
    "flow": ("connect", ["contact-flow"], "a flow"),
    "module": ("connect", ["flow-module"], "a module"),
    "lambda": ("lambda", [], "a Lambda"),
    "bot": ("lex", [], "a bot"),
  ]

  /// What templates of CloudFormation write outside texts.
  private static let templateTags = ["!GetAtt ", "!Ref ", "!Sub ", "!ImportValue ", "!FindInMap "]

  /// Recordings under an address of their own that are no WAV files.
  private static func checkMedia(of action: AnalyzedAction, _ findings: inout Findings) {
    for prompt in action.prompts where prompt.form == .media {
      guard RecordingFormat.isOther(prompt.text) else { continue }
      findings.report(
        self, at: prompt.value, "the recording of \(action.quoted) is no WAV file",
        why: "the service plays no other: the action takes NoMatchingError", fix: "put a WAV file there",
        severity: .warning)
    }
  }

  /// An input that is to be encrypted with what is no key.
  private static func checkCertificate(of action: AnalyzedAction, _ findings: inout Findings) {
    guard let key = action.action.parameter("InputEncryption", "Key"), let text = key.string, !text.isEmpty,
      text.placeholderName == text, FoundReference.all(in: text).isEmpty, !text.contains("-----BEGIN ")
    else { return }
    findings.report(
      self, at: key, "the key that \(action.quoted) encrypts with is no certificate",
      why: "the action takes NoMatchingError: nothing is stored",
      fix: "paste the certificate, from \"-----BEGIN CERTIFICATE-----\" to its end", severity: .warning)
  }

  /// Rows to write that do not say which row they are.
  private static func checkRows(of action: AnalyzedAction, _ findings: inout Findings) {
    for row in action.action.parameter("DataTableUpsertAttributes")?.elements ?? []
    where row.kind == .object && (row["PrimaryValues"]?.elements ?? []).isEmpty {
      let lacks = row["Attributes"] == nil ? "\"PrimaryValues\" and no \"Attributes\"" : "\"PrimaryValues\""
      findings.report(
        self, at: row, "a row that \(action.quoted) writes has no \(lacks)",
        why: "a row is named by its primary values: without them the action takes NoMatchingError",
        fix:
          "write the row as { \"PrimaryValues\": [{ \"Name\", \"Value\" }], \"Attributes\": [{ \"Name\", \"Value\" }] }",
        severity: .warning)
    }
  }

  private static func isReference(_ use: ParameterUse) -> Bool {
    use.value.kind == .string && (!use.references.isEmpty || use.isPlaceholder)
  }

  private static func expected(_ form: ParameterDescription.Form) -> (kinds: [JSONKind], words: String)? {
    switch form {
    case .text, .wholeNumber, .flag, .choice, .resource: ([.string, .number, .boolean], "a string")
    case .list: ([.array], "a list")
    case .map: ([.object], "an object")
    }
  }
}

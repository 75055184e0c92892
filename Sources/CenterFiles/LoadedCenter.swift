import ContactCenter
import Diagnostics
import FlowDocument
import FlowEngine
import World

/// A center as it was read from the disk, ready for worlds.
public struct LoadedCenter: Sendable {
  public let center: WorldCenter
  /// The path the person named.
  public let path: String
  /// What is wrong without keeping the center from working, in the order of files and text.
  public let problems: [Diagnostic]
  /// Every file that was read: a change in one makes it worth reading again.
  public let files: [String]
  /// The flow of a lone flow file; nil for a center, whose numbers say which flow answers.
  public let loneFlow: FlowIndex?
  /// What the center's store is called.
  public let storeName: String
  /// The recorded prompts whose files are not there, where the center was read without them.
  public internal(set) var missingPrompts: [PromptDefinition] = []

  init(
    center: WorldCenter, path: String, problems: [Diagnostic], files: [String], loneFlow: FlowIndex?,
    storeName: String
  ) {
    self.center = center
    self.path = path
    self.problems = problems.byFileAndPlace
    self.files = files
    self.loneFlow = loneFlow
    self.storeName = storeName
  }

  public var program: Program { center.program }

  /// What is wrong with the settings in service-rules.json: those that cannot be read are as if nobody had written them.
  public var ruleProblems: [Diagnostic] {
    problems.filter { UserFile.name(of: $0.source) == CenterLoader.serviceRulesFile }
  }

  /// The file of a recorded prompt, by its reference; nil when it is no WAV file.
  public func waveFile(_ reference: String) -> String? {
    guard let prompt = center.definition.prompts[reference], prompt.form == .wave else { return nil }
    return UserFile.join(path, prompt.file)
  }

  /// The center's own flows, in order, without those that every instance has.
  public var ownFlows: [FlowIndex] {
    program.flows.indices.dropLast(DefaultFlows.names.count).map { FlowIndex($0) }
  }

  /// The flows that the person named: the one of a flow file, all of a folder.
  public var namedFlows: [FlowIndex] { loneFlow.map { [$0] } ?? ownFlows }

  /// The names of the center's own flows, in order.
  public var flowNames: [String] { ownFlows.map { program.flows[$0.index].name } }
}

/// Why a center cannot be used: everything that was found.
public struct LoadingFailure: Error, Sendable {
  public let problems: [Diagnostic]
  /// True when a file could not be read at all, rather than being wrong.
  public let isUnreadable: Bool
}

extension [Diagnostic] {
  /// By file, in the order in which the files come up, and in each by place: reading and linking find in turns.
  fileprivate var byFileAndPlace: [Diagnostic] {
    var files: [String: Int] = [:]
    for diagnostic in self where files[diagnostic.source] == nil { files[diagnostic.source] = files.count }
    let start = SourcePosition(line: 0, column: 0)
    return enumerated().sorted { first, second in
      (files[first.element.source] ?? 0, first.element.place?.position ?? start, first.offset)
        < (files[second.element.source] ?? 0, second.element.place?.position ?? start, second.offset)
    }.map(\.element)
  }
}

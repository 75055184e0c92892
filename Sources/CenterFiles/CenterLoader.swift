import Bots
import ContactCenter
import Diagnostics
import FlowActions
import FlowAnalysis
import FlowDocument
import FlowEngine
import Handlers
import JSON
import World

/// Reads a center's folder, or one flow file with those beside it.
public struct CenterLoader {
  /// The file beside flows that settles what the reference leaves open.
  public static let serviceRulesFile = "service-rules.json"
  /// The file beside center.json that says who calls, for simulations.
  public static let simulationFile = "simulation.json"

  private let path: String
  /// Outcomes that actions stand in with, beside those of `center.json`.
  private let branches: [String: String]
  /// Outcomes that actions take in place of what they do.
  private let forced: [String: String]
  /// How many actions may follow each other without a wait, in place of what the service rules say.
  private let actionsWithoutWaitLimit: Int?
  /// What is referred to beside the flows.
  private let others: OtherResources
  /// True where flows are read that do not say where they begin.
  private let assumesStart: Bool
  /// What the center has in place of what its center.json says.
  private let change: (ContactCenterDefinition) -> ContactCenterDefinition
  private var problems: [Diagnostic] = []
  private var files: [String] = []
  /// What `service-rules.json` says.
  private var rules = ServiceRules()
  /// What is wrong with it.
  private var ruleProblems: [Diagnostic] = []
  /// The flows that were read, by their files: none is read twice.
  private var flows: [String: FlowDocument] = [:]
  /// False where a center is read without the recordings that are not there.
  private let needsPrompts: Bool
  /// The recorded prompts whose files are not there.
  private var missingPrompts: [PromptDefinition] = []

  /// Loads what stands at the path.
  ///
  /// - Parameters:
  ///   - branches: by an action's identifier the outcome it stands in with.
  ///   - forced: by an action's identifier the outcome that it takes in place of what it does.
  ///   - actionsWithoutWaitLimit: how many actions may follow each other without a wait; nil leaves it to the
  ///     service rules.
  ///   - others: what a test refers to beside the flows, so that it stands in where there is no center.json.
  ///   - needsPrompts: false where a recorded prompt whose file is not there is no reason to refuse the center.
  ///   - assumesStart: true where a flow that does not say where it begins is read all the same, with that among the
  ///     problems: for those who only look at it.
  ///   - change: what the center has in place of what its center.json says.
  public static func load(
    _ path: String, branches: [String: String] = [:], forced: [String: String] = [:],
    actionsWithoutWaitLimit: Int? = nil, others: OtherResources = OtherResources(),
    needsPrompts: Bool = true, assumesStart: Bool = false,
    changedBy change: @escaping (ContactCenterDefinition) -> ContactCenterDefinition = { $0 }
  ) throws(LoadingFailure) -> LoadedCenter {
    var loader = CenterLoader(
      path: path, branches: branches, forced: forced, actionsWithoutWaitLimit: actionsWithoutWaitLimit,
      others: others, needsPrompts: needsPrompts, assumesStart: assumesStart, change: change)
    if UserFile.kind(of: path) != .missing { loader.readServiceRules() }
    switch UserFile.kind(of: path) {
    case .folder: return try loader.loadFolder()
    case .file: return try loader.loadFile()
    case .missing:
      let obstacle = UserFile.obstacle(at: path)
      let missing = Diagnostic(
        in: path,
        obstacle == nil ? "there is no such file or folder" : "this file or folder cannot be reached",
        rule: "unreadable", why: obstacle,
        fix: obstacle == nil ? "name a center's folder, such as flows/site-visit, or an exported flow" : nil)
      throw LoadingFailure(problems: [missing], isUnreadable: true)
    }
  }

  private init(
    path: String, branches: [String: String], forced: [String: String], actionsWithoutWaitLimit: Int?,
    others: OtherResources, needsPrompts: Bool, assumesStart: Bool,
    change: @escaping (ContactCenterDefinition) -> ContactCenterDefinition
  ) {
    self.path = path
    self.needsPrompts = needsPrompts
    self.assumesStart = assumesStart
    self.change = change
    self.branches = branches
    self.forced = forced
    self.actionsWithoutWaitLimit = actionsWithoutWaitLimit
    self.others = others
  }

  // MARK: One flow file

  private mutating func loadFile() throws(LoadingFailure) -> LoadedCenter {
    let document = try flow(path)
    let documents = [document] + FlowNeighbours.reachable(from: document, oldNames: rules.oldNames)
    let definition = ContactCenterDefinition.named(document.name)
    let program = link(definition, documents.map { ($0, []) }, isLone: true)
    return LoadedCenter(
      center: WorldCenter(program: program, prompts: []), path: path,
      problems: problems
        + flowProblems(of: program).filter { $0.source == path || $0.rule == "duplicate-flow" },
      files: files + documents.dropFirst().map(\.source),
      loneFlow: FlowIndex(0),
      storeName: Self.fileName(from: document.fileName))
  }

  // MARK: A folder

  private mutating func loadFolder() throws(LoadingFailure) -> LoadedCenter {
    let file = UserFile.join(path, "center.json")
    guard UserFile.kind(of: file) == .file else { return try loadExports() }
    let bytes = try read(file)
    let beside = try flowsBeside()
    let (folder, needsPrompts) = (path, self.needsPrompts)
    let surroundings = CenterSurroundings(
      name: UserFile.name(of: path), flowNames: beside.flatMap { [$0.name, $0.fileName] },
      handlerNames: HandlerCatalog.all.map { $0.description.name },
      exists: {
        UserFile.kind(of: UserFile.join(folder, $0)) == .file
          || !needsPrompts && PromptDefinition.form(ofFile: $0) != nil
      },
      folderExists: { UserFile.kind(of: UserFile.join(folder, $0)) == .folder },
      programObstacle: { ProgramSearch().obstacle(to: $0.contains("/") ? UserFile.join(folder, $0) : $0) })
    let reading = ContactCenterReading(parsing: bytes, named: file, in: surroundings)
    guard let definition = reading.definition.map(change) else {
      throw LoadingFailure(problems: reading.problems, isUnreadable: false)
    }
    // A file that is no flow is no matter where the flows are listed, or where it is a bot's.
    let botFiles = definition.bots.map { UserFile.join(path, $0.file) }
    problems.removeAll { definition.flows != nil || botFiles.contains($0.source) }
    problems += reading.problems
    var documents: [(FlowDocument, [String])] = []
    if let listed = definition.flows {
      for entry in listed {
        let references =
          [entry.name] + (entry.arn.map { [$0, ResourceReference.lastPart(of: $0) ?? $0] } ?? [])
        documents.append((try flow(UserFile.join(path, entry.file)), references))
      }
    } else {
      documents = beside.map { ($0, []) }
    }
    files += programFiles(of: definition)
    let prompts = try prompts(of: definition)
    let bots = try bots(of: definition)
    let program = link(definition, documents, isLone: false)
    var loaded = LoadedCenter(
      center: WorldCenter(program: program, prompts: prompts, bots: bots), path: path,
      problems: problems + flowProblems(of: program),
      files: files, loneFlow: nil, storeName: Self.fileName(from: definition.name))
    loaded.missingPrompts = missingPrompts
    return loaded
  }

  /// A folder of exports that no center.json describes.
  private mutating func loadExports() throws(LoadingFailure) -> LoadedCenter {
    let documents = try flowsBeside()
    guard !documents.isEmpty else {
      let empty = Diagnostic(
        in: path, "there is no flow in this folder", rule: "no-flow",
        why: problems.allSatisfy { $0.source == path }
          ? "it has no JSON file" : "none of its JSON files is a flow that can be read",
        fix: foldersAdvice ?? "name a folder with a center.json or with exported flows")
      throw LoadingFailure(problems: problems + [empty], isUnreadable: problems.isEmpty)
    }
    let name = UserFile.name(of: path)
    let program = link(.named(name), documents.map { ($0, []) }, isLone: true)
    return LoadedCenter(
      center: WorldCenter(program: program, prompts: []), path: path,
      problems: problems + flowProblems(of: program),
      files: files, loneFlow: documents.count == 1 ? FlowIndex(0) : nil, storeName: Self.fileName(from: name))
  }

  /// Which folders inside this one have JSON files; nil where none has.
  private var foldersAdvice: String? {
    let folders = FoldersInside(path).names
    guard !folders.isEmpty else { return nil }
    return "name a folder inside it: " + folders.prefix(6).map { "\"\($0)\"" }.joined(separator: ", ")
  }

  /// Every flow file of the folder; files that are no flows are noted.
  private mutating func flowsBeside() throws(LoadingFailure) -> [FlowDocument] {
    let names: [String]
    do { names = try UserFile.names(in: path) } catch {
      throw LoadingFailure(problems: [error], isUnreadable: true)
    }
    problems += [FlowTemplates(in: path, among: names).finding].compactMap(\.self)
    var documents: [FlowDocument] = []
    for name in names
    where UserFile.mayNameFlow(name)
      && !["center.json", Self.serviceRulesFile, Self.simulationFile].contains(name)
    {
      let file = UserFile.join(path, name)
      if UserFile.kind(of: file) == .folder { continue }
      var bytes: [UInt8] = []
      do throws(Diagnostic) {
        bytes = try UserFile.read(file)
        // What is not called JSON may be anything.
        if !UserFile.isJSON(name), !FlowFiles.beginsAnObject(bytes) { continue }
        // A test of the flows may lie beside them.
        if TestCaseFile.isTestCase(bytes) { continue }
        let document = try document(bytes, file)
        documents.append(document)
        flows[file] = document
        files.append(file)
      } catch {
        let isFlow = Self.isAboutAFlow(error, bytes)
        if !isFlow, !UserFile.isJSON(name) { continue }
        problems.append(isFlow ? error : Self.passingOver(error))
        // A flow that is mended is worth reading again.
        if isFlow { files.append(file) }
      }
    }
    return documents
  }

  /// False for what is wrong with a file of a folder that is no flow: there may be any others.
  private static func isAboutAFlow(_ problem: Diagnostic, _ bytes: [UInt8]) -> Bool {
    switch problem.rule {
    case "not-a-flow", "flows-inside": return false
    case "json":
      // Of UTF-16 every second byte is 0.
      let text = String(decoding: bytes.filter { $0 != 0 }, as: UTF8.self)
      return ["\"Actions\"", "\"StartAction\"", "\"Transitions\"", "\"modules\""].contains {
        text.contains($0)
      }
    default: return true
    }
  }

  /// The same, said of a file that nobody named: a warning where it cannot be known what it is.
  private static func passingOver(_ problem: Diagnostic) -> Diagnostic {
    if problem.rule == "flows-inside" {
      return Diagnostic(
        .warning, in: problem.source, at: problem.place, problem.message, rule: problem.rule,
        why: problem.why, fix: problem.fix)
    }
    let isJSON = problem.rule == "not-a-flow"
    return Diagnostic(
      isJSON ? .note : .warning, in: problem.source, at: problem.place, problem.message, rule: problem.rule,
      why: isJSON ? problem.why : "nothing in it tells of a flow: the file is passed over",
      fix: isJSON ? nil : problem.fix ?? "if it is a flow, export it again")
  }

  // MARK: Parts

  private mutating func read(_ file: String) throws(LoadingFailure) -> [UInt8] {
    files.append(file)
    do { return try UserFile.read(file) } catch {
      throw LoadingFailure(problems: [error], isUnreadable: true)
    }
  }

  private mutating func flow(_ file: String) throws(LoadingFailure) -> FlowDocument {
    if let known = flows[file] { return known }
    let bytes = try read(file)
    do { return try document(bytes, file) } catch {
      throw LoadingFailure(problems: [error], isUnreadable: false)
    }
  }

  private func document(_ bytes: [UInt8], _ file: String) throws(Diagnostic) -> FlowDocument {
    try FlowDocument(parsing: bytes, named: file, oldNames: rules.oldNames, assumesStart: assumesStart)
  }

  private mutating func link(
    _ definition: ContactCenterDefinition, _ documents: [(FlowDocument, [String])], isLone: Bool
  ) -> Program {
    var declared = Dictionary(definition.branches.map { ($0.identifier, $0.outcome) }) { first, _ in first }
    declared.merge(branches) { _, option in option }
    problems += ruleProblems
    var builder = ProgramBuilder(
      center: definition, catalog: .standard, rules: rules, isLoneFlow: isLone, branches: declared,
      forced: forced)
    return builder.link(
      documents + DefaultFlows.documents.map { ($0, []) }, others: others, refusals: Refusals.all)
  }

  /// What is wrong with the flows; that one of them has the name of a default flow, which it then takes the place of, is
  /// right.
  private func flowProblems(of program: Program) -> [Diagnostic] {
    let defaults = Set(DefaultFlows.names.map { $0 + ".json" })
    return program.problems.filter { !defaults.contains($0.source) }
  }

  /// The center's own files among what its Lambdas are run with: they are not read here, but a change in one counts.
  private func programFiles(of definition: ContactCenterDefinition) -> [String] {
    definition.lambdas.flatMap { lambda -> [String] in
      guard case .command(let command) = lambda.binding else { return [] }
      return command.arguments.map { UserFile.join(path, $0) }.filter { UserFile.kind(of: $0) == .file }
    }
  }

  /// Reads `service-rules.json` beside the flows, where there is one: how flow files are read may depend on it.
  private mutating func readServiceRules() {
    defer {
      if let actionsWithoutWaitLimit { rules.actionsWithoutWaitLimit = actionsWithoutWaitLimit }
    }
    let folder = UserFile.kind(of: path) == .folder ? path : UserFile.folder(of: path)
    let file = UserFile.join(folder == "." ? "" : folder, Self.serviceRulesFile)
    guard UserFile.kind(of: file) == .file else { return }
    files.append(file)
    do throws(Diagnostic) {
      let (read, found) = ServiceRules.read(try JSONDocument(parsing: UserFile.read(file), named: file))
      ruleProblems += found
      rules = read
    } catch {
      ruleProblems.append(Self.ofSettings(error))
    }
  }

  /// What keeps settings from being read, said of a file that a person writes and no service exports.
  private static func ofSettings(_ problem: Diagnostic) -> Diagnostic {
    guard problem.fix == nil || problem.fix == JSONDocument.cutOffAdvice else { return problem }
    return Diagnostic(
      problem.severity, in: problem.source, at: problem.place, problem.message, rule: problem.rule,
      why: problem.why, fix: "write an object of settings, such as {\"cancelKey\": \"ends\"}")
  }

  private mutating func bots(of definition: ContactCenterDefinition) throws(LoadingFailure) -> [Bot] {
    var bots: [Bot] = []
    for bot in definition.bots {
      let file = UserFile.join(path, bot.file)
      let reading =
        UserFile.kind(of: file) == .folder
        ? LexExportFolder.read(file, locale: bot.locale ?? definition.language, noting: &files)
        : BotReading(parsing: try read(file), named: file)
      problems += reading.problems
      guard let found = reading.bot else { throw LoadingFailure(problems: problems, isUnreadable: false) }
      bots.append(found)
    }
    return bots
  }

  private mutating func prompts(of definition: ContactCenterDefinition) throws(LoadingFailure)
    -> [SpokenPrompt]
  {
    var spoken: [SpokenPrompt] = []
    for prompt in definition.prompts { spoken.append(try self.spoken(prompt)) }
    return spoken
  }

  private mutating func spoken(_ prompt: PromptDefinition) throws(LoadingFailure) -> SpokenPrompt {
    let file = UserFile.join(path, prompt.file)
    if !needsPrompts, UserFile.kind(of: file) == .missing {
      missingPrompts.append(prompt)
      return SpokenPrompt(named: prompt.name)
    }
    let bytes = try read(file)
    let text = String(decoding: bytes, as: UTF8.self)
    switch prompt.form {
    case .text: return SpokenPrompt(SpeechMarkup(plain: text))
    case .ssml:
      guard let speech = SpeechMarkup(text) else {
        problems.append(
          Diagnostic(
            .warning, in: file, "this prompt is no well-formed SSML, so it is read as text",
            rule: "prompt-ssml"))
        return SpokenPrompt(SpeechMarkup(plain: text))
      }
      return SpokenPrompt(speech)
    case .wave:
      let wording = try? UserFile.read(String(file.dropLast(4)) + ".txt")
      guard let length = WaveFile.length(of: bytes) else {
        problems.append(
          Diagnostic(
            .warning, in: file, "this recording is no WAV file", rule: "prompt-wave",
            fix: "save it as a RIFF WAVE file, 8 kHz mono"))
        return SpokenPrompt(named: prompt.name)
      }
      guard let wording else { return SpokenPrompt(recording: "[\(prompt.name)]", length: length) }
      let words = SpeechMarkup(plain: String(decoding: wording, as: UTF8.self)).words
      return SpokenPrompt(recording: words, length: length)
    }
  }

  /// A name as a file may be called: letters, digits and hyphens.
  public static func fileName(from name: String) -> String {
    var plain = ""
    for character in name.lowercased() {
      if character.isASCII, character.isLetter || character.isNumber {
        plain.append(character)
      } else if plain.last != "-", !plain.isEmpty {
        plain.append("-")
      }
    }
    while plain.last == "-" { plain.removeLast() }
    return plain.isEmpty ? "center" : String(plain.prefix(60))
  }
}

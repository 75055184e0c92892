import ContactCenter
import Diagnostics
import FlowDocument
import JSON

/// The flow files beside a lone one that a call in it can reach.
///
/// A flow goes on in another by that one's name, its file's name, or an ARN that the metadata gives a name. Only files
/// that go by such a name are read to the end and kept, so that one flow opens at once, and small, among hundreds.
struct FlowNeighbours {
  private let folder: String
  /// Flow files that were not reached yet, sorted.
  private var others: [String]
  private var reached: [FlowDocument] = []
  private let oldNames: [String: String]

  /// Finds them all: those the flow refers to, those that these refer to, and so on, in the order they are reached.
  ///
  /// Where a flow takes the name of the next from an attribute, every flow file of the folder counts.
  static func reachable(from document: FlowDocument, oldNames: [String: String] = [:]) -> [FlowDocument] {
    var wanted = FlowReferences(in: document)
    guard !wanted.isEmpty else { return [] }
    var neighbours = FlowNeighbours(beside: document.source, oldNames: oldNames)
    while !wanted.isEmpty { wanted = neighbours.take(wanted) }
    return neighbours.reached
  }

  private init(beside path: String, oldNames: [String: String]) {
    self.oldNames = oldNames
    folder = UserFile.folder(of: path)
    let own = UserFile.name(of: path)
    let names = (try? UserFile.names(in: folder)) ?? []
    others = names.filter {
      UserFile.mayNameFlow($0) && $0 != own && $0 != "center.json" && $0 != "service-rules.json"
        && $0 != CenterLoader.simulationFile
    }
  }

  /// Takes what is referred to; what that refers to in turn.
  private mutating func take(_ wanted: FlowReferences) -> FlowReferences {
    var next = FlowReferences()
    var left: [String] = []
    for name in others {
      guard let found = document(name, wanted) else {
        left.append(name)
        continue
      }
      reached.append(found)
      next.formUnion(FlowReferences(in: found))
    }
    others = left
    return next
  }

  /// The flow in the file when it is wanted. What the file is otherwise is no matter of this call.
  private func document(_ name: String, _ wanted: FlowReferences) -> FlowDocument? {
    let path = UserFile.join(folder == "." ? "" : folder, name)
    guard let bytes = try? UserFile.read(path),
      wanted.isAny || wanted.names.contains(UserFile.isJSON(name) ? String(name.dropLast(5)) : name)
        || wanted.mayBeNamed(in: bytes),
      let found = try? FlowDocument(parsing: bytes, named: path, oldNames: oldNames),
      wanted.isAny || wanted.names.contains(found.name) || wanted.names.contains(found.fileName)
        || found.arn.map(wanted.names.contains) == true
    else { return nil }
    return found
  }
}

/// The names by which a flow refers to others.
struct FlowReferences {
  /// References as written, the last parts of ARNs, and the names that metadata gives them.
  private(set) var names: Set<String> = []
  /// True when a reference is only known while the flow runs.
  private(set) var isAny = false

  var isEmpty: Bool { names.isEmpty && !isAny }

  init() {}

  init(in document: FlowDocument) {
    for action in document.actions {
      let hooks = action.parameter("EventHooks")?.members.map(\.value) ?? []
      let named = [action.parameter("ContactFlowId"), action.parameter("FlowModuleId")]
      let references = (named + hooks).compactMap { $0?.scalarText }
      guard !references.isEmpty else { continue }
      for reference in references { add(reference) }
      if let metadata = action.metadata { addNames(in: metadata) }
    }
    names.remove("")
  }

  mutating func formUnion(_ other: FlowReferences) {
    names.formUnion(other.names)
    isAny = isAny || other.isAny
  }

  private mutating func add(_ reference: String) {
    if reference.contains("$.") || reference.contains("$[") { isAny = true }
    names.insert(reference)
    if let last = ResourceReference.lastPart(of: reference) { names.insert(last) }
    if let alias = reference.lastIndex(of: ":") { names.insert(String(reference[..<alias])) }
  }

  /// Every text of the action's metadata: one of them may be the other flow's name.
  private mutating func addNames(in value: JSONValue) {
    if let text = value.string { names.insert(text) }
    for element in value.elements { addNames(in: element) }
    for member in value.members { addNames(in: member.value) }
  }

  /// False when none of the names stands in the file. A name with characters that JSON may write in several ways is not
  /// looked for.
  func mayBeNamed(in bytes: [UInt8]) -> Bool {
    names.contains { name in
      let isPlain = name.utf8.allSatisfy { byte in
        (0x20..<0x7F).contains(byte) && !"\"\\/&<>'+".utf8.contains(byte)
      }
      return !isPlain || bytes.holds(name)
    }
  }
}

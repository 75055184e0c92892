import Diagnostics
import FlowDocument

/// The files of a folder that hold flows for a tool to put into an instance and are no JSON: templates of CloudFormation in
/// YAML, configurations of Terraform.
public struct FlowTemplates {
  /// Their names, sorted.
  public let names: [String]
  private let folder: String

  /// - Parameter names: those of all that is in the folder.
  public init(in folder: String, among names: [String]) {
    self.folder = folder
    self.names = names.filter { Self.mayHoldFlows($0) && Self.holdsFlow(UserFile.join(folder, $0)) }
  }

  private static func mayHoldFlows(_ name: String) -> Bool {
    guard let dot = name.lastIndex(of: ".") else { return false }
    return ["yaml", "yml", "tf"].contains(name[name.index(after: dot)...].lowercased())
  }

  /// True for a file with a flow's resource and a flow's text: one that only names a file with the flow holds none.
  private static func holdsFlow(_ path: String) -> Bool {
    guard UserFile.kind(of: path) == .file, let bytes = try? UserFile.read(path) else { return false }
    return bytes.holds("StartAction")
      && (bytes.holds("AWS::Connect::ContactFlow") || bytes.holds("\"aws_connect_contact_flow"))
  }

  /// That they are not read, and what to do; nil where there are none.
  public var finding: Diagnostic? {
    guard !names.isEmpty else { return nil }
    let many = names.count > 1
    return Diagnostic(
      .warning, in: folder, "the flows inside \(names.shortList) are not read", rule: FlowTemplate.rule,
      why:
        "\(many ? "these are templates" : "it is a template") from which a tool makes flows: only a flow's "
        + "own JSON is read",
      fix: "export the flows from the console, or with aws connect describe-contact-flow, into this folder")
  }
}

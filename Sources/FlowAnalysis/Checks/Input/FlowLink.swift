import FlowEngine
import JSON

/// A way from one flow into another.
public struct FlowLink {
  public let source: AnalyzedAction
  public let reference: FlowReference

  var kind: FlowReference.Kind { reference.kind }
  var target: FlowIndex? { reference.target }
  var isDynamic: Bool { reference.isDynamic }
  var value: JSONValue { reference.value }

  static func all(from action: AnalyzedAction, in program: Program) -> [FlowLink] {
    FlowReference.all(of: action.action, in: program).map { FlowLink(source: action, reference: $0) }
  }
}

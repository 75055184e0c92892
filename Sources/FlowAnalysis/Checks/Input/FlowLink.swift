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
}

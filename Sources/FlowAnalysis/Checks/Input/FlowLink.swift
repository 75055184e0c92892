import FlowDocument
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

  /// The flow that it leads to, where that is of a type that cannot run there; nil for any other.
  func misfit(in program: Program) -> (name: String, type: FlowType)? {
    guard let use = reference.use, let flow = target.map({ program.flows[$0.index] }),
      let type = flow.document.type, !use.takes(type)
    else { return nil }
    return (flow.name, type)
  }
}

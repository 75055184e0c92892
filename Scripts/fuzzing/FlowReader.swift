import Diagnostics
import FlowDocument

/// What libFuzzer calls with each text it makes: the reader of flows, and every finding as text.
@_cdecl("LLVMFuzzerTestOneInput")
public func readFlow(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  do throws(Diagnostic) {
    let document = try FlowDocument(parsing: bytes, named: "flow.json")
    precondition(!document.actions.isEmpty, "a flow without actions was read")
    for problem in document.problems.prefix(20) {
      precondition(problem.place != nil, "a finding without a place: \(problem.text)")
      _ = problem.text
    }
  } catch {
    precondition(error.place != nil, "refused without a place: \(error.text)")
    _ = error.text
  }
  return 0
}

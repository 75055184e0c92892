/// The figures of a queue.
enum OldGetMetricData: OldModuleKind {
  static let description = OldModuleDescription(
    "GetMetricData", becomes: "GetMetricData", branches: [.success, .error])

  static func parameters(of module: inout OldModule) -> OldModule.Members {
    module.queue()
  }
}

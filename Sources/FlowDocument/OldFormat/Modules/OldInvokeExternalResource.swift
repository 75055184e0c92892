import JSON

/// A Lambda function.
enum OldInvokeExternalResource: OldModuleKind {
  static let description = OldModuleDescription(
    "InvokeExternalResource", "InvokeExternal", becomes: "InvokeLambdaFunction", branches: [.success, .error])

  static func parameters(of module: inout OldModule) -> OldModule.Members {
    var members =
      module.resource("LambdaFunctionARN", from: "FunctionArn") + [
        ("InvocationTimeLimitSeconds", module.filledText("TimeLimit") ?? JSONTree("3", from: module.value))
      ]
    let parameters = module.map("Parameter")
    if !parameters.isEmpty {
      members.append(("LambdaInvocationAttributes", JSONTree(parameters, from: module.value)))
    }
    return members
  }
}

import JSON

/// A task.
enum OldCreateTask: OldModuleKind {
  static let description = OldModuleDescription(
    "CreateTask", becomes: "CreateTask", branches: [.success, .error])

  private static let names = ["contactName": "Name", "contactDescription": "Description"]

  static func parameters(of module: inout OldModule) -> OldModule.Members {
    let flow = module.resource("ContactFlowId", from: "ContactFlowId")
    let data = module.contactData(names)
    let attributes = module.map("Attribute")
    return flow + data
      + (attributes.isEmpty ? [] : [("Attributes", JSONTree(attributes, from: module.value))])
  }
}

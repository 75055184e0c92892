// What a page that a flow shows is called.
extension DocumentAction {
  /// The name of the page that the action shows: the console's, else the end of its id.
  public var pageName: String {
    let id = parameters?[path: ["ViewResource", "Id"]]?.scalarText ?? ""
    if let name = resourceName(["ViewResource", "Id"]) { return name }
    let last = id.split(separator: "/").last?.prefix { $0 != ":" }
    return last.map(String.init) ?? "without a name"
  }

  /// True for a page whose answer is to stand in no transcript.
  public var hidesPageResponse: Bool {
    let hidden = parameter("SensitiveDataConfiguration", "HideResponseOn")
    return !(hidden?.elements.isEmpty ?? true)
  }
}

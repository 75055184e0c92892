import ContactCenter
import FlowDocument

/// The flows of a program by all that actions may call them.
struct FlowTable: Sendable {
  /// By name, file name, ARN and last part of an ARN.
  var flows: [String: FlowIndex] = [:]
  /// As `flows`, for modules: a flow and a module may have the same name.
  var modules: [String: FlowIndex] = [:]
  /// The ARN of each flow of which it is known.
  var arns: [FlowIndex: String] = [:]
  /// The name that a flow's metadata gives to what a reference leads to.
  var names: [String: String] = [:]

  /// The flow with this name, file name, ARN or last part of an ARN; else by the name that metadata gives the reference.
  func flow(referredToAs reference: String) -> FlowIndex? {
    found(flows, reference)
  }

  /// The module with this id, ARN or name; a version or alias behind it (`:live`, `:$LATEST`) is the module itself.
  func module(referredToAs reference: String) -> FlowIndex? {
    if let found = found(modules, reference) { return found }
    // Tools write the alias into what they fill in: `${module:hours@live}`.
    if reference.isPlaceholder, let name = reference.placeholderName, let mark = name.lastIndex(of: "@"),
      let found = modules[String(name[..<mark])]
    {
      return found
    }
    return reference.lastIndex(of: ":").flatMap { module(referredToAs: String(reference[..<$0])) }
  }

  private func found(_ table: [String: FlowIndex], _ reference: String) -> FlowIndex? {
    if let found = table[reference] { return found }
    if let last = ResourceReference.lastPart(of: reference), let found = table[last] { return found }
    // What a tool fills in has a name of its own, which files are often called by.
    if reference.isPlaceholder, let name = reference.placeholderName, let found = table[name] { return found }
    // A name that metadata has is believed where nothing says that the flow of that name is another one.
    guard let named = names[reference].flatMap({ table[$0] }) else { return nil }
    guard let own = arns[named].flatMap({ ResourceARN($0) }), let arn = ResourceARN(reference) else {
      return named
    }
    return own.home == arn.home ? nil : named
  }

  /// What people call a flow: the name that metadata has for it, else the last part of its reference.
  func name(of reference: String) -> String {
    let name = names[reference] ?? ResourceReference.lastPart(of: reference) ?? reference
    return name.isPlaceholder ? name.placeholderName ?? name : name
  }
}

/// Options that belong together, under a heading of the help.
struct OptionGroup: Sendable {
  /// Lowercase, without a colon: "who calls, and when".
  let title: String
  let options: [any AnyOption]

  init(_ title: String, _ options: [any AnyOption]) {
    self.title = title
    self.options = options
  }
}

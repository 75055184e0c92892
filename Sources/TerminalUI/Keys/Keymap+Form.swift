extension Keymap {
  /// What keys do in every form and list, for the help: each takes them itself, and what else is typed is text.
  static let form: [Binding] = [
    Binding([.enter], .goThere, shown: "Enter", help: "take it", in: .form),
    Binding([.up, .backTab], .scrollUp, shown: "↑ ↓ Tab", help: "choose a row", in: .form),
    Binding([.down, .tab], .scrollDown, shown: "↑ ↓ Tab", in: .form),
    Binding([.left], .stepBack, shown: "← →", help: "set; move in the text", in: .form),
    Binding([.right], .stepOn, shown: "← →", in: .form),
    Binding([.control("u")], .drop, shown: "Ctrl-U", help: "empty the line", in: .form),
    Binding([.escape], .close, shown: "Esc", help: "leave it", in: .form),
    Binding([.function(1)], .help, shown: "F1", help: "this help", in: .form),
  ]
}

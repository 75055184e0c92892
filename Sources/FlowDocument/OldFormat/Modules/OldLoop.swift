/// A counted loop.
enum OldLoop: OldModuleKind {
  static let description = OldModuleDescription(
    "Loop", becomes: "Loop",
    branches: [.outcome("Looping", "ContinueLooping"), .outcome("Complete", "DoneLooping")],
    copiedNext: ["Complete"])

  static func parameters(of module: inout OldModule) -> OldModule.Members {
    module.member("LoopCount", from: "LoopCount")
  }
}

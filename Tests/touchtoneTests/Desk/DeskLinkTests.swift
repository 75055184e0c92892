import Outside
import TerminalUI
import Testing

@testable import touchtone

/// What goes between a shared world and a desk in another terminal.
@Suite struct DeskLinkTests {
  @Test(arguments: [
    DeskLink.Request.hello(Size(columns: 80, rows: 24), .unicode, agent: "Meera Nair", isTrainer: false),
    .hello(Size(columns: 60, rows: 16), .ascii, agent: "", isTrainer: true), .key(.character("a")),
    .key(.alternate("h")),
    .size(Size(columns: 500, rows: 200)),
  ])
  func aRequestArrivesAsItWasSent(request: DeskLink.Request) {
    let message =
      switch request {
      case .hello(let size, let glyphs, let agent, let isTrainer):
        DeskLink.hello(size, glyphs, agent: agent, isTrainer: isTrainer)
      case .key(let key): DeskLink.key(key)
      case .size(let size): DeskLink.size(size)
      }
    #expect(DeskLink.request(from: message) == request)
    #expect(DeskLink.report(from: message) == nil)
  }

  @Test(arguments: [
    ShareMessage(kind: 0, body: []), ShareMessage(kind: 1, body: []),
    ShareMessage(kind: 1, body: [9, 80, 0, 24, 0, 0]), ShareMessage(kind: 1, body: [2, 255, 255, 24, 0, 0]),
    ShareMessage(kind: 2, body: []), ShareMessage(kind: 3, body: [1, 2, 3]),
    ShareMessage(kind: 99, body: [1]),
  ])
  func whatNoDeskSaysIsRefused(message: ShareMessage) {
    #expect(DeskLink.request(from: message) == nil)
    #expect(DeskLink.report(from: message) == nil)
  }

  @Test func aRefusalKeepsWhatMendsIt() {
    let message = DeskLink.refusal("somebody sits there", fix: "sit down elsewhere")
    #expect(DeskLink.report(from: message) == .refusal("somebody sits there", fix: "sit down elsewhere"))
    #expect(DeskLink.request(from: message) == nil)
  }

  @Test func afarewellIsShort() {
    let message = DeskLink.goodbye(String(repeating: "x", count: 10_000))
    #expect(message.body.count == 500)
  }
}

import Testing

@testable import TerminalUI

struct WallboardScreenTests {
  static let model = WallboardModel(
    company: "Amberleaf Estates", date: "Mon 23 Nov", time: "10:06:58", hours: "open until 19:00",
    queues: [
      .init(
        name: "Villas", waiting: 3, oldestSeconds: 77, free: 0, busy: 2, answered: 41, lost: 4,
        levelPercent: 78,
        isLevelLow: true, lastHour: [2, 2, 3, 1, 2, 4, 5, 4, 3, 2, 3, 5, 7, 8, 6]),
      .init(
        name: "Plots", free: 2, busy: 1, answered: 57, lost: 1, levelPercent: 94,
        lastHour: [1, 1, 2, 1, 1, 2, 3, 2, 1, 1, 0, 1, 2, 1]),
      .init(
        name: "Loan", waiting: 1, oldestSeconds: 12, busy: 1, after: 1, answered: 12, levelPercent: 91,
        lastHour: [0, 1, 0, 1, 1, 0, 1, 2, 1, 0, 1, 1, 0, 1, 1]),
      .init(name: "Support", free: 3, answered: 30, lost: 1, levelPercent: 97, lastHour: [1, 0, 0, 1, 1, 1]),
    ],
    waiting: .init(
      values: (0..<60).map { [1, 2, 2, 1, 3, 4, 5, 6, 5, 4, 2, 1, 0, 0, 1][$0 / 4] },
      times: ["09:06", "09:26", "09:46", "10:06"]),
    level: .init(
      values: (0..<60).map { $0 / 3 == 4 ? nil : [92, 93, 90, 88, 90, 70, 72, 85, 90, 91][$0 / 6] },
      times: ["09:06", "09:26", "09:46", "10:06"]),
    agents: [
      .init(name: "Meera Nair", state: .ringing, stateName: "ringing", seconds: 6, contact: "Asha Rao"),
      .init(name: "Ravi Iyer", state: .onContact, stateName: "on contact", seconds: 220, contact: "…0707"),
      .init(
        name: "Sana Qureshi", state: .onContact, stateName: "on contact", seconds: 482, isLong: true,
        contact: "…4118"),
      .init(name: "Tom Varghese", state: .afterContact, stateName: "after contact", seconds: 18),
      .init(name: "Lila Das", state: .available, stateName: "available", seconds: 55),
      .init(name: "Arun Pillai", state: .available, stateName: "available", seconds: 130),
      .init(name: "Kiran Shah", state: .available, stateName: "available", seconds: 160),
      .init(name: "Nila Bose", state: .available, stateName: "available", seconds: 300),
      .init(name: "Omar Sheikh", state: .available, stateName: "available", seconds: 301),
    ])

  @Test(arguments: [(100, 21), (120, 36), (80, 24), (60, 16)])
  func theWallboard(_ columns: Int, _ rows: Int) throws {
    let grid = WallboardScreen.draw(Self.model, size: Size(columns: columns, rows: rows))
    try Picture.expect(grid, is: "wallboard")
  }

  @Test func withoutUTF8FiguresStandForPlots() throws {
    let grid = WallboardScreen.draw(Self.model, size: Size(columns: 100, rows: 24), glyphs: .ascii)
    #expect(grid.text.unicodeScalars.allSatisfy { $0.isASCII })
    try Picture.expect(grid, is: "wallboard-ascii")
  }

  @Test func aBoardOfAnotherTerminalsWorldOffersNoPace() {
    var model = Self.model
    model.setsPace = false
    let text = WallboardScreen.draw(model, size: Size(columns: 120, rows: 36)).text
    #expect(!text.contains("Space") && !text.contains("speed"))
  }

  @Test func allAgentsAreShownWhereTheyAreAskedFor() {
    var model = Self.model
    model.agents.removeLast()
    model.showsAllAgents = true
    let text = WallboardScreen.draw(model, size: Size(columns: 60, rows: 16)).text
    for agent in model.agents { #expect(text.contains(agent.name), "\(agent.name)\n\(text)") }
  }

  @Test func whichQueuesAreInSightHidesNoHeadOfTheirColumns() {
    var model = Self.model
    model.agents.removeLast()
    model.showsAllAgents = true
    let grid = WallboardScreen.draw(model, size: Size(columns: 60, rows: 16))
    #expect(grid.rowText(1).contains("Queues 1–") && grid.rowText(1).contains(" of 4"), "\(grid.text)")
    #expect(grid.rowText(2).contains("lost") && grid.rowText(2).contains("level"), "\(grid.text)")
  }

  @Test func aQueueWithoutContactsIsToldOfWhole() {
    let text = QueueContactsScreen.draw(
      QueueContactsModel(queue: "Loan", rows: []), size: Size(columns: 60, rows: 16)
    )
    .text
    let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.contains("nobody of this queue is with an agent"), "\(text)")
  }

  @Test func longNamesOfAgentsAreShownWholeWhereThereIsRoom() {
    var model = Self.model
    model.agents[0].name = "Venkatanarasimha Rao"
    for columns in [60, 120] {
      let text = WallboardScreen.draw(model, size: Size(columns: columns, rows: 30)).text
      #expect(text.contains("Venkatanarasimha Rao ringing"), "\(text)")
    }
  }
}

import ContactCenter
import Diagnostics
import FlowActions
import FlowAnalysis
import FlowDocument
import FlowEngine
import FlowTestSupport
import Foundation
import Testing
import Traffic
import World

@testable import CenterSimulation

/// Real exports, each called by callers who press its keys: what is remembered gives the figures of what is run.
@Suite(.enabled(if: !FlowFiles.corpus.isEmpty)) struct RememberedExportsTests {
  @Test func theFiguresAreThoseOfFlowsThatAreRun() throws {
    var remembered = 0
    for file in FlowFiles.corpus {
      let setting = try setting(file)
      func run(_ memory: SimulationRun.FlowMemory) -> SimulationRun {
        SimulationRun(setting, seed: 3, replication: 0, calls: 40, memory: memory)
      }
      guard let figures = try run(.always).rememberedFigures() else { continue }
      remembered += 1
      let played = try run(.never).figures()
      #expect(figures.0 == played.0, "\(file.lastPathComponent)")
      #expect(figures.1 == played.1, "\(file.lastPathComponent)")
    }
    // The others read the clock, chance, queues, rows or the caller's number, or create contacts.
    #expect(remembered >= 20, "\(remembered) of \(FlowFiles.corpus.count)")
  }

  private func setting(_ file: URL) throws -> SimulationSetting {
    let document = try FlowDocument(parsing: Array(Data(contentsOf: file)), named: file.lastPathComponent)
    var builder = ProgramBuilder(center: ContactCenterDefinition(name: "export"), catalog: .standard)
    let program = builder.link([(document, [])] + DefaultFlows.documents.map { ($0, []) })
    let plan = SimulationPlan(
      start: Timestamp(seconds: 1_767_571_200), interval: .minutes(30), intervalCount: 2,
      streams: [CallStream(dialed: nil, flow: FlowIndex(0), calls: [20, 20])],
      callers: WeightedList(evenly: [.known(.withheld)]),
      choices: Array(repeating: nil, count: program.actionSources.count),
      patience: .exponential(mean: .seconds(40)), handleTime: .exponential(mean: .minutes(1)))
    return SimulationSetting(plan, in: WorldCenter(program: program, prompts: []), FlowLabels(program))
  }
}

import CenterFiles
import ContactCenter
import FlowEngine
import FlowTestSupport
import Foundation
import Store
import World

/// A center with the flow that answers, at a fixed moment, for callers by chance.
public struct SimulatedCenter: Sendable {
  /// What a failure calls it: its folder or file, without the path.
  public let name: String
  public let center: WorldCenter
  public let flow: FlowIndex
  /// Monday 2026-11-23 10:05 on the center's clock.
  public let start: Timestamp
  let callers: [Caller]

  /// Loads a center's folder or a lone flow file.
  public init(path: String) throws {
    let loaded = try CenterLoader.load(path)
    let definition = loaded.center.definition
    name = UserFile.name(of: path)
    center = loaded.center
    flow =
      loaded.loneFlow ?? definition.numbers.first.flatMap { loaded.program.flow($0.flow) } ?? FlowIndex(0)
    start = try TimeText("2026-11-23T10:05").timestamp(in: definition.zone)
    let known = definition.sample.customers.map { Caller.number($0.phoneNumber) }
    callers = known + [.number(try PhoneNumber("+919833366666")), .withheld]
  }

  /// The center that the package ships.
  public static func siteVisit() throws -> SimulatedCenter {
    try SimulatedCenter(path: FlowFiles.package.appending(path: "flows/site-visit").path)
  }

  /// The paths of real exports, where the folder that holds them is; sorted.
  public static let corpusPaths: [String] = FlowFiles.corpus.map(\.path)

  /// A private world with the sample rows of its start.
  public func world(seed: UInt64, isObserved: Bool = true) throws -> World {
    let store = try Store.inMemory()
    let definition = center.definition
    try store.topUpSample(definition.sample, now: definition.zone.localTime(at: start))
    return World(center, store: store, seed: seed, now: start, observer: Transcript(isOn: isObserved))
  }

  /// A call to the flow that answers.
  public func call(from caller: Caller) -> IncomingCall {
    IncomingCall(from: caller, to: center.definition.numbers.first?.number, flow: flow)
  }
}

import CenterFiles
import FlowAnalysis
import FlowEngine
import TerminalUI

/// Makes the rows of a map from a flow's drawing.
struct MapPresenter {
  private let program: Program
  private let labels: FlowLabels
  /// Branchings deeper than this under a stem are folded; nil folds none.
  private let depth: Int?
  private var rows: [MapModel.Row] = []
  /// The row in which each action is drawn, or folded.
  private var rowOfAction: [ActionIndex: Int] = [:]
  /// The piece that each action is drawn as.
  private var placeOfAction: [ActionIndex: (row: Int, piece: Int)] = [:]
  /// The pieces that jump: their row, their place in it and the action they jump to.
  private var jumps: [(row: Int, piece: Int, target: ActionIndex)] = []

  static func model(_ flow: FlowIndex, of program: Program, _ labels: FlowLabels, depth: Int?) -> MapModel {
    var presenter = MapPresenter(program: program, labels: labels, depth: depth)
    return presenter.model(flow)
  }

  private init(program: Program, labels: FlowLabels, depth: Int?) {
    self.program = program
    self.labels = labels
    self.depth = depth
  }

  private mutating func model(_ flow: FlowIndex) -> MapModel {
    let map = FlowMap(flow, of: labels)
    for stem in map.stems { add(stem, parent: nil, way: nil, level: 0) }
    for jump in jumps {
      let isUp = (rowOfAction[jump.target] ?? .max) <= jump.row
      rows[jump.row].pieces[jump.piece].kind = isUp ? .jumpUp : .jumpDown
    }
    numberNamesakes()
    let document = program.flows[flow.index].document
    let branches = map.graph.reached.reduce(0) { $0 + map.graph.ways(from: $1).count }
    let file = UserFile.name(of: document.source)
    let size = "\(counted(map.graph.actions.count, "action")), \(counted(branches, "way"))"
    let facts = file == document.name + ".json" ? size : "\(file) · \(size)"
    let unreached = map.graph.unreached.map(labels.name)
    let remarks = unreached.isEmpty ? [] : ["never reached: " + unreached.joined(separator: ", ")]
    return MapModel(title: document.name, facts: facts, rows: rows, remarks: remarks)
  }

  /// Actions of one name that rows jump to are told apart by a number.
  private mutating func numberNamesakes() {
    let targets = Set(jumps.map(\.target)).sorted { $0.index < $1.index }
    for (name, namesakes) in Dictionary(grouping: targets, by: labels.name) where namesakes.count > 1 {
      for (number, target) in namesakes.enumerated() {
        let numbered = "\(name) (\(number + 1))"
        for jump in jumps where jump.target == target { rows[jump.row].pieces[jump.piece].text = numbered }
        if let place = placeOfAction[target] { rows[place.row].pieces[place.piece].text = numbered }
      }
    }
  }

  private mutating func add(_ chain: MapChain, parent: Int?, way: MapWay?, level: Int) {
    let number = rows.count
    rows.append(
      MapModel.Row(
        parent: parent, deciding: way?.deciding ?? "", isFailure: way?.cause == .failure, pieces: [],
        note: parent == nil ? labels.note(on: chain.actions[chain.actions.count - 1]) : ""))
    for action in chain.actions {
      rowOfAction[action] = number
      placeOfAction[action] = (number, rows[number].pieces.count)
      rows[number].pieces.append(
        MapModel.Piece(.action, labels.name(of: action), isStandIn: labels.fidelity(of: action) != .exact))
    }
    switch chain.ending {
    case .here: break
    case .jump(let target): jump(to: target, in: number)
    case .notConnected: rows[number].pieces.append(MapModel.Piece(.remark, "not connected"))
    }
    let isWorthFolding = chain.count > chain.actions.count || chain.ways.count > 2
    if let depth, level >= depth, isWorthFolding {
      fold(chain, in: number)
    } else {
      for way in chain.ways { add(way, parent: number, level: level + 1) }
    }
  }

  private mutating func add(_ way: MapWay, parent: Int, level: Int) {
    if let chain = way.chain {
      add(chain, parent: parent, way: way, level: level)
      return
    }
    let number = rows.count
    rows.append(
      MapModel.Row(parent: parent, deciding: way.deciding, isFailure: way.cause == .failure, pieces: []))
    switch way.target {
    case .jump(let target): jump(to: target, in: number)
    default: rows[number].pieces.append(MapModel.Piece(.remark, "not connected"))
    }
  }

  private mutating func jump(to target: ActionIndex, in row: Int) {
    jumps.append((row, rows[row].pieces.count, target))
    rows[row].pieces.append(MapModel.Piece(.jumpDown, labels.name(of: target)))
  }

  /// What is under a chain in few words: how many actions, and where their ways end.
  private mutating func fold(_ chain: MapChain, in row: Int) {
    var ends: [String] = []
    hide(chain, in: row, &ends)
    let count = chain.count - chain.actions.count
    let actions = count > 0 ? "▸ " + counted(count, "action") : "▸ " + counted(chain.ways.count, "way")
    let shown = ends.prefix(3).joined(separator: ", ") + (ends.count > 3 ? " …" : "")
    rows[row].pieces.append(MapModel.Piece(.remark, ends.isEmpty ? actions : "\(actions) → \(shown)"))
  }

  private mutating func hide(_ chain: MapChain, in row: Int, _ ends: inout [String]) {
    func add(_ name: String) {
      if !ends.contains(name) { ends.append(name) }
    }
    for way in chain.ways {
      switch way.target {
      case .chain(let inner):
        for action in inner.actions { rowOfAction[action] = row }
        switch inner.ending {
        case .here: if inner.ways.isEmpty { add(labels.name(of: inner.actions[inner.actions.count - 1])) }
        case .jump(let target): add(labels.name(of: target))
        case .notConnected: add("not connected")
        }
        hide(inner, in: row, &ends)
      case .jump(let target): add(labels.name(of: target))
      case .notConnected: add("not connected")
      }
    }
  }

  private func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
}

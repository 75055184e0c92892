import CenterFiles
import FlowAnalysis
import FlowEngine
import TerminalUI

/// Makes the rows of a map from a flow's drawing.
struct MapPresenter {
  private let program: Program
  private let labels: FlowLabels
  private let folding: Folding
  private let passage: MapPassage?
  private let tally: BranchTally?
  private var rows: [MapModel.Row] = []
  /// The row in which each action is drawn, or folded.
  private var rowOfAction: [ActionIndex: Int] = [:]
  /// The piece that each action is drawn as.
  private var placeOfAction: [ActionIndex: (row: Int, piece: Int)] = [:]
  /// The pieces that jump: their row, their place in it and the action they jump to.
  private var jumps: [(row: Int, piece: Int, target: ActionIndex)] = []

  /// Which rows are shown without what is under them.
  enum Folding {
    /// Branchings deeper than this under a stem; nil folds none.
    case below(Int?)
    /// What the call did not come by, but for rows that the person opened or folded, by their ids.
    case offTheWay(opened: Set<Int>, folded: Set<Int>)
  }

  /// - Parameters:
  ///   - passage: what a call did in the flow; nil draws the flow alone.
  ///   - tally: how often calls went by, to be laid over.
  static func model(
    _ flow: FlowIndex, of program: Program, _ labels: FlowLabels, folding: Folding,
    passage: MapPassage? = nil,
    tally: BranchTally? = nil
  ) -> MapModel {
    var presenter = MapPresenter(
      program: program, labels: labels, folding: folding, passage: passage, tally: tally)
    return presenter.model(flow)
  }

  private init(
    program: Program, labels: FlowLabels, folding: Folding, passage: MapPassage?, tally: BranchTally?
  ) {
    self.program = program
    self.labels = labels
    self.folding = folding
    self.passage = passage
    self.tally = tally
  }

  private mutating func model(_ flow: FlowIndex) -> MapModel {
    let map = FlowMap(flow, of: labels, showsEveryFailure: tally != nil)
    for stem in map.stems { add(stem, parent: nil, way: nil, level: 0) }
    for jump in jumps {
      let isUp = (rowOfAction[jump.target] ?? .max) <= jump.row
      rows[jump.row].pieces[jump.piece].kind = isUp ? .jumpUp : .jumpDown
      rows[jump.row].pieces[jump.piece].target = rowOfAction[jump.target]
    }
    numberNamesakes(map.graph)
    let document = program.flows[flow.index].document
    let file = UserFile.name(of: document.source)
    let size = "\(counted(map.graph.actions.count, "action")), \(branchFacts(map.graph))"
    let facts = document.fileName == document.name ? size : "\(file) · \(size)"
    let unreached = map.graph.unreached.map(labels.name)
    let remarks = unreached.isEmpty ? [] : ["never reached: " + unreached.joined(separator: ", ")]
    return MapModel(title: document.name, facts: facts, rows: rows, remarks: remarks)
  }

  /// "35 ways", or "20 of 35 branches taken".
  private func branchFacts(_ graph: FlowGraph) -> String {
    let ways = graph.reached.flatMap(graph.ways)
    guard let tally else { return counted(ways.count, "way") }
    let branches = ways.flatMap(\.branches)
    let taken = branches.count { tally.branches[$0.index] > 0 }
    return "\(taken) of \(counted(branches.count, "branch", "branches")) taken"
  }

  /// Actions of one name, to some of which rows jump, are told apart by a number. An end is as good as another one, unless
  /// rows jump to both.
  private mutating func numberNamesakes(_ graph: FlowGraph) {
    let targets = Set(jumps.map(\.target))
    let names = Set(targets.map(labels.name))
    let drawn = placeOfAction.keys.filter { action in
      !graph.ways(from: action).isEmpty && names.contains(labels.name(of: action))
    }
    let all = targets.union(drawn).sorted { isDrawn($0, before: $1) }
    for (name, namesakes) in Dictionary(grouping: all, by: labels.name) where namesakes.count > 1 {
      for (number, target) in namesakes.enumerated() {
        let numbered = "\(name) (\(number + 1))"
        for jump in jumps where jump.target == target { rows[jump.row].pieces[jump.piece].text = numbered }
        if let place = placeOfAction[target] { rows[place.row].pieces[place.piece].text = numbered }
      }
    }
  }

  private func isDrawn(_ first: ActionIndex, before second: ActionIndex) -> Bool {
    let last = (row: Int.max, piece: 0)
    let (left, right) = (placeOfAction[first] ?? last, placeOfAction[second] ?? last)
    return (left.row, left.piece, first.index) < (right.row, right.piece, second.index)
  }

  private mutating func add(_ chain: MapChain, parent: Int?, way: MapWay?, level: Int) {
    let number = rows.count
    defer {
      // Where the call stands in the middle of a row, that is what is meant.
      rows[number].action = (chain.actions.first { $0 == passage?.present } ?? chain.actions[0]).index
      note(way, in: number)
      rows[number].hasBreakpoint = chain.actions.contains { passage?.breakpoints.contains($0) == true }
    }
    rows.append(
      MapModel.Row(
        id: chain.actions[0].index, parent: parent, deciding: way?.deciding ?? "",
        isFailure: way?.cause == .failure, pieces: [],
        note: parent == nil ? labels.note(on: chain.actions[chain.actions.count - 1]) : ""))
    for action in chain.actions {
      rowOfAction[action] = number
      placeOfAction[action] = (number, rows[number].pieces.count)
      rows[number].pieces.append(
        MapModel.Piece(
          .action, labels.name(of: action), isStandIn: labels.fidelity(of: action) != .exact,
          isPresent: passage?.present == action))
    }
    mark(chain, way, in: number)
    cover(chain.onward, way, from: chain.actions[0], in: number)
    switch chain.ending {
    case .here: break
    case .jump(let target): jump(to: target, in: number)
    case .notConnected: rows[number].pieces.append(MapModel.Piece(.remark, "not connected"))
    }
    let isFolded = isFolded(chain, level)
    if !chain.ways.isEmpty { rows[number].fold = isFolded ? .folded : .open }
    if isFolded {
      fold(chain, in: number)
    } else {
      for way in chain.ways { add(way, parent: number, level: level + 1) }
    }
  }

  /// The branches that a row stands for, and whether they can be forced now.
  private mutating func note(_ way: MapWay?, in number: Int) {
    let branches = way?.branches ?? []
    rows[number].branches = branches.map(\.index)
    let actions = branches.map { program.branches[$0.index].action }
    rows[number].canBeForced = actions.contains { $0 == passage?.present }
  }

  private func isFolded(_ chain: MapChain, _ level: Int) -> Bool {
    guard !chain.ways.isEmpty else { return false }
    switch folding {
    case .below(let depth):
      let isWorthFolding = chain.count > chain.actions.count || chain.ways.count > 2
      return depth.map { level >= $0 } ?? false && isWorthFolding
    case .offTheWay(let opened, let folded):
      let id = chain.actions[0].index
      if folded.contains(id) { return true }
      return !opened.contains(id) && !chain.actions.contains { passage?.times[$0] != nil }
    }
  }

  /// What the call had to do with a chain, and what is told of it.
  private mutating func mark(_ chain: MapChain, _ way: MapWay?, in number: Int) {
    let last = chain.actions[chain.actions.count - 1]
    rows[number].flow = program.flow(after: last)?.index
    guard let passage else { return }
    rows[number].detail = MapDetail(program: program, labels: labels).detail(
      of: last, visits: passage.visits[last] ?? 0, tally)
    let isTaken = way.map { $0.branches.contains(where: passage.taken.contains) } ?? true
    if chain.actions.contains(where: { $0 == passage.present }) {
      rows[number].passage = .present
    } else if isTaken, chain.actions.contains(where: { passage.times[$0] != nil }) {
      rows[number].passage = .passed
    }
    rows[number].isSuspect = chain.actions.contains { $0 == passage.suspect }
    rows[number].isLatest = chain.actions.contains { $0 == passage.latest }
    if rows[number].passage != .none {
      rows[number].time = chain.actions.last { passage.times[$0] != nil }.flatMap { passage.times[$0] } ?? ""
    }
  }

  /// Lays over a row how often calls went its way, and whether they went on from each of its actions.
  private mutating func cover(_ onward: [BranchIndex], _ way: MapWay?, from first: ActionIndex?, in row: Int)
  {
    guard let tally else { return }
    let taken = way.map { tally.mark(of: $0.branches).count } ?? first.map { tally.actions[$0.index] } ?? 0
    let all = (way?.branches ?? []) + onward
    rows[row].coverage = MapModel.Coverage(
      count: taken, isWhole: !all.contains { tally.branches[$0.index] == 0 })
  }

  private mutating func add(_ way: MapWay, parent: Int, level: Int) {
    if let chain = way.chain {
      add(chain, parent: parent, way: way, level: level)
      return
    }
    let number = rows.count
    rows.append(
      MapModel.Row(
        id: -1 - way.branches[0].index, parent: parent, deciding: way.deciding,
        isFailure: way.cause == .failure, pieces: []))
    note(way, in: number)
    if passage.map({ way.branches.contains(where: $0.taken.contains) }) == true {
      rows[number].passage = .passed
    }
    cover([], way, from: nil, in: number)
    switch way.target {
    case .jump(let target):
      jump(to: target, in: number)
      rows[number].action = target.index
      if let passage {
        let detail = MapDetail(program: program, labels: labels)
        rows[number].detail = detail.detail(of: target, visits: passage.visits[target] ?? 0, tally)
      }
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
    let isFailure = chain.ways.allSatisfy { $0.cause == .failure }
    var what = count > 0 ? counted(count, "action") : isFailure ? "errors" : counted(chain.ways.count, "way")
    if let tally {
      let hidden = chain.branches.dropFirst(chain.onward.count)
      let never = hidden.count { tally.branches[$0.index] == 0 }
      if never > 0 { what += ", \(never) never taken" }
    }
    let shown = ends.prefix(3).joined(separator: ", ") + (ends.count > 3 ? " …" : "")
    rows[row].pieces.append(MapModel.Piece(.folded, ends.isEmpty ? "▸ \(what)" : "▸ \(what) → \(shown)"))
  }

  private mutating func hide(_ chain: MapChain, in row: Int, _ ends: inout [String]) {
    func add(_ name: String) {
      if !ends.contains(name) { ends.append(name) }
    }
    for way in chain.ways {
      switch way.target {
      case .chain(let inner):
        for action in inner.actions { rowOfAction[action] = row }
        rows[row].hiddenNames += inner.actions.map(labels.name)
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

  private func counted(_ count: Int, _ noun: String, _ plural: String? = nil) -> String {
    "\(count) \(count == 1 ? noun : plural ?? noun + "s")"
  }
}

import FlowEngine

/// The actions of one flow and the ways between them: what a contact can reach, and what it must pass on the way there.
public struct FlowGraph: Sendable {
  public let flow: FlowIndex
  public let start: ActionIndex
  /// All actions of the flow, in the order of its file.
  public let actions: Range<Int>
  /// The actions that a contact can reach, in the order in which a walk from the start finishes them, backwards: every
  /// action stands before those that only it leads to.
  public let reached: [ActionIndex]
  private let ways: [[FlowWay]]
  /// For each action the last one that every way from the start to it passes; itself for the start, -1 for what is not
  /// reached.
  private let dominators: [Int]

  public init(_ flow: FlowIndex, of labels: FlowLabels) {
    let program = labels.program
    let document = program.flows[flow.index]
    self.flow = flow
    start = document.start
    actions = document.actions
    ways = document.actions.map { labels.ways(of: ActionIndex($0)) }
    let order = Self.order(from: document.start.index, document.actions, ways)
    reached = order.map { ActionIndex($0) }
    dominators = Self.dominators(order, document.actions, ways)
  }

  /// The ways out of an action that can be taken: keys and values first, failures last.
  public func ways(from action: ActionIndex) -> [FlowWay] { ways[action.index - actions.lowerBound] }

  public func isReached(_ action: ActionIndex) -> Bool { dominators[action.index - actions.lowerBound] >= 0 }

  /// The actions that no way from the start leads to, in the order of the file.
  public var unreached: [ActionIndex] { actions.map { ActionIndex($0) }.filter { !isReached($0) } }

  /// The last action that every contact passes on its way to this one; nil for the start and for what is not reached.
  public func dominator(of action: ActionIndex) -> ActionIndex? {
    let found = dominators[action.index - actions.lowerBound]
    return found < 0 || found == action.index ? nil : ActionIndex(found)
  }

  /// True when every contact that comes to `action` has passed `other`, or they are the same.
  public func dominates(_ other: ActionIndex, _ action: ActionIndex) -> Bool {
    var at: ActionIndex? = action
    while let here = at {
      if here == other { return true }
      at = dominator(of: here)
    }
    return false
  }

  // MARK: Making it

  /// A walk's postorder, backwards. The walk keeps its own stack: a long flow is a deep one.
  private static func order(from start: Int, _ actions: Range<Int>, _ ways: [[FlowWay]]) -> [Int] {
    guard actions.contains(start) else { return [] }
    var isSeen = [Bool](repeating: false, count: actions.count)
    var finished: [Int] = []
    var stack = [(action: start, way: 0)]
    isSeen[start - actions.lowerBound] = true
    while let top = stack.last {
      let out = ways[top.action - actions.lowerBound]
      guard top.way < out.count else {
        finished.append(top.action)
        stack.removeLast()
        continue
      }
      stack[stack.count - 1].way += 1
      guard let target = out[top.way].target?.index, actions.contains(target),
        !isSeen[target - actions.lowerBound]
      else { continue }
      isSeen[target - actions.lowerBound] = true
      stack.append((target, 0))
    }
    return finished.reversed()
  }

  /// The iteration of Cooper, Harvey and Kennedy over the reversed postorder.
  private static func dominators(_ order: [Int], _ actions: Range<Int>, _ ways: [[FlowWay]]) -> [Int] {
    var dominators = [Int](repeating: -1, count: actions.count)
    guard let start = order.first else { return dominators }
    var places = [Int](repeating: -1, count: actions.count)
    for (place, action) in order.enumerated() { places[action - actions.lowerBound] = place }
    var before = [[Int]](repeating: [], count: actions.count)
    for action in order {
      for way in ways[action - actions.lowerBound] {
        if let target = way.target?.index, actions.contains(target) {
          before[target - actions.lowerBound].append(action)
        }
      }
    }
    func place(_ action: Int) -> Int { places[action - actions.lowerBound] }
    func common(_ first: Int, _ second: Int) -> Int {
      var (first, second) = (first, second)
      while first != second {
        while place(first) > place(second) { first = dominators[first - actions.lowerBound] }
        while place(second) > place(first) { second = dominators[second - actions.lowerBound] }
      }
      return first
    }
    dominators[start - actions.lowerBound] = start
    var isChanged = true
    while isChanged {
      isChanged = false
      for action in order.dropFirst() {
        let known = before[action - actions.lowerBound].filter { dominators[$0 - actions.lowerBound] >= 0 }
        guard let first = known.first else { continue }
        let found = known.dropFirst().reduce(first, common)
        if dominators[action - actions.lowerBound] != found {
          dominators[action - actions.lowerBound] = found
          isChanged = true
        }
      }
    }
    return dominators
  }
}

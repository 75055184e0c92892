/// Which arrows of a picture are drawn short, to a mark that names where they lead, in place of all the way.
///
/// A box that many arrows lead to, as to the one prompt that says sorry, would gather them from all over the picture: no
/// eye follows those, and a program that lays it out takes minutes to keep them apart. One arrow is drawn to it, and the
/// others are short. So are, in a large picture, the arrows that lead far ahead or back.
struct FlowJumps {
  /// More arrows than this to one box are drawn short, but for one.
  static let crowd = 8
  /// Beyond so many boxes arrows that lead far are drawn short, too.
  static let largePicture = 150
  /// How many steps an arrow of a large picture may lead ahead or back.
  static let reach = 6

  /// For each arrow whether it is drawn short.
  let isShort: [Bool]
  /// How many arrows lead to a box, by its id, where some of them are drawn short.
  let crowds: [String: Int]

  init(_ picture: FlowPicture) {
    let arrows = picture.arrows
    let boxes = picture.groups.flatMap(\.boxes)
    let numbers = Dictionary(
      zip(boxes.map(\.id), boxes.indices), uniquingKeysWith: { first, _ in first })
    var into: [String: [Int]] = [:]
    for (number, arrow) in arrows.enumerated() where !arrow.isLink {
      into[arrow.to, default: []].append(number)
    }
    var isShort = Array(repeating: false, count: arrows.count)
    var crowds: [String: Int] = [:]
    for box in boxes.map(\.id) {
      guard let all = into[box], all.count > Self.crowd else { continue }
      let whole = all.first { !arrows[$0].isFailure } ?? all[0]
      for number in all where number != whole { isShort[number] = true }
      crowds[box] = all.count
    }
    if boxes.count > Self.largePicture {
      var ways = Array(repeating: [Int](), count: boxes.count)
      for (number, arrow) in arrows.enumerated() where !isShort[number] {
        if let from = numbers[arrow.from], let to = numbers[arrow.to] { ways[from].append(to) }
      }
      let steps = Self.steps(ways)
      for (number, arrow) in arrows.enumerated() where !arrow.isLink {
        guard let from = numbers[arrow.from], let to = numbers[arrow.to] else { continue }
        if abs(steps[to] - steps[from]) > Self.reach { isShort[number] = true }
      }
    }
    self.isShort = isShort
    self.crowds = crowds
  }

  /// For each box the longest way to it, ways back left out.
  private static func steps(_ ways: [[Int]]) -> [Int] {
    enum Visit { case open, done }
    var visits: [Visit?] = Array(repeating: nil, count: ways.count)
    var ahead = Array(repeating: [Int](), count: ways.count)
    var finished: [Int] = []
    for start in ways.indices where visits[start] == nil {
      var path = [(box: start, way: 0)]
      visits[start] = .open
      while let (box, way) = path.last {
        guard way < ways[box].count else {
          visits[box] = .done
          finished.append(box)
          path.removeLast()
          continue
        }
        path[path.count - 1].way += 1
        let target = ways[box][way]
        if visits[target] != .open { ahead[box].append(target) }
        guard visits[target] == nil else { continue }
        visits[target] = .open
        path.append((target, 0))
      }
    }
    var steps = Array(repeating: 0, count: ways.count)
    for box in finished.reversed() {
      for target in ahead[box] { steps[target] = max(steps[target], steps[box] + 1) }
    }
    return steps
  }
}

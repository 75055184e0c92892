import FlowDocument
import FlowEngine

/// Which actions of two versions of a flow a contact cannot tell from each other: they do the same, and by the same
/// branches go on to what cannot be told apart either.
struct BehaviorClasses {
  /// For each action of the old version its class; equal for what is alike, in both versions.
  let old: [Int]
  /// The same of the new version.
  let new: [Int]

  init(_ old: FlowVersion, _ new: FlowVersion) {
    // Apart is what does something else; then, round by round, what goes on to something that is apart.
    var classes = Self.numbered(old.exactSignatures + new.exactSignatures)
    var count = 0
    while let last = classes.max(), last + 1 > count {
      count = last + 1
      let (first, second) = (
        Array(classes.prefix(old.actions.count)), Array(classes.dropFirst(old.actions.count))
      )
      classes = Self.numbered(old.behaviors(first) + new.behaviors(second))
    }
    self.old = Array(classes.prefix(old.actions.count))
    self.new = Array(classes.dropFirst(old.actions.count))
  }

  /// Equal elements have equal numbers, from 0, in the order in which they come first.
  private static func numbered<Element: Hashable>(_ elements: [Element]) -> [Int] {
    var numbers: [Element: Int] = [:]
    return elements.map { element in
      let number = numbers[element] ?? numbers.count
      numbers[element] = number
      return number
    }
  }
}

/// What an action is, and where its branches go by the classes of their targets.
private struct Behavior: Hashable {
  let own: Int
  /// By outcome; -1 for a branch that is not connected.
  var targets: [Branch.Outcome: Int] = [:]
}

extension FlowVersion {
  /// What each action does, resources by what the file itself says of them.
  fileprivate var exactSignatures: [String] {
    contents.indices.map { number in
      let content = contents[number]
      let fields = content.fields.filter { !$0.isDefault }.map {
        "\($0.path)=\($0.resource?.text ?? $0.value)"
      }
      let order = decidingOrder(of: number).map { "\($0.outcome)" }
      return content.type + "\n" + (fields + order).joined(separator: "\n")
    }
  }

  fileprivate func behaviors(_ classes: [Int]) -> [Behavior] {
    actions.indices.map { number in
      var behavior = Behavior(own: classes[number])
      for way in ways[number] where behavior.targets[way.outcome] == nil {
        behavior.targets[way.outcome] = way.target.map { classes[$0] } ?? -1
      }
      return behavior
    }
  }
}

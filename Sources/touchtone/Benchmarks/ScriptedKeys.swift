import FlowEngine

/// What the callers of all scripts press, in one list: a list for each script would be fetched from another place of the
/// memory with each call, which is not the work that is measured.
struct ScriptedKeys {
  private let keys: [DTMFDigit?]
  /// Where each script's keys begin; behind the last one, where they end.
  private let starts: [Int]

  init(_ scripts: [CallScript]) {
    keys = scripts.flatMap(\.keys)
    var starts = [0]
    for script in scripts { starts.append(starts[starts.count - 1] + script.keys.count) }
    self.starts = starts
  }

  /// A script's keys by their places in all.
  func range(of script: Int) -> Range<Int> { starts[script]..<starts[script + 1] }

  /// The next key of those that are left, which are one fewer then; nil for silence, also behind the last key.
  func next(_ left: inout Range<Int>) -> DTMFDigit? {
    guard let place = left.first else { return nil }
    left = place + 1..<left.upperBound
    return keys[place]
  }
}

import FlowEngine

/// One scripted call of the W1 workload: what the Lambda and the hours answer, and which keys the caller presses.
struct CallScript {
  let status: Substring
  let isOpen: Bool
  /// Nil where the caller stays silent.
  let keys: [DTMFDigit?]

  /// Reads a line such as `open True 1T49*7`; nil when it is none.
  init?(line: Substring) {
    let words = line.split(separator: " ")
    guard words.count == 3, ["True", "False"].contains(words[1]) else { return nil }
    status = words[0]
    isOpen = words[1] == "True"
    var keys: [DTMFDigit?] = []
    for character in words[2] {
      guard let digit = DTMFDigit(character) else {
        guard character == "T" else { return nil }
        keys.append(nil)
        continue
      }
      keys.append(digit)
    }
    self.keys = keys
  }

  /// The outcome (queue 0-4, or 5 for disconnected) and the number of actions that the workload's definition gives.
  var expected: (outcome: Int, actions: Int) {
    var actions = 0
    var next = 0
    var loops = 0
    var action = 1
    var topic = 0
    while true {
      actions += 1
      switch action {
      case 1: action = 2
      case 2: action = 3
      case 3: action = status == "open" ? 4 : status == "vip" ? 8 : 11
      case 4:
        let key = next < keys.count ? keys[next] : nil
        next += 1
        switch key?.code {
        case .some(let code) where (1...4).contains(code):
          topic = Int(code)
          action = 7
        case 5: action = 1
        default: action = 5
        }
      case 5: action = 6
      case 6:
        action = loops < 2 ? 4 : 12
        loops += 1
      case 7: action = 8
      case 8: action = isOpen ? 9 : 11
      case 9: action = 10
      case 10: return (topic, actions)
      case 11: action = 12
      default: return (5, actions)
      }
    }
  }
}

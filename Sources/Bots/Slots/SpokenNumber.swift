/// A whole number as it is said in English or written in digits.
struct SpokenNumber: Equatable {
  let value: Int

  init?(_ words: ArraySlice<String>) {
    if words.count == 1, let number = words.first.flatMap({ Int($0) }) {
      value = number
      return
    }
    var total = 0
    var group = 0
    var last: Part?
    for word in words where word != "and" {
      guard let part = Part(word), part.mayFollow(last) else { return nil }
      switch part {
      case .unit(let number), .teen(let number), .ten(let number): group += number
      case .hundred: group *= 100
      case .thousand:
        total += group * 1000
        group = 0
      }
      last = part
    }
    guard last != nil, words.first != "and", words.last != "and" else { return nil }
    value = total + group
  }

  private enum Part: Equatable {
    case unit(Int)
    case teen(Int)
    case ten(Int)
    case hundred, thousand

    static let units = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
    static let teens = [
      "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
      "nineteen",
    ]
    static let tens = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]

    init?(_ word: String) {
      if let number = Self.units.firstIndex(of: word) {
        self = .unit(number)
      } else if let number = Self.teens.firstIndex(of: word) {
        self = .teen(number + 10)
      } else if let number = Self.tens.firstIndex(of: word) {
        self = .ten((number + 2) * 10)
      } else if word == "hundred" {
        self = .hundred
      } else if word == "thousand" {
        self = .thousand
      } else {
        return nil
      }
    }

    func mayFollow(_ last: Part?) -> Bool {
      switch (last, self) {
      case (nil, .unit), (nil, .teen), (nil, .ten): true
      case (.ten, .unit(let number)): number > 0
      case (.unit(let number), .hundred): number > 0
      case (.hundred, .unit), (.hundred, .teen), (.hundred, .ten): true
      case (.unit, .thousand), (.teen, .thousand), (.ten, .thousand), (.hundred, .thousand): true
      case (.thousand, .unit), (.thousand, .teen), (.thousand, .ten): true
      default: false
      }
    }
  }
}

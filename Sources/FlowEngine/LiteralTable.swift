/// Every text a program mentions, each once, to be found by its bytes.
public struct LiteralTable: Sendable {
  /// The literals of every program: the digits and the results the service's actions give.
  static let known =
    DTMFDigit.all.map(String.init) + [
      "", "Timeout", "True", "False", "ContinueLooping", "DoneLooping", "WaitCompleted",
      "MessagesInterrupted", "VOICE", "CHAT", "TASK", "TELEPHONE_NUMBER", "INBOUND", "API", "Joanna",
      "CALLBACK", "OUTBOUND", "QUEUE_TRANSFER", "CallAnswered", "TRANSFER",
      "DISCONNECT", "connect:Telephony", "connect:Chat",
    ]

  private(set) var bytes: ContiguousArray<UInt8> = []
  /// Where each literal begins; one more entry than literals.
  private(set) var starts: ContiguousArray<Int32> = [0]
  /// Open addressing over the hash of the bytes: literal numbers, 0 for a free place.
  private var places: ContiguousArray<Int32> = ContiguousArray(repeating: 0, count: 256)

  /// A bit for each length of the literals, the last for all that are longer: most texts are none of them by that.
  private var lengths: UInt64 = 0

  /// The table with what every program has, and nothing else.
  private static let standard = LiteralTable(known)

  init() { self = Self.standard }

  private init(_ texts: [String]) {
    starts.append(0)  // literal 0 stands for a missing value and has no text
    for text in texts { _ = intern(text) }
  }

  /// How many there are, the missing one included.
  public var count: Int { starts.count - 1 }

  /// The value of the text, which becomes a literal if it is none.
  mutating func intern(_ text: String) -> Value {
    var text = text
    return text.withUTF8 { intern(UnsafeRawBufferPointer($0)) }
  }

  private mutating func intern(_ text: UnsafeRawBufferPointer) -> Value {
    if let value = find(text) { return value }
    let index = count
    lengths |= Self.bit(ofByteCount: text.count)
    bytes.append(contentsOf: text)
    starts.append(Int32(bytes.count))
    if count * 2 > places.count {
      places = ContiguousArray(repeating: 0, count: places.count * 2)
      for literal in 1..<count { place(literal) }
    } else {
      place(index)
    }
    return Value(literal: index)
  }

  private mutating func place(_ literal: Int) {
    let hash = withBytes(of: literal) { Self.hash($0) }
    var slot = Int(truncatingIfNeeded: hash) & (places.count - 1)
    while places[slot] != 0 { slot = (slot + 1) & (places.count - 1) }
    places[slot] = Int32(literal)
  }

  /// The literal with these bytes, or nil when the program mentions no such text.
  func find(_ text: UnsafeRawBufferPointer) -> Value? {
    guard mayHaveText(ofByteCount: text.count) else { return nil }
    var slot = Int(truncatingIfNeeded: Self.hash(text)) & (places.count - 1)
    while places[slot] != 0 {
      let literal = Int(places[slot])
      let isSame = withBytes(of: literal) { $0.count == text.count && $0.elementsEqual(text) }
      if isSame { return Value(literal: literal) }
      slot = (slot + 1) & (places.count - 1)
    }
    return nil
  }

  /// The literal with this text, or nil when the program mentions no such text.
  public func find(_ text: String) -> Value? {
    var text = text
    return text.withUTF8 { find(UnsafeRawBufferPointer($0)) }
  }

  /// Lends the bytes of a literal.
  func withBytes<R>(of literal: Int, _ body: (UnsafeRawBufferPointer) -> R) -> R {
    let range = Int(starts[literal])..<Int(starts[literal + 1])
    return bytes.withUnsafeBytes { body(UnsafeRawBufferPointer(rebasing: $0[range])) }
  }

  /// How many bytes the literal has.
  func byteCount(of literal: Int) -> Int { Int(starts[literal + 1] - starts[literal]) }

  public func text(of value: Value) -> String {
    withBytes(of: value.literal) { String(decoding: $0, as: UTF8.self) }
  }

  /// False when no literal has so many bytes.
  @inline(__always) func mayHaveText(ofByteCount count: Int) -> Bool {
    lengths & Self.bit(ofByteCount: count) != 0
  }

  /// The bit for the length of a text.
  private static func bit(ofByteCount count: Int) -> UInt64 { 1 << UInt64(min(count, 63)) }

  /// FNV-1a: the same in every process, unlike the standard library's.
  private static func hash(_ text: UnsafeRawBufferPointer) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in text { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return hash ^ (hash >> 29)
  }
}

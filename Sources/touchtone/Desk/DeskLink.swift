import Outside
import TerminalUI

/// The messages between a shared world and a desk in another terminal.
enum DeskLink {
  /// What the desk says.
  enum Request: Equatable {
    /// It has joined: the size of its terminal, its characters, the agent who sits there or beside whom a trainer does (empty
    /// for the first one who fits).
    case hello(Size, GlyphSet, agent: String, isTrainer: Bool)
    case key(KeyEvent)
    case size(Size)
  }

  /// What it is told.
  enum Report: Equatable {
    case frame(Grid)
    /// The last message: why; empty where the desk itself left.
    case goodbye(String)
    /// The last message to a desk that could not join: why, and what mends it.
    case refusal(String, fix: String)
  }

  private static let version: UInt8 = 2
  private enum Kind: UInt8 {
    case hello = 1
    case key, size
    case frame = 16
    case goodbye, refusal
  }

  private static func message(_ kind: Kind, _ body: [UInt8]) -> ShareMessage {
    ShareMessage(kind: kind.rawValue, body: body)
  }

  private static func bytes(_ size: Size) -> [UInt8] {
    [min(size.columns, GridCode.largest.columns), min(size.rows, GridCode.largest.rows)].flatMap {
      [UInt8($0 & 0xFF), UInt8($0 >> 8)]
    }
  }

  private static func size(_ bytes: ArraySlice<UInt8>) -> Size? {
    guard bytes.count == 4 else { return nil }
    let numbers = bytes.map(Int.init)
    let size = Size(columns: numbers[0] | numbers[1] << 8, rows: numbers[2] | numbers[3] << 8)
    return size.columns <= GridCode.largest.columns && size.rows <= GridCode.largest.rows ? size : nil
  }

  static func hello(_ size: Size, _ glyphs: GlyphSet, agent: String, isTrainer: Bool) -> ShareMessage {
    let flags: UInt8 = (glyphs == .ascii ? 1 : 0) | (isTrainer ? 2 : 0)
    return message(.hello, [version] + bytes(size) + [flags] + Array(agent.utf8.prefix(200)))
  }

  static func key(_ key: KeyEvent) -> ShareMessage { message(.key, KeyCode.bytes(of: key)) }
  static func size(_ size: Size) -> ShareMessage { message(.size, bytes(size)) }
  static func frame(_ bytes: [UInt8]) -> ShareMessage { message(.frame, bytes) }
  static func goodbye(_ words: String) -> ShareMessage { message(.goodbye, Array(words.utf8.prefix(500))) }

  static func refusal(_ words: String, fix: String) -> ShareMessage {
    message(.refusal, Array(words.utf8.prefix(500)) + [0] + Array(fix.utf8.prefix(500)))
  }

  /// What a desk says; nil for what no desk says.
  static func request(from message: ShareMessage) -> Request? {
    let body = message.body[...]
    switch Kind(rawValue: message.kind) {
    case .hello:
      guard body.count >= 6, body[0] == version, body[5] <= 3, let size = size(body[1..<5]) else {
        return nil
      }
      return .hello(
        size, body[5] & 1 != 0 ? .ascii : .unicode,
        agent: String(decoding: body.dropFirst(6), as: UTF8.self), isTrainer: body[5] & 2 != 0)
    case .key: return KeyCode.key(from: message.body).map { .key($0) }
    case .size: return size(body).map { .size($0) }
    case .frame, .goodbye, .refusal, nil: return nil
    }
  }

  /// What a desk is told; nil for what no shared world says.
  static func report(from message: ShareMessage) -> Report? {
    switch Kind(rawValue: message.kind) {
    case .frame: GridCode.grid(from: message.body).map { .frame($0) }
    case .goodbye: .goodbye(String(decoding: message.body, as: UTF8.self))
    case .refusal:
      .refusal(
        String(decoding: message.body.prefix { $0 != 0 }, as: UTF8.self),
        fix: String(decoding: message.body.drop { $0 != 0 }.dropFirst(), as: UTF8.self))
    case .hello, .key, .size, nil: nil
    }
  }
}

/// An ARN taken apart: where the resource lives, and which of those there it is.
public struct ResourceARN: Sendable, Hashable {
  /// The partition, service, region and account, and of a contact center's resources the instance: what differs between
  /// copies of one center.
  public let home: String
  /// What is left: `queue/1f3a`, `function:bookSlot:live`.
  public let resource: String

  /// Takes a whole ARN apart; nil for any other text, such as a bare id or a name.
  public init?(_ text: String) {
    guard text.hasPrefix("arn:") else { return nil }
    let fields = text.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
    guard fields.count == 6, !fields[5].isEmpty else { return nil }
    let home = fields[1...4].joined(separator: ":")
    let parts = fields[5].split(separator: "/", maxSplits: 2, omittingEmptySubsequences: false)
    if parts.count == 3, parts[0] == "instance" {
      self.home = home + "/" + parts[1]
      resource = String(parts[2])
    } else {
      self.home = home
      resource = String(fields[5])
    }
  }

  /// The region that it is in.
  public var region: String {
    let fields = home.split(separator: ":", omittingEmptySubsequences: false)
    return fields.count > 2 ? String(fields[2]) : ""
  }

  /// The ARN of the contact center's instance that it belongs to; nil for what belongs to none.
  public var instance: String? {
    let parts = home.split(separator: "/", maxSplits: 1)
    return parts.count == 2 ? "arn:\(parts[0]):instance/\(parts[1])" : nil
  }

  /// What kind of thing it is, as the service writes it: `queue`, `function`.
  public var kind: String { String(resource.prefix { $0 != "/" && $0 != ":" }) }

  /// What tells it from others of its kind: `1f3a`, `bookSlot:live`.
  public var id: String {
    resource.count == kind.count ? resource : String(resource.dropFirst(kind.count + 1))
  }
}

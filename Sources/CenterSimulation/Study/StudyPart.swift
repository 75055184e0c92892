import Diagnostics

/// A study, or the part of it that one machine did: of replications r those with r mod n = i.
public struct StudyPart: Sendable, Hashable {
  public var subject: StudySubject
  public var shard: Shard
  /// One for the plan, and one for the change where there is one.
  public var variants: [Variant]

  public struct Shard: Sendable, Hashable {
    public let number: Int
    public let count: Int

    public static let whole = Shard(number: 0, count: 1)

    public init(number: Int, count: Int) {
      precondition(count > 0 && (0..<count).contains(number), "shard \(number) of \(count)")
      self.number = number
      self.count = count
    }

    /// Of `1/3`: the second of three. Nil for anything else.
    public init?(_ text: String) {
      let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
      guard parts.count == 2, let number = parts[0], let count = parts[1], (1...10_000).contains(count),
        (0..<count).contains(number)
      else { return nil }
      self.init(number: number, count: count)
    }

    /// Its replications, rising.
    public func replications(of all: Int) -> [Int] { Array(stride(from: number, to: all, by: count)) }
  }

  public struct Variant: Sendable, Hashable {
    /// In the order of the replications' numbers.
    public var replications: [ReplicationFigures]
    public var pooled: PooledFigures

    public init(_ subject: StudySubject) {
      replications = []
      pooled = PooledFigures(actions: subject.actionCount, branches: subject.branchCount)
    }
  }

  public init(_ subject: StudySubject, _ shard: Shard, variants: [Variant]) {
    self.subject = subject
    self.shard = shard
    self.variants = variants
  }

  /// The whole of some parts, as if it had been done at once.
  ///
  /// - Parameter parts: with the names of their files.
  /// - Throws: which part is missing, stands twice or belongs to another study.
  public static func merged(_ parts: [(file: String, part: StudyPart)]) throws(Diagnostic) -> StudyPart {
    guard let first = parts.first else {
      throw refusal(in: "--merge", "there is no part to merge", fix: "name the files of all shards")
    }
    var files: [Int: String] = [:]
    for (file, part) in parts {
      guard part.subject.isStudied(in: first.part.subject), part.shard.count == first.part.shard.count else {
        throw refusal(
          in: file, "this is part of another study than \"\(first.file)\"", why: difference(part, first.part),
          fix: "run every shard on the same files and with the same options but --shard")
      }
      if let other = files[part.shard.number] {
        throw refusal(
          in: file, "shard \(part.shard.number)/\(part.shard.count) is in \"\(other)\" already",
          fix: "leave one of the two out")
      }
      files[part.shard.number] = file
    }
    let count = first.part.shard.count
    let missing = (0..<count).filter { files[$0] == nil }
    guard missing.isEmpty else {
      let names = missing.map { "\($0)/\(count)" }.joined(separator: ", ")
      throw refusal(
        in: "--merge",
        "\(missing.count == 1 ? "shard" : "shards") \(names) \(missing.count == 1 ? "is" : "are") missing",
        why: "\(parts.count) of \(count) parts were named", fix: "name the files of all shards")
    }
    let ordered = parts.map(\.part).sorted { $0.shard.number < $1.shard.number }
    let variants = first.part.variants.indices.map { index in
      var whole = Variant(first.part.subject)
      for replication in 0..<first.part.subject.replications {
        whole.replications.append(
          ordered[replication % count].variants[index].replications[replication / count])
      }
      for part in ordered { whole.pooled.add(part.variants[index].pooled) }
      return whole
    }
    return StudyPart(ordered[0].subject, .whole, variants: variants)
  }

  private static func difference(_ part: StudyPart, _ first: StudyPart) -> String {
    let (own, other) = (part.subject, first.subject)
    if part.shard.count != first.shard.count {
      return "it is one of \(part.shard.count) shards, not of \(first.shard.count)"
    }
    if own.center != other.center { return "it is about \"\(own.center)\", not \"\(other.center)\"" }
    if own.seed != other.seed { return "its seed is \(own.seed), not \(other.seed)" }
    if own.replications != other.replications {
      return "it is of \(own.replications) replications, not \(other.replications)"
    }
    if own.calls != other.calls { return "its --calls are others" }
    if own.whatIf != other.whatIf { return "its --what-if is another" }
    return "the center or its simulation.json was another"
  }

  static func refusal(
    in source: String, _ message: String, why: String? = nil, fix: String? = nil
  ) -> Diagnostic {
    Diagnostic(in: source, message, rule: "shard", why: why, fix: fix)
  }
}

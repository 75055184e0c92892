import Diagnostics
import JSON

// A part of a study as a file, so that another machine can put the parts together.
extension StudyPart {
  /// Which form of the file this is; another one is refused.
  private static let version = 3

  public var json: String {
    var writer = JSONWriter()
    writer.object { writer in
      writer.member("touchtoneStudy", Self.version)
      writer.member("shard", shard.number)
      writer.member("shards", shard.count)
      writer.key("subject")
      subject.write(to: &writer)
      writer.key("variants")
      writer.array { writer in
        for variant in variants {
          writer.element()
          variant.write(to: &writer)
        }
      }
    }
    return writer.text
  }

  /// - Throws: why the file is no part of a study.
  public init(_ document: JSONDocument) throws(Diagnostic) {
    let root = document.root
    guard let version = root["touchtoneStudy"]?.integer else {
      throw root.finding(
        "this is no part of a study", rule: "shard",
        fix: "write one with: touchtone simulate PATH --shard 0/3 > part0.json")
    }
    guard version == Self.version else {
      throw root.finding(
        "this part of a study has version \(version), and this build reads \(Self.version)", rule: "shard",
        why: "another touchtone wrote it", fix: "run all shards and the merge with one version")
    }
    guard let number = root["shard"]?.integer, let count = root["shards"]?.integer,
      let shard = Shard("\(number)/\(count)"), let subject = root["subject"].flatMap({ StudySubject($0) })
    else { throw Self.damaged(root) }
    let variants = (root["variants"]?.elements ?? []).compactMap { Variant($0, subject) }
    let wanted = shard.replications(of: subject.replications).count
    guard variants.count == subject.variants.count,
      variants.allSatisfy({ $0.replications.count == wanted })
    else { throw Self.damaged(root) }
    self.init(subject, shard, variants: variants)
  }

  private static func damaged(_ root: JSONValue) -> Diagnostic {
    root.finding(
      "this part of a study is not whole", rule: "shard", why: "something is missing that every part has",
      fix: "run its shard again")
  }
}

extension StudySubject {
  func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("center", center)
      writer.member("path", path)
      writer.member("digest", String(digest))
      writer.member("seed", String(seed))
      writer.member("replications", replications)
      if let calls { writer.member("calls", calls) }
      if let whatIf { writer.member("whatIf", whatIf) }
      writer.member("day", day)
      writer.list("times", times)
      writer.member("serviceLevelSeconds", Int(serviceLevelSeconds))
      writer.list("queues", queues)
      writer.list("teams", teams)
      writer.key("teamQueues")
      writer.array { writer in
        for queues in teamQueues {
          writer.element()
          writer.numbers(queues.map(Int64.init))
        }
      }
      writer.list("flows", flows)
      writer.member("actions", actionCount)
      writer.member("branches", branchCount)
    }
  }

  /// Nil where something is missing.
  init?(_ value: JSONValue) {
    self.init()
    guard let center = value["center"]?.string, let path = value["path"]?.string,
      let digest = value["digest"]?.string.flatMap({ UInt64($0) }),
      let seed = value["seed"]?.string.flatMap({ UInt64($0) }),
      let replications = value["replications"]?.integer, replications > 0,
      let day = value["day"]?.string, let times = value["times"]?.strings, times.count > 1,
      let seconds = value["serviceLevelSeconds"]?.integer, let queues = value["queues"]?.strings,
      let teams = value["teams"]?.strings, let flows = value["flows"]?.strings,
      let teamQueues = value["teamQueues"]?.elements.compactMap(\.numbers), teamQueues.count == teams.count,
      teamQueues.allSatisfy({ $0.allSatisfy { (0..<Int64(queues.count)).contains($0) } }),
      let actions = value["actions"]?.integer, let branches = value["branches"]?.integer, actions >= 0,
      branches >= 0
    else { return nil }
    (self.center, self.path, self.digest, self.seed) = (center, path, digest, seed)
    (self.replications, self.calls, self.whatIf) = (
      replications, value["calls"]?.integer, value["whatIf"]?.string
    )
    (self.day, self.times, serviceLevelSeconds) = (day, times, Int64(seconds))
    (self.queues, self.teams, self.flows) = (queues, teams, flows)
    self.teamQueues = teamQueues.map { $0.map(Int.init) }
    (actionCount, branchCount) = (actions, branches)
  }
}

extension StudyPart.Variant {
  func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.key("replications")
      writer.array { writer in
        for figures in replications {
          writer.element()
          writer.object { writer in
            writer.member("calls", Int(figures.calls))
            for (name, list) in figures.lists {
              writer.key(name)
              writer.numbers(list)
            }
          }
        }
      }
      for (name, list) in [
        ("waits", pooled.listedWaits), ("actions", pooled.actions), ("branches", pooled.branches),
        ("unplanned", pooled.unplanned), ("outsideCalls", [pooled.outsideCalls]),
      ] {
        writer.key(name)
        writer.numbers(list)
      }
    }
  }

  /// Nil where the lists are not as long as they must be.
  init?(_ value: JSONValue, _ subject: StudySubject) {
    self.init(subject)
    guard let waits = value["waits"]?.numbers, let actions = value["actions"]?.numbers,
      let branches = value["branches"]?.numbers, let unplanned = value["unplanned"]?.numbers,
      let outside = value["outsideCalls"]?.numbers, outside.count == 1, actions.count == subject.actionCount,
      branches.count == subject.branchCount,
      let pooled = PooledFigures(
        listedWaits: waits, actions: actions, branches: branches, unplanned: unplanned,
        outsideCalls: outside[0])
    else { return nil }
    self.pooled = pooled
    for element in value["replications"]?.elements ?? [] {
      var figures = ReplicationFigures(
        queues: subject.queues.count, teams: subject.teams.count, flows: subject.flows.count,
        intervals: subject.intervalCount)
      guard let calls = element["calls"]?.integer else { return nil }
      figures.calls = Int64(calls)
      for list in ReplicationFigures.listPaths {
        guard let numbers = element[list.name]?.numbers, numbers.count == figures[keyPath: list.path].count
        else {
          return nil
        }
        figures[keyPath: list.path] = numbers
      }
      replications.append(figures)
    }
  }
}

extension ReplicationFigures {
  /// Its lists with what the file calls them.
  static var listPaths: [(name: String, path: WritableKeyPath<ReplicationFigures, [Int64]>)] {
    [
      ("queues", \.queues), ("teams", \.teams), ("outcomes", \.outcomes), ("contained", \.contained),
      ("waits", \.waits),
    ]
  }

  var lists: [(name: String, list: [Int64])] { Self.listPaths.map { ($0.name, self[keyPath: $0.path]) } }
}

extension JSONWriter {
  fileprivate mutating func numbers(_ numbers: [Int64]) {
    array { writer in
      for number in numbers {
        writer.element()
        writer.integer(Int(number))
      }
    }
  }

  fileprivate mutating func list(_ name: String, _ texts: [String]) {
    key(name)
    array { writer in
      for text in texts {
        writer.element()
        writer.string(text)
      }
    }
  }
}

extension JSONValue {
  fileprivate var numbers: [Int64]? {
    guard kind == .array else { return nil }
    let numbers = elements.compactMap(\.integer).map { Int64($0) }
    return numbers.count == elements.count ? numbers : nil
  }

  fileprivate var strings: [String]? {
    guard kind == .array else { return nil }
    let strings = elements.compactMap(\.string)
    return strings.count == elements.count ? strings : nil
  }
}

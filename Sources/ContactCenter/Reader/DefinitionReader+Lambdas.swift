import Diagnostics
import JSON

extension DefinitionReader {
  mutating func lambdas(in root: JSONValue) -> [LambdaDefinition] {
    var places: [(arn: String?, value: JSONValue)] = []
    let lambdas = entries(in: root, "lambdas").compactMap { member -> LambdaDefinition? in
      let keys =
        ["arn"] + Self.bindings + ["handler", "environment", "keys", "durationMilliseconds"]
      guard let value = object(member.value, "a Lambda", keys: keys) else { return nil }
      let arn = arn(in: value)
      places.append((arn, value))
      let binding = binding(of: value)
      let duration = wholeNumber(in: value, "durationMilliseconds", 0...900_000)
      return LambdaDefinition(
        name: member.name, arn: arn, binding: binding, keys: keysOfAnswer(value, binding),
        duration: duration.map { Milliseconds(Int64($0)) })
    }
    reportSharedArns(places)
    return lambdas
  }

  /// The keys that say what answers: one of them is enough.
  private static let bindings = ["builtin", "command", "url", "returns", "fails", "timesOut"]

  private mutating func binding(of lambda: JSONValue) -> LambdaBinding? {
    let given = lambda.members.filter { Self.bindings.contains($0.name) }
    reportStrayProgramKeys(of: lambda)
    if given.count > 1, given[0].name != given[1].name {
      report(
        given[1].key.finding(
          "this Lambda has two answers, \"\(given[0].name)\" and \"\(given[1].name)\"", rule: "contradiction",
          fix: "remove one of them"))
    }
    switch given.first?.name {
    case "builtin": return builtin(of: lambda)
    case "command": return command(of: lambda).map { .command($0) }
    case "url": return url(of: lambda).map { .url($0) }
    case "returns": return returned(by: lambda)
    case "fails": return text(in: lambda, "fails").map { .fails($0) }
    case "timesOut": return boolean(in: lambda, "timesOut") == true ? .timesOut : nil
    default: return nil
    }
  }

  private mutating func builtin(of lambda: JSONValue) -> LambdaBinding? {
    guard let name = text(in: lambda, "builtin"), let place = lambda["builtin"] else { return nil }
    if let names = surroundings.handlerNames, !names.contains(name) {
      let near = nearest(to: name, among: names)
      report(
        place.finding(
          "touchtone has no built-in handler \"\(name)\"", rule: "unknown-handler",
          why: near != nil || names.isEmpty ? nil : "it has \(Self.list(names))",
          fix: near.map { "did you mean \"\($0)\"?" }))
      return nil
    }
    return .builtin(name)
  }

  /// The answer that a Lambda gives: numbers, true and false in a flat one become the text that a flow sees.
  private mutating func returned(by lambda: JSONValue) -> LambdaBinding? {
    let members = entries(in: lambda, "returns")
    guard members.contains(where: { $0.value.scalarText == nil }), let answer = lambda["returns"] else {
      return .returns(members.map { NamedValue(name: $0.name, value: $0.value.scalarText ?? "") })
    }
    return .returnsNested(Self.values(in: answer, under: ""), text: answer.wording)
  }

  /// The values of an object and of those in it, by their names joined with dots; a list as its text.
  private static func values(in object: JSONValue, under path: String) -> [NamedValue] {
    object.members.flatMap { member in
      let name = path + member.name
      return member.value.kind == .object
        ? values(in: member.value, under: name + ".")
        : [NamedValue(name: name, value: member.value.scalarText ?? member.value.wording)]
    }
  }

  /// The declared keys; with a fixed answer and no declaration, the answer's.
  private mutating func keysOfAnswer(_ lambda: JSONValue, _ binding: LambdaBinding?) -> [String] {
    var keys: [String] = []
    for value in list(in: lambda, "keys") ?? [] {
      guard let key = text(value, "a key") else { continue }
      if keys.contains(key) {
        report(
          value.finding(
            "\"\(key)\" stands twice among the keys", rule: "duplicate-key", fix: "remove one of them"))
      } else {
        keys.append(key)
      }
    }
    guard let values = binding?.answer else { return keys }
    guard lambda["keys"] != nil else { return values.map(\.name) }
    for key in keys where !values.contains(where: { $0.name == key }) {
      guard let place = lambda["returns"] else { continue }
      report(
        place.finding(
          "the answer lacks \"\(key)\", which \"keys\" declares", rule: "missing-key",
          fix: "add it, with \"\" where there is nothing to say"))
    }
    return keys
  }
}

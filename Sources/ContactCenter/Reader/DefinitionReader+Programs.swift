import Diagnostics
import JSON

// A user's own programs in a Lambda function's place.
extension DefinitionReader {
  /// The program under "command", with what belongs to it.
  mutating func command(of lambda: JSONValue) -> LambdaCommand? {
    guard let words = list(in: lambda, "command"), let place = lambda["command"] else { return nil }
    guard !words.isEmpty else {
      report(
        place.finding(
          "\"command\" is empty", rule: "empty-value", fix: "write it as [\"python3\", \"lambdas/book.py\"]"))
      return nil
    }
    let arguments = words.compactMap { text($0, "an argument of \"command\"") }
    let environment = environment(of: lambda)
    guard arguments.count == words.count else { return nil }
    for (argument, word) in zip(arguments, words) where argument.utf8.contains(0) {
      report(word.finding("an argument of \"command\" has a zero byte", rule: "bad-value"))
      return nil
    }
    reportMissingProgram(arguments, at: words)
    guard lambda["handler"] != nil else {
      return LambdaCommand(arguments: arguments, environment: environment)
    }
    return handler(of: lambda, arguments).map {
      LambdaCommand(arguments: arguments, handler: $0, environment: environment)
    }
  }

  /// What says more of a program, where there is none.
  mutating func reportStrayProgramKeys(of lambda: JSONValue) {
    guard lambda["command"] == nil else { return }
    for member in lambda.members where ["handler", "environment"].contains(member.name) {
      report(
        member.key.finding(
          "\"\(member.name)\" belongs to a \"command\", and there is none", rule: "missing-key",
          fix: "add \"command\": [\"python3\", \"lambdas/book.py\"]"))
    }
  }

  /// Says which of the program and its file is not there, or cannot be run: the center is played without it.
  private mutating func reportMissingProgram(_ arguments: [String], at words: [JSONValue]) {
    let why = "each invocation takes its error branch in every call that is played"
    if let obstacle = surroundings.programObstacle(arguments[0]) {
      let (message, fix) = Self.words(for: obstacle, to: arguments[0])
      report(words[0].finding(.warning, message, rule: "missing-program", why: why, fix: fix))
    }
    guard let index = Self.fileWithCode(among: arguments), !surroundings.exists(arguments[index]) else {
      return
    }
    report(
      words[index].finding(
        .warning, "there is no file \"\(arguments[index])\"", rule: "missing-program", why: why,
        fix: "put it there, or mend the path, which begins at this file's folder"))
  }

  private static func words(
    for obstacle: ProgramObstacle, to name: String
  ) -> (message: String, fix: String) {
    switch obstacle {
    case .missing where name.contains("/"):
      (
        "there is no program \"\(name)\"",
        "put it there, and make it executable (chmod +x), or mend the path, which begins at this file's folder"
      )
    case .missing:
      (
        "there is no program \"\(name)\"",
        "install it, or name another; it is looked for in the folders of PATH"
      )
    case .folder:
      ("\"\(name)\" is a folder, no program", "name a program in it; the path begins at this file's folder")
    case .notExecutable:
      (
        "\"\(name)\" is not executable",
        "chmod +x it, or name what runs it, as in [\"python3\", \"\(name)\"]"
      )
    }
  }

  /// The first argument that is a file of code in a language that handlers are written in.
  private static func fileWithCode(among arguments: [String]) -> Int? {
    arguments.indices.dropFirst().first { LambdaHandler.Language(file: arguments[$0]) != nil }
  }

  /// The function that "handler" names, and the file among the arguments that has it.
  private mutating func handler(
    of lambda: JSONValue, _ arguments: [String]
  ) -> LambdaHandler? {
    guard let name = text(in: lambda, "handler"), let place = lambda["handler"] else { return nil }
    let endings = LambdaHandler.Language.allCases.flatMap(\.fileEndings)
    guard let index = Self.fileWithCode(among: arguments),
      let language = LambdaHandler.Language(file: arguments[index])
    else {
      report(
        place.finding(
          "no argument of \"command\" is a file that can have a handler", rule: "bad-value",
          why: "such files end in \(Self.list(endings))",
          fix:
            "name the file behind its program, as in [\"python3\", \"lambdas/book.py\"], or remove \"handler\""
        ))
      return nil
    }
    // As the service writes it: "book.lambda_handler" is the function of the file book.
    let file = arguments[index].split(separator: "/").last.map(String.init) ?? ""
    let stem = file.split(separator: ".").first.map(String.init) ?? ""
    let parts = name.split(separator: ".", omittingEmptySubsequences: false)
    let function = parts.count == 2 && parts[0] == stem ? String(parts[1]) : name
    guard Self.isFunctionName(function) else {
      report(
        place.finding(
          "\"\(name)\" is not the name of a function in \(file)", rule: "bad-value",
          fix: "write it as \"lambda_handler\", or as \"\(stem).lambda_handler\""))
      return nil
    }
    return LambdaHandler(language: language, fileArgument: index, function: function)
  }

  private static func isFunctionName(_ name: String) -> Bool {
    guard let first = name.unicodeScalars.first else { return false }
    return !(0x30...0x39).contains(first.value)
      && name.unicodeScalars.allSatisfy {
        $0 == "_" || $0 == "$" || $0.properties.isAlphabetic || $0.properties.numericType != nil
      }
  }

  private mutating func environment(of lambda: JSONValue) -> [NamedValue] {
    entries(in: lambda, "environment").compactMap { member in
      guard let value = member.value.scalarText else {
        report(
          member.value.finding(
            "\"\(member.name)\" must be a string, found \(member.value.kind.words)", rule: "wrong-type"))
        return nil
      }
      guard !member.name.contains("="), !(member.name + value).utf8.contains(0) else {
        report(
          member.key.finding(
            "\"\(member.name)\" cannot be a variable of the environment", rule: "bad-value",
            why: "a name has no =, and neither name nor value has a zero byte"))
        return nil
      }
      return NamedValue(name: member.name, value: value)
    }
  }
}

import CenterFiles
import Testing

@testable import Outside
@testable import World

/// A user's JavaScript file, unchanged, as the service would run it.
@Suite(.enabled(if: ProgramSearch().path(of: "node") != nil, "node is not installed"))
struct NodeHandlerTests {
  private func bench(_ text: String, file: String = "code/book.js") throws -> FunctionBench {
    try FunctionBench(["node", file], handler: "handler", .node, files: [file: text])
  }

  /// Each way in which a handler may answer.
  @Test(arguments: [
    ("code/book.js", "exports.handler = async (event) => ({ a: event.a });"),
    ("code/book.js", "exports.handler = (event, context, callback) => callback(null, { a: event.a });"),
    (
      "code/book.js",
      "exports.handler = (event, context, callback) => { setTimeout(() => callback(null, { a: event.a }), 5); };"
    ),
    ("code/book.js", "exports.handler = (event, context) => { context.succeed({ a: event.a }); };"),
    ("code/book.cjs", "module.exports = { handler: async (event) => ({ a: event.a }) };"),
    ("code/book.mjs", "export const handler = async (event) => ({ a: event.a });"),
    (
      "code/book.mjs",
      "import os from 'node:os';\nexport async function handler(event) { return { a: event.a }; }"
    ),
  ])
  func aHandlerAnswers(file: String, text: String) throws {
    let bench = try bench(text, file: file)
    for _ in 1...2 { #expect(bench.answer(#"{"a":"é"}"#) == OutsideAnswer(.answered(#"{"a":"é"}"#))) }
  }

  /// The first answer counts; that there was another one is said.
  @Test(arguments: [
    "exports.handler = (event, context, callback) => { callback(null, { a: '1' }); callback(null, { a: '2' }); };",
    "exports.handler = async (event, context, callback) => { callback(null, { a: '1' }); context.succeed({ a: '2' }); };",
  ])
  func aSecondCallOfTheCallbackIsSaid(text: String) throws {
    let bench = try bench(text)
    for _ in 1...2 {
      let answer = bench.answer()
      #expect(answer.reply == .answered(#"{"a":"1"}"#))
      #expect(answer.printed == [#"answered once more, which nobody reads: {"a":"2"}"#])
    }
  }

  @Test func theHandlerGetsItsContext() throws {
    let bench = try bench(
      """
      let calls = 0;
      exports.handler = async (event, context) => {
        calls += 1;
        const left = context.getRemainingTimeInMillis();
        return { name: context.functionName, id: context.awsRequestId, arn: context.invokedFunctionArn,
          log: context.logGroupName + ' ' + context.logStreamName, time: String(left > 3000 && left <= 5000),
          calls: String(calls), own: process.env.AWS_LAMBDA_FUNCTION_NAME };
      };
      """)
    #expect(
      bench.answer().reply
        == .answered(
          #"{"name":"book","id":"00000000-0000-0000-0000-000000000001","arn":"arn:aws:lambda:eu-west-1:123456789012:function:book","log":"/aws/lambda/book 2026/11/23/[$LATEST]1","time":"true","calls":"1","own":"book"}"#
        ))
  }

  @Test func whateverIsPrintedDisturbsNothing() throws {
    let bench = try bench(
      #"""
      const fs = require('fs');
      const { execFileSync, spawnSync } = require('child_process');
      exports.handler = async () => {
        console.log('one');
        console.error('two');
        fs.writeSync(1, 'three, no end');
        spawnSync('echo', ['four'], { stdio: 'inherit' });
        process.stdout.write('five\n');
        return {};
      };
      """#)
    for _ in 1...2 {
      let answer = bench.answer()
      #expect(answer.reply == .answered("{}"))
      #expect(Set(answer.printed) == ["one", "two", "three, no endfour", "five"])
    }
  }

  /// More than a pipe has room for, by both ways out.
  @Test func whatIsPrintedIsThereBeforeTheAnswerHoweverMuchItIs() throws {
    let bench = try bench(
      #"""
      exports.handler = async () => {
        for (let i = 0; i < 75; i++) {
          console.log('out ' + i + ' ' + 'x'.repeat(2000));
          console.error('error ' + i + ' ' + 'y'.repeat(2000));
        }
        return {};
      };
      """#)
    for _ in 1...2 {
      let answer = bench.answer()
      #expect(answer.reply == .answered("{}"))
      for kind in ["out", "error"] {
        // Long lines are cut.
        let printed = answer.printed.filter { $0.hasPrefix(kind) }
        let numbers = printed.map { $0.split(separator: " ")[1] }
        #expect(numbers == (0..<75).map { "\($0)" } && printed.allSatisfy { $0.count > 900 })
      }
    }
  }

  /// What a handler that fails comes to.
  @Test(arguments: [
    (
      "exports.handler = async (event) => event.none.a;\n",
      "TypeError: Cannot read properties of undefined (reading 'a') (code/book.js:1)"
    ),
    ("\nexports.handler = () => { throw new RangeError('far'); };\n", "RangeError: far (code/book.js:2)"),
    (
      "exports.handler = (event, context, callback) => callback(new Error('said'));\n",
      "Error: said (code/book.js:1)"
    ),
    ("exports.handler = async () => { throw 'words'; };\n", "string: words"),
    ("exports.other = 1;\n", "Runtime.HandlerNotFound: code/book.js exports no function handler"),
    (
      "exports.handler = async () => ({ a: 1n });\n",
      "Runtime.MarshalError: Unable to marshal response: Do not know how to serialize a BigInt"
    ),
    (
      "exports.handler = async () => process.exit(4);\n", "its program ended with status 4 before it answered"
    ),
    ("let x = ;\n", "SyntaxError: Unexpected token ';' (code/book.js:1)"),
    (
      "exports.handler = () => { setTimeout(() => { throw new Error('later'); }, 1); };\n",
      "Error: later (code/book.js:1)"
    ),
  ])
  func aHandlerThatFailsSaysWhere(text: String, why: String) throws {
    #expect(try bench(text).answer().reply == .failed(why))
  }

  @Test func aHandlerThatAnswersNothingHasAnsweredWithNothing() throws {
    #expect(try bench("exports.handler = () => {};").answer().reply == .answered("null"))
    #expect(
      try bench("exports.handler = (e, c, callback) => { setTimeout(() => {}, 5); };").answer().reply
        == .answered("null"))
  }

  @Test func aHandlerThatHangsIsEnded() throws {
    #expect(
      try bench("exports.handler = () => { while (true); };").answer(within: .init(200)).reply == .timedOut)
    #expect(
      try bench("exports.handler = () => new Promise(() => setInterval(() => {}, 1000));").answer(
        within: .init(200)
      )
      .reply == .timedOut)
  }
}

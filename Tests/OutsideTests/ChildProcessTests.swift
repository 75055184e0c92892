import CenterFiles
import Foundation
import TestSupport
import Testing

@testable import Outside

@Suite struct ChildProcessTests {
  @Test func bytesGoInAndComeOut() throws {
    // More than any pipe holds: nothing blocks.
    let bytes = Array(repeating: UInt8(ascii: "x"), count: 3_000_000)
    let child = try ChildProcess(["cat"], input: .bytes(bytes), output: .collected)
    #expect(child.waitUntilExit() == .exited(0))
    #expect(child.collectedOutput == bytes)
  }

  @Test func argumentsAreNotReadByAShell() throws {
    let child = try ChildProcess(["echo", "$HOME; rm *", "two  words"], output: .collected)
    #expect(child.waitUntilExit() == .exited(0))
    #expect(String(decoding: child.collectedOutput, as: UTF8.self) == "$HOME; rm * two  words\n")
  }

  @Test func pipesAnswerLineByLine() throws {
    let child = try ChildProcess(["cat"], input: .pipe, output: .pipe)
    #expect(try child.read() == [])
    for line in ["one\n", "two\n"] {
      #expect(try child.write(Array(line.utf8)[...]) == 4)
      #expect(waitUntilReadable(child.outputDescriptor ?? -1))
      #expect(try child.read() == Array(line.utf8))
    }
    child.closeInput()
    #expect(child.waitUntilExit() == .exited(0))
    #expect(try child.read() == nil)
  }

  @Test func writingToAChildThatIsGoneIsAnErrorNotASignal() throws {
    let child = try ChildProcess(["true"], input: .pipe)
    #expect(child.waitUntilExit() == .exited(0))
    let error = #expect(throws: ChildProcessError.self) { try child.write([1, 2, 3]) }
    #expect(error == .refused(what: "cannot write to the child process", code: EPIPE))
  }

  @Test func aFullPipeTakesWhatItCanAndReturns() throws {
    let child = try ChildProcess(["sleep", "60"], input: .pipe)
    let bytes = [UInt8](repeating: 1, count: 1_000_000)
    let first = try child.write(bytes[...])
    #expect(first > 0 && first < bytes.count)
    #expect(try child.write(bytes[...]) == 0)
  }

  @Test func theExitDescriptorTellsOfTheEnd() throws {
    let child = try ChildProcess(["sleep", "60"])
    #expect(child.poll() == nil)
    child.stop()
    #expect(waitUntilReadable(child.exitDescriptor))
    #expect(child.poll() == .killed(signal: SIGKILL))
  }

  @Test func whatTheChildStartedDiesWithIt() throws {
    let child = try ChildProcess(["sh", "-c", "sleep 61 & echo $!; wait"], output: .pipe)
    #expect(waitUntilReadable(child.outputDescriptor ?? -1))
    let line = String(decoding: try child.read() ?? [], as: UTF8.self)
    let grandchild = try #require(pid_t(line.trimmingCharacters(in: .newlines)))
    child.stop()
    #expect(child.waitUntilExit() == .killed(signal: SIGKILL))
    #expect(isGone(grandchild))
  }

  @Test func whatTheChildStartedEndsWhenItEndsByItself() throws {
    let child = try ChildProcess(["sh", "-c", "sleep 61 & echo $!"], output: .collected)
    #expect(child.waitUntilExit() == .exited(0))
    let text = String(decoding: child.collectedOutput, as: UTF8.self)
    #expect(isGone(try #require(pid_t(text.trimmingCharacters(in: .newlines)))))
  }

  @Test func aForgottenChildIsKilled() throws {
    var child: ChildProcess? = try ChildProcess(["sleep", "60"])
    let id = try #require(child?.id)
    child = nil
    #expect(isGone(id))
  }

  @Test func aChildThatTakesItsTimeToEndIsCollectedLater() throws {
    let nothing = try Channel(ChildProcess.Input.nothing).childs
    let child = try Spawn(input: nothing, output: nothing, errors: nothing)
      .start("/bin/sleep", ["sleep", "0.1"])
    ChildProcess.collectLater(child)
    #expect(eventually { kill(child, 0) != 0 })
  }

  @Test func theChildIsAskedToEndByASignalItGetsThoughWeBlockIt() throws {
    // As the screen does, to read signals from a descriptor.
    var (terminate, before) = (sigset_t(), sigset_t())
    sigemptyset(&terminate)
    sigaddset(&terminate, SIGTERM)
    pthread_sigmask(SIG_BLOCK, &terminate, &before)
    defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
    let child = try ChildProcess(["sleep", "60"])
    child.askToEnd()
    #expect(child.waitUntilExit() == .killed(signal: SIGTERM))
  }

  @Test func noDescriptorOfOursIsInherited() throws {
    let leak = open("/dev/null", O_RDONLY)
    defer { close(leak) }
    let child = try ChildProcess(["ls", "/proc/self/fd"], output: .collected)
    #expect(child.waitUntilExit() == .exited(0))
    // Its three streams and the folder that it lists.
    #expect(String(decoding: child.collectedOutput, as: UTF8.self) == "0\n1\n2\n3\n")
  }

  @Test func aProgramThatIsNotThereIsAnError() {
    let error = #expect(throws: ChildProcessError.self) { try ChildProcess(["no-such-program-here"]) }
    #expect(error?.reason == "there is no program \"no-such-program-here\" here")
  }

  @Test func programsAreFoundOnlyWhereTheyMayBeRun() {
    #expect(ProgramSearch(folders: ["/nowhere", "/bin"]).path(of: "sh") == "/bin/sh")
    #expect(ProgramSearch(folders: ["/etc"]).path(of: "passwd") == nil)
    #expect(ProgramSearch(folders: ["/"]).path(of: "etc") == nil)
    #expect(ProgramSearch(folders: []).path(of: "/bin/sh") == "/bin/sh")
  }
}

func waitUntilReadable(_ descriptor: Int32) -> Bool {
  var watched = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
  return poll(&watched, 1, 20_000) == 1
}

/// Whether a process ends within a moment; one that waits to be collected by its parent has ended.
func isGone(_ id: pid_t) -> Bool {
  for _ in 0..<1000 {
    guard let status = try? String(contentsOfFile: "/proc/\(id)/stat", encoding: .utf8),
      status.split(separator: " ").dropFirst(2).first != "Z"
    else { return true }
    usleep(2000)
  }
  return false
}

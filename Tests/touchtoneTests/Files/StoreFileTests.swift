import ContactCenter
import Foundation
import Store
import TestSupport
import Testing

@testable import touchtone

/// The store of a center: where it is, what the store command does with it, and that nothing confirmed is ever lost.
@Suite struct StoreFileTests {
  private let program = builtProduct(named: "touchtone")

  private func play(_ store: String) throws -> FinishedProgram {
    try FinishedProgram(
      program,
      [
        "play", Played.siteVisitFolder, "--from", "+919811112222", "--keys", "5,1,1", "--at", Played.monday,
        "--store", store,
      ])
  }

  private func refusal(_ run: FinishedProgram, _ rule: String) {
    #expect(run.status == 2)
    #expect(run.output.isEmpty)
    #expect(run.errors.contains("[\(rule)]"), "\(run.errors)")
    #expect(run.errors.split(separator: "error: ").count == 2)
    #expect(run.errors.contains("  fix: "))
  }

  @Test func itsPlaceFollowsTheEnvironment() throws {
    let folder = try TemporaryFolder()
    func bookings(_ environment: [String: String?]) throws -> FinishedProgram {
      try FinishedProgram(
        program, ["store", Played.siteVisitFolder, "bookings"], environment: environment, in: folder.path)
    }
    let state = folder.path(of: "state")
    #expect(try bookings(["XDG_STATE_HOME": state]).status == 0)
    #expect(FileManager.default.fileExists(atPath: state + "/touchtone/amberleaf-estates.sqlite"))
    let home = folder.path(of: "home")
    for given in [nil, "", "relative"] {
      #expect(try bookings(["XDG_STATE_HOME": given, "HOME": home]).status == 0)
    }
    #expect(FileManager.default.fileExists(atPath: home + "/.local/state/touchtone/amberleaf-estates.sqlite"))
    #expect(!FileManager.default.fileExists(atPath: folder.path(of: "relative")))
    let nowhere = try bookings(["XDG_STATE_HOME": nil, "HOME": nil])
    refusal(nowhere, "store-nowhere")
    refusal(try bookings(["XDG_STATE_HOME": "/proc/nowhere"]), "store-unreadable")
  }

  @Test func aLoneFlowHasNoStoreFile() throws {
    let flow = try SmallFlow(SmallFlow.say("A", "Hello.", then: "Bye"), SmallFlow.hangUp())
    let state = flow.folder.path(of: "state")
    let run = try FinishedProgram(
      program, ["play", flow.path, "--keys", ""], environment: ["XDG_STATE_HOME": state])
    #expect(run.status == 0)
    #expect(!FileManager.default.fileExists(atPath: state))
    refusal(try FinishedProgram(program, ["store", flow.path, "slots"]), "usage")
  }

  // MARK: Two processes, and a sudden end

  @Test func ofManyProcessesOneGetsTheSlot() async throws {
    let folder = try TemporaryFolder()
    let path = folder.path(of: "store.sqlite")
    _ = try Played.siteVisit("hangup", store: path)
    let callers = (0..<6).map { "+91900000000\($0)" }
    let program = program
    let runs = try await withThrowingTaskGroup(of: FinishedProgram.self) { group in
      for caller in callers {
        group.addTask {
          try FinishedProgram(
            program,
            [
              "play", Played.siteVisitFolder, "--from", caller, "--keys", "5,1,1,hangup", "--at",
              Played.monday,
              "--store", path,
            ])
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    let confirmed = runs.flatMap { $0.output.split(separator: "\n") }.filter {
      $0.contains("You have successfully")
    }
    let tables = try Store.open(file: path, wait: .seconds(1)).dump()
    let bookings = try #require(tables.first { $0.table == "Bookings" }).rows.filter {
      callers.contains($0[0])
    }
    #expect(confirmed.count == bookings.count)
    #expect(!confirmed.isEmpty)
    #expect(Set(bookings.map { $0[1] + $0[2] }).count == bookings.count)
  }

  @Test func aBookingSurvivesAKillRightAfterItsWordsWerePrinted() throws {
    let folder = try TemporaryFolder()
    let path = folder.path(of: "store.sqlite")
    _ = try Played.siteVisit("hangup", store: path)
    // The program is killed by the first reader of its words: nothing runs at its end.
    let script = """
      mkfifo "$0.pipe"
      "$1" play "$2" --from +919811112222 --keys 5,1,1 --at \(Played.monday) --store "$0" > "$0.pipe" &
      while read -r line; do
        case $line in *"You have successfully"*) kill -9 $!; echo "$line"; break;; esac
      done < "$0.pipe"
      wait $!
      """
    let run = try FinishedProgram("/bin/bash", ["-c", script, path, program, Played.siteVisitFolder])
    #expect(
      run.output.contains("You have successfully scheduled your site visit for Tuesday 24 November at 10 AM"))
    let again = try Played.siteVisit("hangup", store: path)
    #expect(again.heard("Your site visit is on Tuesday 24 November at 10 AM"))
  }

  // MARK: The store command

  @Test func theStoreCommandShowsTakesAndResets() throws {
    let folder = try TemporaryFolder()
    let path = folder.path(of: "store.sqlite")
    func store(_ words: String...) throws -> FinishedProgram {
      try FinishedProgram(
        program, ["store", Played.siteVisitFolder] + words + ["--store", path, "--at", Played.monday])
    }
    #expect(try store("customers").output.contains("+919811112222  Asha Rao"))
    #expect(try store("slots").output.contains("2026-11-24  10:00     1\n"))
    #expect(try store("take", "2026-11-24", "10:00").output == "2026-11-24 10:00 is taken now\n")
    #expect(try store("slots").output.contains("2026-11-24  10:00     0\n"))
    let again = try store("take", "2026-11-24", "10:00")
    #expect(again.status == 1)
    #expect(again.errors.contains("2026-11-24 10:00 is taken already [slot-taken]"))
    #expect(try Played.siteVisit("5,1,1", store: path).heard("for Tuesday 24 November at 12 noon"))
    #expect(try store("bookings").output.contains("+919811112222  2026-11-24  12:00     booked"))
    #expect(try store("reset").status == 0)
    #expect(!(try store("bookings").output.contains("+919811112222")))
    #expect(try store("slots").output.contains("2026-11-24  10:00     1\n"))
  }

  @Test func lookingAndTakingLeaveTheRestAsItIsWhateverTheClockSays() throws {
    let folder = try TemporaryFolder()
    let path = folder.path(of: "store.sqlite")
    func store(_ words: String...) throws -> FinishedProgram {
      try FinishedProgram(program, ["store", Played.siteVisitFolder] + words + ["--store", path])
    }
    _ = try Played.siteVisit("hangup", store: path)
    func rows() throws -> [TableRows] { try Store.open(file: path, wait: .seconds(1)).dump() }
    let before = try rows()
    for look in ["slots", "bookings", "customers"] {
      #expect(try store(look, "--at", "2031-01-01T10:00").status == 0)
      #expect(try rows() == before)
    }
    #expect(try store("take", "2026-11-24", "10:00", "--at", Played.monday).status == 0)
    let after = try rows()
    #expect(after.filter { $0.table != "AvailableSlots" } == before.filter { $0.table != "AvailableSlots" })
    let differing = zip(before, after).flatMap { zip($0.rows, $1.rows).filter { $0 != $1 } }
    #expect(differing.map(\.1) == [["2026-11-24", "10:00", "0"]])
    #expect(try store("take", "2031-01-02", "10:00", "--at", "2031-01-01T10:00").status == 1)
    #expect(try rows() == after)
  }

  @Test func aNewStoreHasTheSampleRowsOfTheMomentThatIsNamed() throws {
    let folder = try TemporaryFolder()
    let path = folder.path(of: "store.sqlite")
    let run = try FinishedProgram(
      program,
      [
        "store", Played.siteVisitFolder, "take", "2031-01-02", "10:00", "--at", "2031-01-01T10:00", "--store",
        path,
      ])
    #expect(run.status == 0)
  }

  @Test(arguments: [
    (
      ["2026-11-23", "10:00"], "2026-11-23 10:00 has begun [slot-past]",
      "it is 2026-11-23 10:05 in Asia/Kolkata"
    ),
    (["2026-11-23", "10:05"], "2026-11-23 10:05 has begun [slot-past]", "it is 2026-11-23 10:05"),
    (
      ["2026-11-24", "10:01"], "2026-11-24 10:01 is not on offer [slot-not-offered]",
      "free on that date: 10:00, 12:00\n"
    ),
    (
      ["2027-06-01", "10:00"], "2027-06-01 10:00 is not on offer [slot-not-offered]",
      "no time of that date is free"
    ),
    (
      ["2026-11-24", "16:00"], "2026-11-24 16:00 is taken already [slot-taken]",
      "it is the visit of +919845033333"
    ),
  ])
  func aSlotThatIsNotThereToBeTakenIsRefusedWithTheReason(slot: [String], what: String, why: String) throws {
    let folder = try TemporaryFolder()
    let path = folder.path(of: "my store.sqlite")
    _ = try Played.siteVisit("hangup", store: path)
    let before = try Store.open(file: path, wait: .seconds(1)).dump()
    let run = try FinishedProgram(
      program,
      ["store", Played.siteVisitFolder, "take"] + slot + ["--store", path, "--at", Played.monday])
    #expect(run.status == 1)
    #expect(run.output.isEmpty)
    #expect(run.errors.hasPrefix("\(path): error: \(what)\n  why: \(why)"), "\(run.errors)")
    #expect(run.errors.contains("\n  fix: "))
    #expect(run.errors.contains("slots --store '\(path)' shows") == !what.contains("begun"))
    #expect(try Store.open(file: path, wait: .seconds(1)).dump() == before)
  }

  /// The moment before the slot begins, in the zone of the center and not of the machine.
  @Test(arguments: [
    ("2026-11-24T09:59", 0), ("2026-11-24T10:00", 1), ("2026-11-24T04:29:59Z", 0), ("2026-11-24T04:30Z", 1),
  ])
  func nowIsThatOfTheCentersZone(now: String, status: Int32) throws {
    let folder = try TemporaryFolder()
    let path = folder.path(of: "store.sqlite")
    _ = try Played.siteVisit("hangup", store: path)
    let run = try FinishedProgram(
      program,
      ["store", Played.siteVisitFolder, "take", "2026-11-24", "10:00", "--store", path, "--at", now],
      environment: ["TZ": "America/Los_Angeles"])
    #expect(run.status == status, "\(run.errors)")
  }

  @Test(arguments: [
    ["take"], ["take", "2026-11-24"], ["take", "2026-02-30", "10:00"], ["take", "2026-11-24", "24:00"],
    ["take", "2026-11-24", "10:00:30"], ["take", "2026-11-24", "noon"], ["slots", "2026-11-24"],
  ])
  func wordsThatAreNoSlotMakeNoStore(words: [String]) throws {
    let folder = try TemporaryFolder()
    let path = folder.path(of: "store.sqlite")
    let run = try FinishedProgram(program, ["store", Played.siteVisitFolder] + words + ["--store", path])
    refusal(run, "usage")
    #expect(!FileManager.default.fileExists(atPath: path))
  }
}

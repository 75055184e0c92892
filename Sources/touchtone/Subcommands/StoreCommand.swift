import CenterFiles
import ContactCenter
import Diagnostics
import Outside
import Store

/// `touchtone store`: looks at the rows of a center, takes a slot away, or begins anew.
enum StoreCommand: Subcommand {
  enum Action: String, CaseIterable, Sendable {
    case slots, bookings, customers, records, contacts, scorecards, take, reset
  }

  static let action = Operand<Action>(
    "WHAT", .oneCase,
    "slots, bookings, customers, records, contacts and scorecards of agents, take DATE TIME, or reset")
  static let date = Operand<CivilDate>(
    "DATE", ValueReader("a date such as 2026-11-24") { CivilDate($0) }, count: .atMostOne, "the slot's date")
  static let time = Operand<TimeOfDay>(
    "TIME", ValueReader("hours and minutes such as 10:00") { $0.count == 5 ? TimeOfDay($0) : nil },
    count: .atMostOne, "the slot's time")

  static let at = Option<String>(
    "at", "TIME", .nonempty("a time"),
    "now, for take; and the moment that reset, or a new store, makes the sample rows for")

  static let description = CommandDescription(
    "store", "shows the rows of a center, takes a slot away, or begins anew",
    examples: [
      .init("touchtone store flows/site-visit bookings", "shows who has booked what"),
      .init("touchtone store flows/site-visit contacts", "shows what agents did at desks, with their notes"),
      .init("touchtone store flows/site-visit take 2026-11-24 10:00", "takes a slot away under a caller"),
      .init("touchtone store flows/site-visit reset", "makes the sample rows as on the first day"),
    ],
    operands: [PlayOptions.path, action, date, time], options: [PlayOptions.store, at])

  static func run(_ arguments: ParsedArguments) throws(CommandFailure) -> ExitStatus {
    let loaded: LoadedCenter
    do throws(LoadingFailure) {
      loaded = try CenterLoader.load(arguments.required(PlayOptions.path))
    } catch {
      throw CommandFailure(error.problems, error.isUnreadable ? .impossible : .problem)
    }
    guard !loaded.program.isLoneFlow || arguments.has(PlayOptions.store) else {
      throw CommandFailure(
        Diagnostic(
          in: loaded.path, "there is no store here", rule: "usage",
          why: "only a center with a center.json has one",
          fix: "name a center's folder, or a file with --store"))
    }
    let now = try time(arguments, loaded)
    let action = arguments.required(action)
    let slot = try slot(arguments, action)
    // Who looks, or takes what he sees, changes nothing else.
    let opened = try StoreOpening.open(
      for: loaded, named: arguments[PlayOptions.store], at: now, topsUp: false)
    opened.store.wait = StoreOpening.patience
    let path = opened.path ?? loaded.path
    let civil = loaded.center.definition.zone.localTime(at: now)
    switch action {
    case .slots: try show("AvailableSlots", opened.store, path)
    case .bookings: try show("Bookings", opened.store, path)
    case .customers: try show("Customers", opened.store, path)
    case .records: try show("Records", opened.store, path)
    case .contacts:
      let kept = try read(opened.store, path) { try $0.keptContacts() }
      tell(KeptWork(zone: loaded.center.definition.zone).contacts(kept))
    case .scorecards:
      let kept = try read(opened.store, path) { try $0.scores() }
      tell(KeptWork(zone: loaded.center.definition.zone).scorecards(kept))
    case .reset:
      do throws(StoreError) {
        try opened.store.resetSample(loaded.center.definition.sample, now: civil)
      } catch {
        throw CommandFailure(error.diagnostic(for: path))
      }
      Output.line("\(path.visible): the sample rows are as on the first day")
    case .take:
      guard let slot else { preconditionFailure("take without a slot") }
      let refusal: SlotTaking.Refusal?
      do throws(StoreError) {
        refusal = try SlotTaking.take(slot, from: opened.store, now: civil)
      } catch {
        throw CommandFailure(error.diagnostic(for: path))
      }
      if let refusal {
        let zone = loaded.center.definition.zone.name
        throw CommandFailure(refusal.diagnostic(for: slot, in: path, zone: zone, arguments), .problem)
      }
      Output.line("\(slot) is taken now")
    }
    return .well
  }
}

extension StoreCommand {
  /// The slot that take is told, nil for every other action.
  private static func slot(
    _ arguments: ParsedArguments, _ action: Action
  ) throws(CommandFailure) -> Slot? {
    guard action == .take else {
      if arguments[date] == nil { return nil }
      throw CommandFailure(
        Diagnostic(
          in: "touchtone store", "\(action.rawValue) takes no date", rule: "usage", fix: "leave it out"))
    }
    guard let date = arguments[date], let time = arguments[time] else {
      throw CommandFailure(
        Diagnostic(
          in: "touchtone store", "take needs a date and a time", rule: "usage",
          fix: "write: take 2026-11-24 10:00"))
    }
    return Slot(date: date, time: time)
  }

  private static func time(_ arguments: ParsedArguments, _ loaded: LoadedCenter) throws(CommandFailure)
    -> Timestamp
  {
    guard let text = arguments[at] else { return WallClock().now }
    do throws(TimeTextError) {
      return try TimeText(text).timestamp(in: loaded.center.definition.zone)
    } catch {
      throw CommandFailure(
        Diagnostic(
          in: "--at", "\"\(text)\" is no time: \(error.words)", rule: "usage",
          fix: "write it like \(TimeTextError.form)"))
    }
  }

  private static func read<R>(
    _ store: Store, _ path: String, _ body: (borrowing Transaction) throws -> R
  ) throws(CommandFailure) -> R {
    do { return try store.reading(body) } catch let error as StoreError {
      throw CommandFailure(error.diagnostic(for: path))
    } catch {
      preconditionFailure("reading rows throws \(error)")
    }
  }

  private static func tell(_ entries: [String]) {
    Output.line(entries.isEmpty ? "(none)" : entries.joined(separator: "\n"))
  }

  /// Prints a table with aligned columns.
  private static func show(_ table: String, _ store: Store, _ path: String) throws(CommandFailure) {
    let tables: [TableRows]
    do throws(StoreError) { tables = try store.dump() } catch {
      throw CommandFailure(error.diagnostic(for: path))
    }
    guard let rows = tables.first(where: { $0.table == table }) else { return }
    let lines = [rows.columns] + rows.rows.map { $0.map(\.visible) }
    let widths = rows.columns.indices.map { column in lines.map { $0[column].count }.max() ?? 0 }
    for line in lines {
      let cells = line.enumerated().map { column, cell in
        column == line.count - 1 ? cell : cell + String(repeating: " ", count: widths[column] - cell.count)
      }
      Output.line(cells.joined(separator: "  "))
    }
    if rows.rows.isEmpty { Output.line("(no rows)") }
  }
}

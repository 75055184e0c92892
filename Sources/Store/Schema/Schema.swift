/// The schema of a store: who owns the file, and every step that led to its tables.
enum Schema {
  /// "TtSt" in the header of the file, by which a store is told from other SQLite databases.
  static let applicationID: Int32 = 0x5474_5374

  /// Every migration, oldest first. A released one is never edited: a change of the schema is a new line.
  static let migrations: [Migration] = [
    Migration(version: 1, script: firstTables),
    Migration(version: 2, script: sampleSlots),
    Migration(version: 3, script: records),
    Migration(version: 4, script: desk),
    Migration(version: 5, script: contactsByAgent),
  ]

  /// A contact has a row for every agent at whom it rang, and tells of the attempts too. A talk counts without its holds, as
  /// in contact records.
  private static let contactsByAgent = """
    CREATE TEMPORARY TABLE FormerContacts AS SELECT * FROM ContactRecords;
    DROP TABLE ContactRecords;
    CREATE TABLE ContactRecords (
      phoneNumber TEXT NOT NULL,
      beganAt TEXT NOT NULL CHECK (beganAt <> ''),
      contactId TEXT NOT NULL CHECK (contactId <> ''),
      agent TEXT NOT NULL,
      queue TEXT NOT NULL,
      initiation TEXT NOT NULL,
      missed INTEGER NOT NULL CHECK (missed >= 0),
      declined INTEGER NOT NULL CHECK (declined >= 0),
      isJoined INTEGER NOT NULL CHECK (isJoined IN (0, 1)),
      waited INTEGER NOT NULL CHECK (waited >= 0),
      talked INTEGER NOT NULL CHECK (talked >= 0),
      held INTEGER NOT NULL CHECK (held >= 0),
      worked INTEGER NOT NULL CHECK (worked >= 0),
      holds INTEGER NOT NULL CHECK (holds >= 0),
      transferredTo TEXT NOT NULL,
      transfer TEXT NOT NULL CHECK (transfer IN ('', 'blind', 'warm')),
      ended TEXT NOT NULL,
      outcome TEXT NOT NULL,
      notes TEXT NOT NULL,
      PRIMARY KEY (phoneNumber, beganAt, contactId, agent)
    ) STRICT, WITHOUT ROWID;

    INSERT INTO ContactRecords SELECT phoneNumber, beganAt, contactId, agent, queue, '', 0, 0, 1, waited,
      max(0, talked - held), held, worked, holds, transferredTo, '', ended, outcome, notes FROM FormerContacts;
    DROP TABLE FormerContacts;
    """

  /// What is kept of contacts that agents had at the desk, and how trainees did.
  private static let desk = """
    CREATE TABLE ContactRecords (
      phoneNumber TEXT NOT NULL,
      beganAt TEXT NOT NULL CHECK (beganAt <> ''),
      contactId TEXT NOT NULL CHECK (contactId <> ''),
      queue TEXT NOT NULL,
      agent TEXT NOT NULL,
      waited INTEGER NOT NULL CHECK (waited >= 0),
      talked INTEGER NOT NULL CHECK (talked >= 0),
      held INTEGER NOT NULL CHECK (held >= 0),
      worked INTEGER NOT NULL CHECK (worked >= 0),
      holds INTEGER NOT NULL CHECK (holds >= 0),
      transferredTo TEXT NOT NULL,
      ended TEXT NOT NULL,
      outcome TEXT NOT NULL,
      notes TEXT NOT NULL,
      PRIMARY KEY (phoneNumber, beganAt, contactId)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE Scorecards (
      trainee TEXT NOT NULL CHECK (trainee <> ''),
      number INTEGER NOT NULL CHECK (number > 0),
      line INTEGER NOT NULL CHECK (line > 0),
      takenAt TEXT NOT NULL CHECK (takenAt <> ''),
      scenario TEXT NOT NULL,
      rule TEXT NOT NULL CHECK (rule <> ''),
      isMet INTEGER NOT NULL CHECK (isMet IN (0, 1)),
      found TEXT NOT NULL,
      better TEXT NOT NULL,
      PRIMARY KEY (trainee, number, line)
    ) STRICT, WITHOUT ROWID;
    """

  /// Which slots of an earlier version were made up nobody can tell any more: all of them stay.
  private static let sampleSlots = """
    CREATE TABLE SampleSlots (
      slotDate TEXT NOT NULL CHECK (slotDate IS date(slotDate, '+0 days') AND slotDate BETWEEN '1700' AND '2201'),
      slotTime TEXT NOT NULL CHECK (slotTime IS strftime('%H:%M', slotTime, '+0 days')),
      PRIMARY KEY (slotDate, slotTime)
    ) STRICT, WITHOUT ROWID;
    """

  /// Customer profiles, cases and data tables, whose fields are the flows' own.
  private static let records = """
    CREATE TABLE Records (
      kind TEXT NOT NULL CHECK (kind <> ''),
      record TEXT NOT NULL,
      field TEXT NOT NULL CHECK (field <> ''),
      value TEXT NOT NULL,
      PRIMARY KEY (kind, record, field)
    ) STRICT, WITHOUT ROWID;
    """

  /// Dates are `YYYY-MM-DD` of a year that `CivilDate` knows, times `HH:MM`, both in the center's zone.
  /// SQLite counts a day that no month has into the next one only when it has something to add: hence the '+0
  /// days'.
  private static let firstTables = """
    CREATE TABLE Customers (
      phoneNumber TEXT NOT NULL PRIMARY KEY CHECK (phoneNumber <> ''),
      name TEXT NOT NULL DEFAULT ''
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE AvailableSlots (
      slotDate TEXT NOT NULL CHECK (slotDate IS date(slotDate, '+0 days') AND slotDate BETWEEN '1700' AND '2201'),
      slotTime TEXT NOT NULL CHECK (slotTime IS strftime('%H:%M', slotTime, '+0 days')),
      isAvailable INTEGER NOT NULL DEFAULT 1 CHECK (isAvailable IN (0, 1)),
      PRIMARY KEY (slotDate, slotTime)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE Bookings (
      phoneNumber TEXT NOT NULL PRIMARY KEY CHECK (phoneNumber <> ''),
      slotDate TEXT NOT NULL CHECK (slotDate IS date(slotDate, '+0 days') AND slotDate BETWEEN '1700' AND '2201'),
      slotTime TEXT NOT NULL CHECK (slotTime IS strftime('%H:%M', slotTime, '+0 days')),
      status TEXT NOT NULL DEFAULT 'booked' CHECK (status IN ('booked', 'cancelled'))
    ) STRICT, WITHOUT ROWID;

    CREATE UNIQUE INDEX BookedSlots ON Bookings (slotDate, slotTime) WHERE status = 'booked';

    CREATE TABLE SampleCustomers (
      phoneNumber TEXT NOT NULL PRIMARY KEY CHECK (phoneNumber <> ''),
      visitDate TEXT NOT NULL DEFAULT '',
      visitTime TEXT NOT NULL DEFAULT ''
    ) STRICT, WITHOUT ROWID;
    """
}

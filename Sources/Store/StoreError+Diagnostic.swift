import Diagnostics

extension StoreError {
  /// The error in words, for the store of that path.
  public func diagnostic(for path: String) -> Diagnostic {
    switch self {
    case .busy:
      Diagnostic(
        in: path, "the store is in use by another program", rule: "store-busy",
        why: "it is held longer than this program waits",
        fix: "end the other program, or name another file with --store")
    case .readOnly:
      Diagnostic(
        in: path, "the store may not be written", rule: "store-read-only",
        why: "the file, its folder or the disk is read-only for you",
        fix: "allow writing, or name another file with --store")
    case .diskFull:
      Diagnostic(
        in: path, "no room is left for the store", rule: "store-full",
        why:
          "the disk, or your share of it, is full; what was being written is undone, all before it is kept",
        fix: "make room on the disk, or name a file elsewhere with --store")
    case .notADatabase:
      Diagnostic(
        in: path, "not a SQLite database", rule: "store-not-sqlite",
        why: "the file begins otherwise than every SQLite file does",
        fix: "name another file with --store; this one is left as it is")
    case .foreign(let applicationID):
      Diagnostic(
        in: path, "a SQLite database, but not a store of touchtone", rule: "store-foreign",
        why: "its application_id is \(applicationID), a store's is \(Schema.applicationID)",
        fix: "name another file with --store; this one is left as it is")
    case .newer(let version, let known):
      Diagnostic(
        in: path, "schema is version \(version), newer than this build, which knows up to \(known)",
        rule: "store-newer", why: "a newer touchtone wrote this file",
        fix: "open it with that version, or name another file with --store")
    case .cannotOpen(let why):
      Diagnostic(
        in: path, "the store cannot be opened", rule: "store-unreadable", why: why,
        fix: "name a file that you may read and write with --store")
    case .damaged(let why):
      Diagnostic(
        in: path, "the store is damaged", rule: "store-damaged", why: why,
        fix: "restore a copy, or save what is left with sqlite3's .recover; --store names another file")
    case .constraint(let why):
      Diagnostic(in: path, "the store refuses the row", rule: "store-constraint", why: why)
    case .conflict(let conflict):
      Diagnostic(
        in: path, "nothing was kept: \(conflict)", rule: "store-conflict",
        why: (conflict.clash == nil
          ? "another program wrote the row after this call met it"
          : "another program wrote that row, which this call did not meet")
          + (conflict.difference.isEmpty ? "" : ": " + conflict.difference)
          + "; the store does not keep which program that was, or when",
        fix: "drop the what-if with d; a call that begins now, c, meets the row as it is")
    case .failed(let code, let why):
      Diagnostic(
        in: path, "the store failed with SQLite's code \(code)", rule: "store-failed", why: why,
        fix: "look whether the disk fails; what was confirmed before is kept")
    }
  }
}

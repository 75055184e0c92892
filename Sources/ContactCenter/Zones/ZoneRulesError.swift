import Diagnostics

/// Why a zone cannot be used.
public enum ZoneRulesError: Error, Sendable, Hashable {
  /// The text is not written as a zone name is; nothing was opened.
  case notAZoneName(String)
  /// The machine's zone files have no such zone. The near names may be none.
  case unknown(String, near: [String])
  /// The machine has no zone files at all (the package `tzdata` is missing), or `TZDIR` names a folder
  /// without them.
  case noZoneFiles(String)
  /// The file is there, but is no TZif file that can be read.
  case damaged(String, path: String)

  /// What is wrong, in the words of a finding.
  public var words: String {
    switch self {
    case .notAZoneName(let name): "\"\(name)\" is not a time zone name"
    case .unknown(let name, _): "\"\(name)\" is not a time zone this machine knows"
    case .noZoneFiles(let name): "the rules of the time zone \"\(name)\" are not on this machine"
    case .damaged(let name, let path): "the rules of the time zone \"\(name)\" in \"\(path)\" cannot be read"
    }
  }

  /// How to mend it.
  public var fix: String {
    switch self {
    case .notAZoneName: "write a name as \"Asia/Kolkata\" or \"UTC\""
    case .unknown(_, let near):
      switch near.count {
      case 0: "write a name of the tz database, as \"Asia/Kolkata\" or \"UTC\""
      case 1: "did you mean \"\(near[0])\"?"
      default: "did you mean one of \(near.map { "\"\($0)\"" }.joined(separator: ", "))?"
      }
    case .noZoneFiles: "install the package tzdata, or set TZDIR to the folder of the zone files"
    case .damaged: "install the package tzdata again"
    }
  }
}

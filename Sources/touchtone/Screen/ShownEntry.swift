import TerminalUI

/// An entry of the transcript as the screen shows it.
typealias ShownEntry = TranscriptEntry
/// A changed row as the screen shows it.
typealias ShownRow = RowChange

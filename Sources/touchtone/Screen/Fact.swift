import World

/// A fact of the world's transcript, beside the entry that the screen shows of it.
typealias Fact = TranscriptEntry

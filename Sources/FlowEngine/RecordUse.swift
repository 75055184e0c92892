/// What an action does with customer profiles, cases and data tables; the values are in `Effects.parameters`.
@frozen public enum RecordUse: UInt8, Sendable, CaseIterable, BitwiseCopyable {
  case createProfile, updateProfile, findProfile, findProfileObject, calculatedAttributes, associateProfile
  case createCase, findCase, updateCase
  case evaluateTable, listTable, writeTable
}

/// What came of it. What the contact gets to know is loaded by then.
@frozen public enum RecordsAnswer: UInt8, Sendable, CaseIterable, BitwiseCopyable {
  case done, noneFound, multipleFound
  /// Done, but for the link to the contact.
  case notLinked
  case failed
}

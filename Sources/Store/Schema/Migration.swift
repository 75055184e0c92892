/// One step from a schema to the next.
struct Migration: Sendable {
  /// The version that the schema has afterwards: 1, 2, … without a gap.
  let version: Int
  /// The SQL of the step, without BEGIN, COMMIT and the version.
  let script: String
}

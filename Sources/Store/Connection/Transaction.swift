/// An open transaction: whoever holds one may read and write rows.
///
/// The operations on the tables are its methods, one file a table. It cannot be kept: it ends with the
/// closure it was lent to.
public struct Transaction: ~Copyable {
  let connection: Connection
}

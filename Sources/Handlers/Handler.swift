import Store

/// A flat list of strings, as a Lambda function may return; the keys in the order of the handler's description.
public typealias HandlerAnswer = [(name: String, value: String)]

/// A Lambda function that is answered here, in the program.
///
/// It does what such a function may do: it reads and changes rows in the one transaction it is lent, and gives
/// back a flat list of strings. It keeps nothing, knows no clock and draws no chance, so that the same rows and the
/// same request give the same answer.
public protocol Handler: Sendable {
  static var description: HandlerDescription { get }

  init()

  /// The answer: every key of the description, in its order, '' where there is nothing to say.
  ///
  /// Throws `HandlerFailure` for a request that it cannot understand and `StoreError` when the rows cannot be read or
  /// written. Either takes the error branch of the flow; the lender of the transaction then undoes it.
  func answer(_ request: HandlerRequest, in rows: borrowing Transaction) throws -> HandlerAnswer
}

import ContactCenter
import Traffic

extension Caller {
  /// Somebody from the country of the center, by a number that nobody has called from.
  ///
  /// - Parameter number: one of the center, which tells the country and how long its numbers are; without one it is the
  ///   United States.
  static func fresh(calling number: PhoneNumber?, _ bits: inout RandomBits) -> Caller {
    let count = min(12, max(6, number?.nationalDigits.count ?? 10))
    // The first digit is 6 to 9, so that none begins with a zero.
    let power = (1..<count).reduce(UInt64(1)) { product, _ in product * 10 }
    let digits = 6 * power + UInt64(bits.next(below: 4 * power))
    do throws(PhoneNumberError) {
      return .number(try PhoneNumber("+\(number?.callingCode ?? "1")\(digits)"))
    } catch {
      preconditionFailure("a calling code and \(count) digits are no number: \(error.words)")
    }
  }
}

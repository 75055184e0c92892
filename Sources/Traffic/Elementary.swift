/// Exponential function and logarithm by the four operations alone, which IEEE 754 fixes to the last bit, so that they
/// give the same on every processor. (The C library's do not.) Both are right to two units in the last place or better.
enum Elementary {
  /// ln 2 in two parts: the first has zeros in its last bits, so that its multiples by small numbers are exact.
  private static let highPart = 0x1.62e42fee00000p-1
  private static let lowPart = 0x1.a39ef35793c76p-33

  /// e to the power of a number from -700 to 700.
  static func exp(_ exponent: Double) -> Double {
    let power = (exponent * 0x1.71547652b82fep0).rounded()
    let rest = (exponent - power * highPart) - power * lowPart
    // The rest is at most 0.35: the series ends where it adds nothing.
    var sum = 1.0
    var divisor = 18.0
    while divisor >= 1 {
      sum = 1 + rest * sum / divisor
      divisor -= 1
    }
    return Double(sign: .plus, exponent: Int(power), significand: 1) * sum
  }

  /// The natural logarithm of a positive number.
  static func log(_ number: Double) -> Double {
    var power = Double(number.exponent)
    var fraction = number.significand
    if fraction > 0x1.6a09e667f3bcdp0 {
      fraction /= 2
      power += 1
    }
    // ln f = 2 artanh((f - 1) / (f + 1)), whose argument is at most 0.172.
    let argument = (fraction - 1) / (fraction + 1)
    let square = argument * argument
    var sum = 0.0
    var divisor = 27.0
    while divisor >= 3 {
      sum = sum * square + 1 / divisor
      divisor -= 2
    }
    return power * highPart + (2 * argument + (2 * argument * square * sum + power * lowPart))
  }
}

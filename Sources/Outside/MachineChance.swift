/// Chance that is another one every time: the only place where touchtone asks the machine for any.
public enum MachineChance {
  /// A seed for all the chance of a session, short enough to be written by hand.
  public static var seed: UInt64 {
    var source = SystemRandomNumberGenerator()
    return UInt64(UInt32.random(in: 1...UInt32.max, using: &source))
  }
}

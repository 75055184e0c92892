import Foundation
import Outside
import Testing

@Suite struct WallClockTests {
  @Test func agreesWithTheSystem() {
    let seconds = Double(WallClock().now.nanoseconds) / 1e9
    #expect(abs(seconds - Date().timeIntervalSince1970) < 60)
  }

  @Test func theMonotonicClockNeverGoesBack() {
    let clock = WallClock()
    var before = clock.monotonicNanoseconds
    for _ in 0..<1000 {
      let now = clock.monotonicNanoseconds
      #expect(now >= before)
      before = now
    }
  }
}

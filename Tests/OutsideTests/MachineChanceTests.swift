import Testing

@testable import Outside

@Suite struct MachineChanceTests {
  @Test func everySeedIsAnotherOne() {
    #expect(Set((0..<20).map { _ in MachineChance.seed }).count == 20)
  }
}

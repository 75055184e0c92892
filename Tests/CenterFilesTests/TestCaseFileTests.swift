import CenterFiles
import Testing

@Suite struct TestCaseFileTests {
  @Test(arguments: [
    #"{"Observations": []}"#, #"{"TestCase": {"Content": {"Observations": []}}}"#,
    #"{"Content": "{\"Observations\": []}"}"#, #"{"Overview": "O", "Observations": [{"Identifier": "a",,}]}"#,
    #"[1, "Observations""#,
  ])
  func whatHasObservationsIsATestCase(_ text: String) {
    #expect(TestCaseFile.isTestCase(Array(text.utf8)))
  }

  @Test(arguments: [
    "", "O", "Observations", "\"Observation",
    #"{"Version": "2019-10-30", "Actions": [], "Metadata": {}}"#,
    #"{"Actions": [{"Parameters": {"Text": "Observations"}}]}"#,
    #"{"Metadata": {"name": "Our Observations"}}"#,
  ])
  func whatOnlySpeaksOfThemIsNone(_ text: String) {
    #expect(!TestCaseFile.isTestCase(Array(text.utf8)))
  }
}

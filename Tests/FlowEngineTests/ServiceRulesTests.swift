import Diagnostics
import FlowEngine
import JSON
import Testing

@Suite struct ServiceRulesTests {
  func read(_ text: String) throws -> (rules: ServiceRules, problems: [Diagnostic]) {
    ServiceRules.read(try JSONDocument(parsing: text, named: "service-rules.json"))
  }

  @Test func anEmptyObjectIsTheDefaults() throws {
    let (rules, problems) = try read("{}")
    #expect(rules == ServiceRules())
    #expect(problems.isEmpty)
  }

  @Test func everySettingCanBeWrittenAsItsDefault() throws {
    let members = ServiceRules.settings.map { "\"\($0.name)\": \($0.standard)" }
    let (rules, problems) = try read("{\(members.joined(separator: ", "))}")
    #expect(rules == ServiceRules())
    #expect(problems.isEmpty)
  }

  @Test func settingsAreRead() throws {
    let (rules, problems) = try read(
      #"{"cancelKey": "ends", "firstDigitTimerStarts": "promptStart", "missingEqualsNull": false, "actionsWithoutWaitLimit": 100}"#
    )
    #expect(problems.isEmpty)
    #expect(rules.cancelKey == .ends)
    #expect(rules.firstDigitTimerStarts == .promptStart)
    #expect(!rules.missingEqualsNull)
    #expect(rules.actionsWithoutWaitLimit == 100)
  }

  @Test(arguments: [
    ("[]", 1, "expected an object of settings, found a list"),
    ("{\"cancelKeys\": 1}", 2, "\"cancelKeys\" is no setting"),
    ("{\"cancelKey\": \"stops\"}", 15, "\"cancelKey\" must be \"goesOn\" or \"ends\""),
    ("{\"missingEqualsNull\": \"true\"}", 23, "\"missingEqualsNull\" must be true or false"),
    ("{\"actionsWithoutWaitLimit\": 99}", 29, "\"actionsWithoutWaitLimit\" must be 100-1000000"),
  ])
  func whatIsWrongIsAFindingWithItsPlaceAndKeepsTheDefault(text: String, column: Int, message: String) throws
  {
    let (rules, problems) = try read(text)
    #expect(rules == ServiceRules())
    #expect(problems.map(\.message) == [message])
    #expect(problems.map { $0.place?.position.column } == [column])
  }

  @Test func everySettingAsksItsQuestion() {
    for setting in ServiceRules.settings { #expect(setting.question.hasSuffix("?"), "\(setting.name)") }
    #expect(Set(ServiceRules.settings.map(\.name)).count == ServiceRules.settings.count)
  }
}

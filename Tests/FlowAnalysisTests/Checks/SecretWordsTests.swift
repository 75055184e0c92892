import Testing

@testable import FlowAnalysis

struct SecretWordsTests {
  @Test(arguments: [
    ("Please enter your Credit Card Number, then press pound.", "Credit Card Number"),
    ("your card number", "card number"), ("discredit card number", "card number"),
    ("Enter your PIN.", "PIN"), ("Enter the pin code", "pin code"), ("pin numbers", "pin"),
    ("the passcode—please", "passcode"), ("the CVV2 on the back", "CVV2"), ("CVV", "CVV"),
    ("social security number", "social security number"),
  ])
  func aSecretIsNamedInTheTextsOwnWords(text: String, secret: String) {
    #expect(SecretWords.first(in: text) == secret)
  }

  @Test(arguments: [
    "Enter your account number.", "spinning", "opinion", "passwords", "cvv", "", "pin_number",
  ])
  func whatIsNoSecretIsNone(text: String) {
    #expect(SecretWords.first(in: text) == nil)
  }
}

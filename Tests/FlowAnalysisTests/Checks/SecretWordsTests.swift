import Testing

@testable import FlowAnalysis

struct SecretWordsTests {
  @Test(arguments: [
    ("Please enter your Credit Card Number, then press pound.", "Credit Card Number"),
    ("your card number", "card number"), ("discredit card number", "card number"),
    ("Enter your PIN.", "PIN"), ("Enter the pin code", "pin code"), ("pin numbers", "pin"),
    ("the passcode—please", "passcode"), ("the CVV2 on the back", "CVV2"), ("CVV", "CVV"),
    ("social security number", "social security number"),
    ("Do not hang up, and enter your PIN.", "PIN"), ("Enter the PIN code of your card.", "PIN code"),
    ("Never say your password to anyone. Enter your PIN.", "PIN"),
  ])
  func aSecretIsNamedInTheTextsOwnWords(text: String, secret: String) {
    #expect(SecretWords.first(in: text) == secret)
  }

  @Test(arguments: [
    "Enter your account number.", "spinning", "opinion", "passwords", "cvv", "", "pin_number",
    "Enter the number of your bank. Never tell us your password or PIN.", "Please do not enter your PIN.",
    "Please enter the six digit PIN code of your area.", "Enter your library card number.",
  ])
  func whatIsNoSecretIsNone(text: String) {
    #expect(SecretWords.first(in: text) == nil)
  }
}

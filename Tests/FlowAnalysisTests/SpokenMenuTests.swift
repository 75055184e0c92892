import FlowEngine
import Testing

@testable import FlowAnalysis

@Suite struct SpokenMenuTests {
  /// "1 plots, 2 villas": what the words offer.
  private func offered(_ text: String) -> String {
    SpokenMenu(text).choices.map { "\($0.digit) \(ChoiceWords.short($0))" }.joined(separator: ", ")
  }

  @Test(arguments: [
    // The key behind its choice.
    ("For plots, press 1. For villas, press 2.", "1 plots, 2 villas"),
    ("For plots press 1, for villas press 2, or for support press 0.", "1 plots, 2 villas, 0 support"),
    ("For sales press one for support press two", "1 sales, 2 support"),
    ("For loan and legal documents, press 3.", "3 loan and legal"),
    ("For loan, legal and tax, press 3.", "3 loan, legal"),
    ("To schedule a site visit, press 5.", "5 site visit"),
    ("To cancel your site visit, press 1. To keep it, press 2.", "1 cancel visit, 2 keep it"),
    ("Welcome to Acme. If you would like to speak to an agent, press 0.", "0 agent"),
    ("Thank you for calling Acme, for sales, press 1.", "1 sales"),
    ("Thank you for calling Acme for sales press 1 for support press 2", "1 sales, 2 support"),
    ("Welcome to Acme for sales press 1.", "1 sales"), ("Callers for plots press 1.", "1 plots"),
    // A greeting names no key.
    ("Thank you for calling, press 1 for plots.", "1 plots"), ("Thank you for calling, press 1.", ""),
    ("Thank you for calling, press 1 for plots, press 2 for villas.", "1 plots, 2 villas"),
    ("Welcome to Acme, press 1 for plots.", "1 plots"), ("Welcome, press 1.", ""),
    ("You have reached the place for plots, press 1 for sales.", "1 sales"),
    ("To make a payment, press 1 for cash, or press 2 for credit.", "1 cash, 2 credit"),
    // Several keys at once.
    ("For plots, press 1 or 2.", "1 plots, 2 plots"), ("For help, press 0 or star.", "0 help, * help"),
    ("For plots press 1 or 2 for villas.", "1 plots, 2 villas"),
    ("Press 1 for plots, or 2 or 3 for villas.", "1 plots, 2 villas, 3 villas"),
    ("Press 1, 2 or 3 for a department.", ""), ("Press 1 to 4 for a department.", ""),
    ("For a department, press any key from 1 to 4, or press 9 to hear this again.", "9 again"),
    ("New customers, press 1. All others, please press 2.", "1 New customers, 2 All others"),
    ("To get directions or to hear our address, press 1.", "1 directions"),
    ("If this is correct, press 1, otherwise press 2.", "1 correct, 2 otherwise"),
    ("If it is correct, press 1. If not press 2.", "1 correct, 2 no"),
    // The choice behind its key.
    ("Press 1 for plots. Press 2 for villas.", "1 plots, 2 villas"),
    ("Press 1 to reach sales. 2 to reach support. And 3 to hear this again.", "1 sales, 2 support, 3 again"),
    ("Press 1 for plots. 2 to 3 minutes is the usual wait.", "1 plots"),
    ("Press 1 for plots. 3 for you.", "1 plots"),
    ("Please press 1 for plots, 2 for villas, or 3 for support.", "1 plots, 2 villas, 3 support"),
    ("Press 1 if you want to leave us a voicemail.", "1 voicemail"),
    ("You can press 4 to leave a message, or press star to go back.", "4 leave a message, * back"),
    ("Press 1 for sales or press 2 for support or 3 to hear this again.", "1 sales, 2 support, 3 again"),
    ("Press or say 1 for billing.", "1 billing"),
    ("For billing, say billing or press 1.", "1 billing"),
    ("1 to be put through to sales, 2 to be transferred to support.", "1 sales, 2 support"),
    ("Press 1 to be put through to sales. To send it to a device, press 2.", "1 sales, 2 send it"),
    ("Press 1 to be put in queue to speak to them again.", "1 be put in queue"),
    ("Press 1 to be called back, or 2 to wait to be put through to an agent.", "1 be called back, 2 wait"),
    ("Press 1 to cancel, or press 2 to wait for your callback request to be delivered.", "1 cancel, 2 wait"),
    (
      "If you're a new patient, press 1. If you're an existing patient, press 2.",
      "1 new patient, 2 existing patient"
    ),
    ("Press 1 if you are calling about an existing order.", "1 existing order"),
    ("To make, change or cancel a booking, press 1.", "1 make, change"),
    ("To hold your place and be called back press 2.", "2 hold place"),
    // What a word stands for is only known with what is done with it.
    ("To hear it, press 1. To receive it via e-mail, press 2.", "1 hear it, 2 receive it"),
    ("To hear this, press 1. To hear this message now, press 2.", "1 hear this, 2 this message now"),
    // What comes behind an "or" may be another choice, or none.
    ("Press 1 to hear your balance or to send it to a device press 2.", "1 balance, 2 send it"),
    ("Press 1 to speak with someone or just stay on the line.", "1 someone"),
    ("Enter your account number, then press #. To go back, press *.", "* back"),
    // The full stop of an abbreviation ends nothing.
    ("For an appt. with a doctor, press 1.", "1 appt."),
    ("For e.g. plots, press 1.", "1 e.g. plots"), ("To see Dr. Rao, press 1.", "1 see Dr. Rao"),
    ("For suite no. 5, press 1.", "1 suite no. 5"), ("For plots, etc., press 1.", "1 plots, etc."),
    ("Press 2 for no. 3 callers are before you.", "2 no"),
    ("Press 1 for yes. Press 2 for no. Press 3 for U.S. sales.", "1 yes, 2 no, 3 U.S. sales"),
    (
      "To transfer to a representative and receive a receipt for your payment, press 1.", "1 representative"
    ),
    ("To proceed in English, please press 1.", "1 English"),
    (
      "Press 1 to learn more about a character. Press 2 to learn about a particular planet.",
      "1 character, 2 planet"
    ),
    (
      "To pay with a credit or debit card, press 1. To pay directly with your bank account, press 2.",
      "1 credit or debit, 2 bank account"
    ),
    // How keys are called.
    ("To go back, press star. To hear this again, press 9.", "* back, 9 again"),
    ("To end, press the pound key. For help, press hash.", "# end, # help"),
    ("For English, press the number 1 key.", "1 English"),
    ("For the operator, dial zero.", "0 operator"),
    ("To repeat these options, press #.", "# again"),
    ("To return to the previous menu, press *. To return to the main menu, press 0.", "* back, 0 main menu"),
    // Days and times.
    ("For Tuesday 24 November, press 1.", "1 Tue 24"), ("For Tuesday, November 24th, press 1.", "1 Tue 24"),
    ("For Tuesday the 24th of November, press 1.", "1 Tue 24"), ("For 24 November, press 1.", "1 24 Nov"),
    ("For Tuesday, press 1.", "1 Tuesday"),
    ("For 10 AM, press 1. For 12 noon, press 2.", "1 10 AM, 2 12 noon"),
    ("For 10 a.m., press 1.", "1 10 a.m."), ("For later dates, press 8.", "8 later dates"),
    ("For Tuesday 24 November at 10 AM, press 1.", "1 Tue 24 10 AM"),
    // Numbers that are no keys.
    ("Press 1 for floor 2.", "1 floor 2"), ("Press 1 to go to floor 2.", "1 floor 2"),
    ("Press 1 for suite 4, press 2 for suite 5.", "1 suite 4, 2 suite 5"),
    ("For suite 4, press 1, for suite 5, press 2.", "1 suite 4, 2 suite 5"),
    ("Press 1 for Windows 7, press 2 for anything else.", "1 Windows 7, 2 anything else"),
    ("Please do not press 9. Press 1 for plots.", "1 plots"),
    ("For plots press 1, for villas 2, for help 3.", "1 plots, 2 villas, 3 help"),
    // What is no choice.
    ("Please enter your 10 digit number, and then press hash.", ""), ("Press any key.", ""),
    ("Enter a 4 digit code.", ""), ("Please hold.", ""), ("", ""), ("press", ""), ("Press 1.", ""),
    (", . press , 1 . for", ""),
  ])
  func findsWhatEachKeyIsFor(text: String, choices: String) { #expect(offered(text) == choices) }

  @Test(arguments: [
    ("Para ventas, oprima 1. Para soporte, oprima el dos.", "1 ventas, 2 soporte"),
    ("Para hablar con un asesor oprima dos.", "2 asesor"),
    ("Para assuntos financeiros ou faturamento, digite 3.", "3 financeiros"),
    ("Pour parler à un conseiller, tapez 2.", "2 conseiller"),
    ("Si desea ventas marque uno o pulse la tecla 2 para soporte.", "1 ventas, 2 soporte"),
    ("For English, press 1. Para español, oprima el 2.", "1 English, 2 español"),
    ("Für Grundstücke drücken Sie die 1. Für Villen wählen Sie bitte die Zwei.", "1 Grundstücke, 2 Villen"),
    ("Drücken Sie die 1 für Vertrieb, die 2 für Service.", "1 Vertrieb, 2 Service"),
    (
      "Drücken Sie die 1, um der Aufzeichnung zuzustimmen, oder die 2, wenn Sie nicht einverstanden sind.",
      "1 der Aufzeichnung, 2 nicht"
    ),
    ("Um zuzustimmen, drücken Sie die 1, um abzulehnen, die 2.", "1 zuzustimmen, 2 abzulehnen"),
    ("Pour les ventes, appuyez sur le 1. Pour le support, tapez deux.", "1 les ventes, 2 le support"),
    ("Pour le français, faites le un, pour l'anglais, faites le 2.", "1 le français, 2 l'anglais"),
    ("Para vendas, prima 1. Para suporte, digite dois.", "1 vendas, 2 suporte"),
    ("Per vendite, premi 1. Per assistenza, prema il tasto due.", "1 vendite, 2 assistenza"),
    ("Voor facturen, toets 1. Voor een medewerker drukt u op de 2.", "1 facturen, 2 medewerker"),
    ("Druk op 1 om te betalen of op 2 voor storingen.", "1 te betalen, 2 storingen"),
    ("Para ventas, oprima 1. No oprima 2.", "1 ventas"),
    ("Para sí, oprima 1, para no oprima 2.", "1 sí, 2 no"),
    ("Gracias por llamar, oprima 1 para ventas.", "1 ventas"),
    ("Danke für Ihren Anruf, drücken Sie 1 für Vertrieb.", "1 Vertrieb"),
    ("Merci pour votre appel, tapez 1 pour les ventes.", "1 les ventes"),
    ("Grazie per la chiamata, premi 1 per vendite.", "1 vendite"),
    ("Obrigado por ligar para Acme, prima 1 para vendas.", "1 vendas"),
    // What is no choice.
    ("Marque 1 800 555 0100.", ""), ("Pour parler à un conseiller, appuyez sur une touche.", ""),
    ("Geben Sie Ihre 4 Ziffern ein.", ""), ("Oprima una tecla.", ""), ("Naciśnij 1, aby kupić.", ""),
  ])
  func findsWhatEachKeyIsForInOtherLanguages(text: String, choices: String) {
    #expect(offered(text) == choices)
  }

  @Test(arguments: [
    ("For plots, press 1. For villas, press 2.", "12"), ("Press 1, 2 or 3.", "123"), ("Press 1.", "1"),
    ("Press 1, 2, or 3 to choose.", "123"), ("Press one or two.", "12"), ("Press 1 or press 2.", "12"),
    ("Press 1 or the pound key.", "1#"), ("To go back, press star or pound.", "*#"),
    ("Press any key from 1 to 5.", "12345"), ("Press a number between 1 and 3.", "123"),
    ("Press 1 to 3.", "123"), ("Press 1-3 for a department.", "123"), ("Press one through three.", "123"),
    ("Press 1–3 now.", "123"), ("Press 1 for plots, 2 to 4 for villas.", "1234"),
    ("Press either star or pound.", "*#"), ("Press the star key or the pound key.", "*#"),
    ("Thank you for calling, press 1.", "1"),
    ("1 for plots, 2 for villas, 0 for an agent.", "120"),
    ("Your choice: 1 for plots and 2 for villas.", "12"),
    ("1 für Häuser, 2 für Wohnungen.", "12"), ("1 para ventas, 2 para soporte.", "12"),
    ("Please rate us from 1 to 3, using your keypad.", "123"),
    ("Oprima 1, 2 o 3.", "123"), ("Marque cualquier tecla del 1 al 4.", "1234"),
    ("Pulse un número entre 1 y 3.", "123"), ("Oprima asterisco o numeral.", "*#"),
    ("Drücken Sie 1, 2 oder 3.", "123"), ("Drücken Sie eine Taste von 1 bis 4.", "1234"),
    ("Wählen Sie eine Zahl zwischen 1 und 3.", "123"), ("Drücken Sie die 1 oder die Raute.", "1#"),
    ("Tapez 1, 2 ou 3.", "123"), ("Appuyez sur une touche de 1 à 4.", "1234"),
    ("Tapez un chiffre entre 1 et 3.", "123"), ("Appuyez sur étoile ou dièse.", "*#"),
    ("Prima 1, 2 ou 3.", "123"), ("Digite um número de 1 a 4.", "1234"),
    ("Tecle um número entre 1 e 3.", "123"), ("Pressione asterisco ou cardinal.", "*#"),
    ("Premi 1, 2 o 3.", "123"), ("Premi un tasto dall'1 al 4.", "1234"),
    ("Prema un numero tra 1 e 3.", "123"), ("Premi asterisco o cancelletto.", "*#"),
    // None is named for certain.
    ("Press any key.", ""), ("Choose one.", ""), ("Please select one of the following options.", ""),
    ("Choose 2 items.", ""), ("Press 1 or 2 digits.", ""), ("Dial 9 1 1.", ""), ("Dial 1 800 555 0100.", ""),
    ("In an emergency, hang up and dial 9 1 1.", ""), ("You do not need to press 1.", ""),
    ("Please do not press 1 or 2.", ""), ("Press 1, 2, 3.", "1"),
    ("We are open from 9 to 5, Saturday, 2 to 4.", ""), ("We have 2 for adults, 3 for children.", ""),
    ("2 for 1, 3 for 2.", ""), ("On a scale from 1 to 5, how was it?", ""),
  ])
  func namesKeysWithAndWithoutAWordOfThem(text: String, keys: String) {
    #expect(SpokenMenu(text).keys.map(\.description).joined() == keys)
  }

  @Test(arguments: [
    ("For plots, press 1. For villas, press 2.", false), ("For plots, press 1. Or the key 3.", true),
    ("For English, press 1. Hindi ke liye teen dabaiye.", true), ("英語は1を押してください。", true),
    ("Para ventas, oprima 1. Gracias.", false), ("Press 1. Or say three.", true),
    ("Press 1 to 4 for a department.", true), ("Press 1-4 for a department.", true),
    ("Press 1 to 2 for a department, 5 to go on.", false), ("Press 1, or any other key to go on.", true),
    ("Press 1, or press a key when you are ready.", true), ("Rate us from one to five.", true),
    ("Press any key from 1 to 2.", false), ("Drücken Sie 1 oder eine andere Taste.", true),
    ("Oprima 1 o cualquier otra tecla.", true), ("Tapez 1, ou une autre touche.", true),
    ("Prima 1 ou qualquer outra tecla.", true), ("Premi 1 o un altro tasto.", true),
    ("At any time, press 1 or 2.", false),
  ])
  func aKeyMayBeOfferedInAWayThatIsNotUnderstood(text: String, isSo: Bool) throws {
    #expect(SpokenMenu(text).mayOffer(try #require(DTMFDigit("3"))) == isSo)
  }

  @Test func keysThatBeginAlikeAreToldByTheirEnds() throws {
    let keys = "123".map { KeyTarget(digit: DTMFDigit($0)!, target: "there", isTested: false) }
    let spoken =
      "Press 1 to test delivery of voicemail to an agent's queue. Press 2 to test delivery to a standard queue. "
    #expect(
      MenuLabels.labels(of: keys, SpokenMenu(spoken + "For plots, press 3.")).map(\.text) == [
        "agent's queue", "standard queue", "plots",
      ])
    #expect(
      MenuLabels.labels(of: keys, SpokenMenu("For plots, press 1 or 2.")).map(\.text) == [
        "plots", "plots", "there",
      ])
  }

  @Test func anyWordsAreReadWithoutHarm() {
    var chance: UInt64 = 7
    let words = [
      "press", "1", "for", "to", ",", ".", "star", "or", "if", "you", "2", "say", "otherwise", "Tuesday",
      "24", "the",
    ]
    for _ in 0..<3000 {
      var text: [String] = []
      for _ in 0..<12 {
        chance = chance &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        text.append(words[Int(chance >> 33) % words.count])
      }
      for choice in SpokenMenu(text.joined(separator: " ")).choices {
        #expect(!ChoiceWords.short(choice).isEmpty, "\(text)")
      }
    }
  }
}

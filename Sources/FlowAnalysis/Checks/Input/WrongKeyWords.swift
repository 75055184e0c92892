/// Words by which a caller is told that a key was wrong, in the languages that menus are read in.
enum WrongKeyWords {
  /// True where a sentence speaks of a wrong key: "that is not a valid option". "Something went wrong" and "a
  /// valid telephone number, please" do not.
  static func areIn(_ text: String) -> Bool {
    var text = text
    if let areIn = text.withUTF8({ areIn(ascii: $0) }) { return areIn }
    return text.lowercased().split(whereSeparator: { ".!?".contains($0) }).contains { sentence in
      let words = sentence.split { !$0.isLetter }.map(String.init)
      return words.contains(where: judgements.contains) && words.contains(where: inputs.contains)
    }
  }

  /// The same of a text of ASCII; nil for any other.
  private static func areIn(ascii text: UnsafeBufferPointer<UInt8>) -> Bool? {
    guard text.allSatisfy({ $0 < 0x80 }) else { return nil }
    var (hasJudgement, hasInput) = (false, false)
    var start = 0
    for place in 0...text.count {
      let byte = place < text.count ? text[place] : UInt8(ascii: ".")
      if (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) { continue }
      if start < place {
        let word = UnsafeBufferPointer(rebasing: text[start..<place])
        if plainJudgements.has(word) { hasJudgement = true }
        if plainInputs.has(word) { hasInput = true }
      }
      start = place + 1
      guard byte == UInt8(ascii: ".") || byte == UInt8(ascii: "!") || byte == UInt8(ascii: "?") else {
        continue
      }
      if hasJudgement, hasInput { return true }
      (hasJudgement, hasInput) = (false, false)
    }
    return false
  }

  /// Words of ASCII letters in lower case, by their number of letters.
  private struct PlainWordList {
    private let byCount: [[[UInt8]]]

    init(_ words: Set<String>) {
      var byCount = Array(repeating: [] as [[UInt8]], count: (words.map(\.utf8.count).max() ?? 0) + 1)
      for word in words.sorted() { byCount[word.utf8.count].append(Array(word.utf8)) }
      self.byCount = byCount
    }

    /// - Parameter word: letters, in any case.
    func has(_ word: UnsafeBufferPointer<UInt8>) -> Bool {
      guard word.count < byCount.count else { return false }
      return byCount[word.count].contains { known in
        known.indices.allSatisfy { known[$0] == word[$0] | 0x20 }
      }
    }
  }

  private static let plainJudgements = PlainWordList(judgements)
  private static let plainInputs = PlainWordList(inputs)

  private static func words(_ text: String) -> Set<String> {
    Set(text.split(separator: " ").map(String.init))
  }

  private static let judgements = words(
    "invalid valid incorrect wrong inválida inválido válida válido incorrecta incorrecto equivocada ungültig ungültige "
      + "ungültigen gültig gültige gültigen falsch falsche falschen invalide valide incorrecte mauvaise incorreta "
      + "incorreto errada valida valido errata errato sbagliata sbagliato "
      + "ongeldig ongeldige geldig geldige verkeerd verkeerde onjuist onjuiste")
  private static let inputs = words(
    "key option choice selection entry input response answer opción opcion tecla entrada selección "
      + "seleccion respuesta taste eingabe auswahl antwort touche choix saisie réponse opção opcao "
      + "escolha resposta scelta tasto opzione selezione risposta toets keuze "
      + "invoer optie antwoord")
}

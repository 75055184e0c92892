/// Words by which a caller is told that a key was wrong, in the languages that menus are read in.
enum WrongKeyWords {
  /// True where a sentence speaks of a wrong key: "that is not a valid option". "Something went wrong" and "a
  /// valid telephone number, please" do not.
  static func areIn(_ text: String) -> Bool {
    text.lowercased().split(whereSeparator: { ".!?".contains($0) }).contains { sentence in
      let words = sentence.split { !$0.isLetter }.map(String.init)
      return words.contains(where: judgements.contains) && words.contains(where: inputs.contains)
    }
  }

  private static func words(_ text: String) -> Set<String> {
    Set(text.split(separator: " ").map(String.init))
  }

  private static let judgements = words(
    "invalid valid incorrect wrong inválida inválido válida válido incorrecta incorrecto equivocada ungültig ungültige "
      + "ungültigen gültig gültige gültigen falsch falsche falschen invalide valide incorrecte mauvaise incorreta "
      + "incorreto errada valida valido errata errato sbagliata sbagliato")
  private static let inputs = words(
    "key option choice selection entry input response answer opción opcion tecla entrada selección "
      + "seleccion respuesta taste eingabe auswahl antwort touche choix saisie réponse opção opcao "
      + "escolha resposta scelta tasto opzione selezione risposta")
}

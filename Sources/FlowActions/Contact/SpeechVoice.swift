import FlowDocument

/// The voices that texts can be spoken with.
public enum SpeechVoice {
  /// Those of the service that speaks, as far as they are known; new ones come, so that another name may be one, too.
  public static let known: Set<String> = [
    "Aditi", "Adriano", "Alba", "Ambre", "Amy", "Andres", "Andrés", "Aria", "Arlet", "Arthur", "Astrid",
    "Ayanda", "Beatrice", "Bianca", "Brian",
    "Burcu", "Camila", "Carla", "Carmen", "Celine", "Céline", "Chantal", "Conchita", "Cristiano", "Daniel",
    "Danielle", "Dora", "Dóra", "Elin", "Emma", "Enrique", "Ewa", "Filiz", "Florian", "Gabrielle", "Geraint",
    "Giorgio",
    "Gregory", "Gwyneth", "Hala", "Hannah", "Hans", "Hiujin", "Ida", "Ines", "Inês", "Isabelle", "Ivy",
    "Jacek",
    "Jan", "Jasmine", "Jihye", "Jitka", "Joanna", "Joey", "Justin", "Kajal", "Karl", "Kazuha", "Kendra",
    "Kevin",
    "Kimberly", "Laura", "Lea", "Léa", "Lennart", "Liam", "Lisa", "Liv", "Lorenzo", "Lotte", "Lucia", "Lupe",
    "Mads", "Maja",
    "Marlene",
    "Mathieu", "Matthew", "Maxim", "Mia", "Miguel", "Mizuki", "Naja", "Niamh", "Nicole", "Ola", "Olivia",
    "Patrick", "Pedro",
    "Penelope", "Penélope", "Raul", "Raúl", "Raveena", "Remi", "Rémi", "Ricardo", "Ruben", "Russell", "Ruth",
    "Sabrina", "Salli", "Seoyeon", "Sergio", "Sofie", "Stephen", "Suvi", "Takumi", "Tania", "Tatyana",
    "Thiago", "Tiffany",
    "Tomoko",
    "Vicki", "Vitoria", "Vitória", "Zayd", "Zeina", "Zhiyu",
  ]

  /// The voice that an action sets, where its name is written out and is none that is known.
  public static func unknown(in action: DocumentAction) -> String? {
    guard let name = action.parameter("TextToSpeechVoice")?.scalarText, !name.isEmpty,
      name.allSatisfy({ $0.isLetter || $0 == " " || $0 == "-" }),
      !known.contains(where: { $0.lowercased() == name.lowercased() })
    else { return nil }
    // Another provider's engine has voices of its own.
    return action.parameter("TextToSpeechEngine")?.scalarText?.contains(":") == true ? nil : name
  }
}

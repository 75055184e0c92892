/// The words of a language by which a menu names its keys.
struct SpokenVocabulary: Sendable {
  /// What a word can be in a menu.
  struct Role: OptionSet {
    let rawValue: UInt16

    /// "press".
    static let verb = Role(rawValue: 1)
    /// Between the verb and the key: "the".
    static let filler = Role(rawValue: 2)
    /// Behind the key: "key".
    static let keyNoun = Role(rawValue: 4)
    /// What the key is for comes next: "for"; "when" only at the beginning of a clause.
    static let lead = Role(rawValue: 8)
    static let innerLead = Role(rawValue: 16)
    /// Before what the key is for: "please".
    static let fill = Role(rawValue: 32)
    /// "or", "and".
    static let link = Role(rawValue: 64)
    /// Behind a number that is no key: "times", "of".
    static let counted = Role(rawValue: 128)
    /// What no phrase ends with: "or".
    static let dangling = Role(rawValue: 256)
    /// Before a verb that tells what not to press: "not".
    static let negation = Role(rawValue: 512)
    /// What opens a clause that tells of no key: "thank" in "thank you for calling".
    static let greeting = Role(rawValue: 1024)
    /// Before a word for a key that is left open: "any".
    static let openKey = Role(rawValue: 2048)
    /// Between the verb and a range of keys: "from".
    static let rangeLead = Role(rawValue: 4096)
    /// The same where a `betweenLink` parts the ends of the range: "between 1 and 5".
    static let between = Role(rawValue: 8192)
    /// Between the ends of a range: "through".
    static let rangeLink = Role(rawValue: 16384)
    static let betweenLink = Role(rawValue: 32768)
  }

  let roles: [String: Role]
  let digits: [String: Character]
  /// Words for one that are also its article: a key only where no plain word follows.
  let articles: Set<String>
  /// Words that nearly every sentence of the language has some of, so that it is known by them.
  let common: Set<String>

  private init(
    verb: String, filler: String, keyNoun: String, lead: String, innerLead: String, fill: String,
    link: String,
    counted: String, dangling: String, digits: String, articles: String = "", negation: String = "",
    greeting: String, openKey: String, rangeLead: String, between: String, rangeLink: String,
    betweenLink: String, common: String
  ) {
    var roles: [String: Role] = [:]
    func words(_ text: String) -> [String] { text.split(separator: " ").map(String.init) }
    for (role, text) in [
      (Role.verb, verb), (.filler, filler), (.keyNoun, keyNoun), (.lead, lead), (.innerLead, innerLead),
      (.fill, fill), (.link, link), (.counted, counted), (.dangling, dangling),
      (.negation, negation), (.greeting, greeting), (.openKey, openKey), (.rangeLead, rangeLead),
      (.between, between), (.rangeLink, rangeLink), (.betweenLink, betweenLink),
    ] {
      for word in words(text) { roles[word, default: []].insert(role) }
    }
    self.roles = roles
    var keys: [String: Character] = [:]
    for entry in words(digits) {
      let parts = entry.split(separator: "=")
      if let key = parts[0].first { for word in parts[1].split(separator: "|") { keys[String(word)] = key } }
    }
    self.digits = keys
    self.articles = Set(words(articles))
    self.common = Set(words(common))
  }

  /// All that are known, English first.
  static let all = [english, spanish, german, french, portuguese, italian, dutch]

  /// The languages of `all`, as codes such as "en-US" begin.
  static let languages: Set<String> = ["en", "es", "de", "fr", "pt", "it", "nl"]

  static let english = SpokenVocabulary(
    verb: "press dial enter hit push touch tap choose select",
    filler: "the key number digit button on or say option either", keyNoun: "key keys sign button number",
    lead: "for to if when",
    innerLead: "for to if",
    fill: "please or and you can may now then simply just also otherwise say at any time", link: "or and",
    counted: "digit digits numbers times of more", dangling: "or and please just simply then you can may",
    digits:
      "0=zero 1=one 2=two 3=three 4=four 5=five 6=six 7=seven 8=eight 9=nine *=star|asterisk #=hash|pound",
    negation: "not never don't don’t",
    greeting: "thank thanks welcome hello", openKey: "a any other another",
    rangeLead: "a any one from of number numbers", between: "between", rangeLink: "to through thru",
    betweenLink: "and",
    common:
      "a an the and or to of in on for with from is are was be you your we our us i my me this that these it at by as "
      + "not no yes all have has will would can may please thank thanks press hold wait call calling customer help "
      + "welcome sorry hello again back here now what how if when do")

  private static let spanish = SpokenVocabulary(
    verb:
      "oprima oprime oprimir presione presiona presionar pulse pulsa pulsar marque marca marcar digite digita "
      + "toque apriete teclee ingrese elija seleccione",
    filler: "el la los las tecla número numero opción opcion dígito digito botón boton en o diga",
    keyNoun: "tecla teclas número numero", lead: "para si cuando", innerLead: "para si",
    fill: "por favor o y usted puede ahora también",
    link: "o y", counted: "dígitos digitos números numeros cifras veces de", dangling: "o y por favor",
    digits:
      "0=cero 1=uno 2=dos 3=tres 4=cuatro 5=cinco 6=seis 7=siete 8=ocho 9=nueve *=asterisco|estrella "
      + "#=numeral|almohadilla|gato",
    negation: "no nunca",
    greeting: "gracias bienvenido bienvenida bienvenidos hola", openKey: "una cualquier otra",
    rangeLead: "un una cualquier de del desde", between: "entre", rangeLink: "a al hasta", betweenLink: "y",
    common:
      "el la los las un una de del en y o que por con su sus es para si usted le nos nuestro nuestra favor gracias "
      + "bienvenido bienvenida llamar llamada español")

  private static let german = SpokenVocabulary(
    verb: "drücken drücke druecken wählen wähle waehlen betätigen tippen geben",
    filler: "sie bitte die den das der taste tasten nummer zahl ziffer auf oder sagen",
    keyNoun: "taste tasten zahl ziffer nummer",
    lead: "für fuer wenn falls um zum zur", innerLead: "für fuer wenn falls",
    fill: "bitte oder und sie können jetzt dann auch nun", link: "oder und",
    counted: "ziffern stellen mal zahlen der von", dangling: "oder und bitte dann",
    digits:
      "0=null 1=eins 2=zwei|zwo 3=drei 4=vier 5=fünf|fuenf 6=sechs 7=sieben 8=acht 9=neun *=stern|sternchen "
      + "#=raute|rautetaste",
    negation: "nicht nie",
    greeting: "danke dank willkommen hallo", openKey: "eine beliebige andere jede",
    rangeLead: "eine einen von beliebige beliebigen", between: "zwischen", rangeLink: "bis",
    betweenLink: "und",
    common:
      "der die das den dem des ein eine einen einer und oder zu zum zur von vom in im ist sind sie ihr ihre ihren "
      + "ihnen wir uns unser unsere für mit auf bei bitte danke willkommen nicht haben anruf deutsch wenn")

  private static let french = SpokenVocabulary(
    verb: "appuyez appuyer tapez taper composez composer faites pressez choisissez sélectionnez",
    filler: "sur la le les l touche numéro numero chiffre option ou dites",
    keyNoun: "touche touches chiffre numéro",
    lead: "pour si",
    innerLead: "pour si", fill: "ou et veuillez vous pouvez maintenant puis aussi merci de", link: "ou et",
    counted: "chiffres fois numéros de des", dangling: "ou et veuillez vous pouvez puis",
    digits:
      "0=zéro|zero 1=un 2=deux 3=trois 4=quatre 5=cinq 6=six 7=sept 8=huit 9=neuf *=étoile|astérisque #=dièse",
    articles: "un",
    negation: "pas jamais",
    greeting: "merci bienvenue bonjour", openKey: "une n'importe quelle autre",
    rangeLead: "une un n'importe quelle quel de du", between: "entre", rangeLink: "à a au jusqu'à",
    betweenLink: "et",
    common:
      "le la les un une des de du et ou à au aux en dans est sont que qui vous votre vos nous notre nos pour avec "
      + "sur par merci bienvenue bonjour veuillez pas appel français si")

  private static let portuguese = SpokenVocabulary(
    verb:
      "prima premir pressione pressionar digite digitar tecle marque disque aperte toque carregue escolha "
      + "selecione",
    filler: "a o as os na no em tecla número numero opção opcao dígito digito ou diga",
    keyNoun: "tecla teclas número numero",
    lead: "para se quando", innerLead: "para se", fill: "por favor ou e você pode agora também", link: "ou e",
    counted: "dígitos digitos números numeros vezes de dos das", dangling: "ou e por favor",
    digits:
      "0=zero 1=um 2=dois|duas 3=três|tres 4=quatro 5=cinco 6=seis|meia 7=sete 8=oito 9=nove "
      + "*=asterisco|estrela #=cardinal|sustenido|jogo-da-velha",
    articles: "um", negation: "não nao nunca",
    greeting: "obrigado obrigada agradecemos bem-vindo bem-vinda olá", openKey: "uma qualquer outra",
    rangeLead: "um uma qualquer de do desde", between: "entre", rangeLink: "a à ao até", betweenLink: "e",
    common:
      "o a os as um uma de do da dos das em no na nos nas e ou que por com seu sua é são para se você nós nosso "
      + "nossa favor obrigado obrigada vindo ligar português")

  private static let italian = SpokenVocabulary(
    verb: "premi premere prema premete digita digiti digitare seleziona selezioni scelga schiacci componga",
    filler: "il lo la i gli tasto numero cifra su sul o dica", keyNoun: "tasto tasti numero",
    lead: "per se quando",
    innerLead: "per se", fill: "o e ora poi anche può puoi favore", link: "o e oppure",
    counted: "cifre numeri volte di dei degli delle", dangling: "o e oppure poi",
    digits:
      "0=zero 1=uno 2=due 3=tre 4=quattro 5=cinque 6=sei 7=sette 8=otto 9=nove *=asterisco|stella #=cancelletto",
    negation: "non",
    greeting: "grazie benvenuto benvenuti benvenuta buongiorno", openKey: "un qualsiasi qualunque altro",
    rangeLead: "un uno qualsiasi qualunque da dal dall'", between: "tra fra", rangeLink: "a al all'",
    betweenLink: "e",
    common:
      "il lo la i gli le un uno una di del della dei in nel nella e o che per con su sua suo è sono se lei noi "
      + "nostro nostra grazie benvenuto benvenuti prego non chiamata italiano")

  private static let dutch = SpokenVocabulary(
    verb: "druk drukt toets toetst kies kiest kiezen drukken",
    filler: "u op de het toets nummer cijfer of zeg", keyNoun: "toets toetsen cijfer nummer",
    lead: "voor om als indien wanneer", innerLead: "voor om als",
    fill: "alstublieft of en u kunt nu dan ook", link: "of en", counted: "cijfers keer nummers van",
    dangling: "of en dan alstublieft",
    digits:
      "0=nul 1=één|een 2=twee 3=drie 4=vier 5=vijf 6=zes 7=zeven 8=acht 9=negen *=ster|sterretje #=hekje",
    articles: "een", negation: "niet nooit", greeting: "bedankt dank welkom hallo goedendag",
    openKey: "een willekeurige andere", rangeLead: "een willekeurige van", between: "tussen",
    rangeLink: "tot t/m", betweenLink: "en",
    common:
      "de het een en of van in op te met voor is zijn u uw wij ons onze om als niet dank bedankt welkom bent heeft wilt "
      + "wordt kunt nederlands")
}

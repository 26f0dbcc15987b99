import Testing

@testable import WaymarkCore

@Suite struct WordsTests {
  /// What a text comes to, spelled by the stems that the test names.
  private func terms(_ text: String) -> [TermID] {
    var words = Words()
    return words.terms(of: text)
  }

  private func hashes(_ stems: String...) -> [TermID] { stems.map { Words.hash($0.utf8) } }

  @Test func `the hash is FNV-1a`() {
    // The published values of the 32-bit variant.
    #expect(Words.hash("".utf8) == 0x811C_9DC5)
    #expect(Words.hash("a".utf8) == 0xE40C_292C)
    #expect(Words.hash("foobar".utf8) == 0xBF9C_F968)
  }

  @Test(arguments: [
    ("parseInvoice", ["pars", "invoic", "parseinvoice"]),
    ("parse_invoice", ["pars", "invoic", "parseinvoice"]),
    ("ParseInvoice", ["pars", "invoic", "parseinvoice"]),
    ("PARSE_INVOICE", ["pars", "invoic", "parseinvoice"]),
    ("HTTPServer", ["http", "server", "httpserver"]),
    ("parseHTTP2Frame", ["pars", "http", "frame", "parsehttp2frame"]),
    ("sha256", ["sha"]), ("x", []), ("42", []), ("_", []), ("__init__", []),
    ("getURL", ["url", "geturl"]), ("naïve", ["naïve"]), ("漢字", ["漢字"]),
    ("a1b2", []), ("invoice", ["invoic"]), ("iOS", ["os"]),
  ])
  func `identifiers split at case, digits and underscores`(text: String, stems: [String]) {
    #expect(terms(text) == stems.map { Words.hash($0.utf8) })
  }

  @Test func `the same words come out however they are written`() {
    let one = Set(terms("parse_invoice")), other = Set(terms("Parsing the invoices"))
    #expect(other.isSubset(of: one))
  }

  @Test func `stop words and keywords say nothing`() {
    #expect(terms("the and of with return class func void self").isEmpty)
    #expect(terms("return the invoice") == hashes("invoic"))
  }

  @Test func `very long words are no words`() {
    #expect(terms(String(repeating: "ab", count: 65)).isEmpty)
    #expect(terms(String(repeating: "z", count: 128)).count == 1)
  }

  @Test func `words are found as they are spelled`() {
    var words = Words()
    let found = words.spelled("Sends the daily-report to ÄRZTE.")
    #expect(found.map(\.word) == ["Sends", "daily", "report", "ÄRZTE"])
  }

  @Test func `a value that saw many words still tells them apart`() {
    var words = Words()
    var seen: Set<TermID> = []
    for number in 0..<20_000 {
      // Letters only: digits would part the words.
      let word =
        "w"
        + String(number, radix: 26).map {
          String(
            UnicodeScalar(
              UInt8(ascii: "a") + UInt8($0.hexDigitValue ?? 10 + Int(($0.asciiValue ?? 97) - 97))))
        }.joined() + "q"
      for term in words.terms(of: word) { seen.insert(term) }
    }
    #expect(seen.count > 19_900)
    #expect(words.terms(of: "invoices") == hashes("invoic"))
  }

  /// The examples that the paper gives for each step, carried through all of them by hand.
  @Test(arguments: [
    // Step 1a.
    ("caresses", "caress"), ("ponies", "poni"), ("ties", "ti"), ("caress", "caress"),
    ("cats", "cat"),
    // Step 1b and its repairs.
    ("feed", "feed"), ("agreed", "agre"), ("plastered", "plaster"), ("bled", "bled"),
    ("motoring", "motor"), ("sing", "sing"), ("conflated", "conflat"), ("troubled", "troubl"),
    ("sized", "size"), ("hopping", "hop"), ("tanned", "tan"), ("falling", "fall"),
    ("hissing", "hiss"), ("fizzed", "fizz"), ("failing", "fail"), ("filing", "file"),
    // Step 1c.
    ("happy", "happi"), ("sky", "sky"),
    // Step 2.
    ("relational", "relat"), ("conditional", "condit"), ("rational", "ration"),
    ("valenci", "valenc"), ("hesitanci", "hesit"), ("digitizer", "digit"),
    ("conformabli", "conform"), ("radicalli", "radic"), ("differentli", "differ"),
    ("vileli", "vile"), ("analogousli", "analog"), ("vietnamization", "vietnam"),
    ("predication", "predic"), ("operator", "oper"), ("feudalism", "feudal"),
    ("decisiveness", "decis"), ("hopefulness", "hope"), ("callousness", "callous"),
    ("formaliti", "formal"), ("sensitiviti", "sensit"), ("sensibiliti", "sensibl"),
    // Step 3.
    ("triplicate", "triplic"), ("formative", "form"), ("formalize", "formal"),
    ("electriciti", "electr"), ("electrical", "electr"), ("hopeful", "hope"), ("goodness", "good"),
    // Step 4.
    ("revival", "reviv"), ("allowance", "allow"), ("inference", "infer"), ("airliner", "airlin"),
    ("gyroscopic", "gyroscop"), ("adjustable", "adjust"), ("defensible", "defens"),
    ("irritant", "irrit"), ("replacement", "replac"), ("adjustment", "adjust"),
    ("dependent", "depend"), ("adoption", "adopt"), ("homologou", "homolog"),
    ("communism", "commun"), ("activate", "activ"), ("angulariti", "angular"),
    ("homologous", "homolog"), ("effective", "effect"), ("bowdlerize", "bowdler"),
    // Step 5.
    ("probate", "probat"), ("rate", "rate"), ("cease", "ceas"), ("controll", "control"),
    ("roll", "roll"),
    // Not for stemming.
    ("is", "is"), ("a", "a"), ("naïve", "naïve"),
    // Words of our own trade.
    ("generalizations", "gener"), ("oscillators", "oscil"), ("parser", "parser"),
    ("parsing", "pars"), ("parses", "pars"), ("dependencies", "depend"),
  ])
  func `the stemmer does what the paper's examples do`(word: String, stem: String) {
    var stemmer = Stemmer()
    #expect(String(decoding: stemmer.stem(Array(word.utf8)), as: UTF8.self) == stem)
  }
}

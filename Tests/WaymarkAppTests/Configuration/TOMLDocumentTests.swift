import Testing

@testable import WaymarkApp

@Suite struct TOMLDocumentTests {
  private func warnings(_ text: String) -> [String] {
    TOMLDocument(text, path: "t").warnings.map(\.description)
  }

  @Test func `entries keep the order and the places of the file`() {
    let document = TOMLDocument(
      """
      # a comment = "with a key"
      zebra = "1"
        "a.b" = { fg = "red", "é" = [1, 2] }  # trailing

      [section.deep]
      'q' = \"""
      long " text
      \"""
      last = true
      """, path: "t")
    #expect(document.warnings.isEmpty)
    #expect(document.entries.map(\.key) == ["zebra", "a.b", "section"])
    #expect(document.entries[0].place == TextPlace(line: 2, column: 1))
    #expect(document.entries[0].value.place == TextPlace(line: 2, column: 9))
    #expect(document.entries[1].place == TextPlace(line: 3, column: 3))
    let style = document.entries[1].value.table ?? []
    #expect(style.map(\.key) == ["fg", "é"])
    #expect(style.last?.value.array?.last?.place == TextPlace(line: 3, column: 35))
    let deep = document.entries[2].value.table?.first?.value.table ?? []
    #expect(deep.map(\.key) == ["q", "last"])
    #expect(deep.first?.value.string == "long \" text\n")
    #expect(deep.last?.place == TextPlace(line: 9, column: 1))
  }

  @Test func `a syntax error costs its line and no more`() {
    let document = TOMLDocument(
      """
      a = "1"
      b = = "2"
      c = "3"
      """, path: "t")
    #expect(document.entries.map(\.key) == ["a", "c"])
    #expect(document.warnings.map(\.place.line) == [2])
  }

  @Test func `a string or list that is never closed does not eat the lines after it`() {
    #expect(TOMLDocument("a = \"1\nb = 2\nc = 3", path: "t").entries.map(\.key) == ["b", "c"])
    let list = TOMLDocument("a = [\"x\"\nb = 2\nc = 3", path: "t")
    #expect(list.entries.map(\.key) == ["b", "c"])
    #expect(list.warnings.count == 1)
  }

  @Test func `keys below a heading that cannot be read go nowhere else`() {
    let document = TOMLDocument("[one]\na = 1\n[two\nb = 2\n[three]\nc = 3", path: "t")
    #expect(document.entries.map(\.key) == ["one", "three"])
    #expect(document.entries[0].value.table?.map(\.key) == ["a"])
    #expect(document.warnings.map(\.place.line) == [3])
  }

  @Test(arguments: ["[", "[[", "[ ", "[=x]", "[#", "[.a]", "[]", "[[]]", "[{a = 1}]", "[[["])
  func `a heading without a name costs its section`(heading: String) {
    let document = TOMLDocument("\(heading)\na = 1\n[b]\nc = 1", path: "t")
    #expect(document.entries.map(\.key) == ["b"])
    #expect(document.warnings.map(\.place.line) == [1])
  }

  @Test func `a key that is given twice is a mistake at its second place`() {
    let document = TOMLDocument("[s]\n\"g\" = \"a\"\n\"g\" = \"b\"", path: "t")
    #expect(document.warnings.map(\.place.line) == [3])
    #expect(document.entries.first?.value.table?.first?.value.string == "a")
  }

  @Test func `what is not text at all is said once`() {
    #expect(warnings("a = 1\n\0\0") == ["t:2:1: The file holds NUL bytes; is it text at all?"])
    let nonsense = (1...100).map { "== \($0)" }.joined(separator: "\n")
    #expect(warnings(nonsense).last?.contains("too many mistakes") == true)
    #expect(warnings("").isEmpty)
    #expect(warnings("\u{FEFF}a = 1").isEmpty)
    #expect(warnings("a = 1\r\nb = 2\r\n").isEmpty)
  }

  /// Among these are the ones that end the program when they reach the parser.
  @Test(arguments: [
    "a = [}", "a = {b = [}", "a = [\u{85}]", "a = [1,\u{2028}]", "\u{FEFF}[=", "[\u{A0}",
  ])
  func `what the parser cannot bear does not reach it`(text: String) {
    #expect(!TOMLDocument(text, path: "t").warnings.isEmpty)
  }

  @Test(arguments: 0..<40)
  func `any damage to a file is survived`(seed: UInt64) {
    let pieces = [
      "[", "]", "{", "}", "\"", "'", "\"\"\"", "'''", "=", ".", ",", "#", "\n", " ", "\t", "a",
      "1", "-", "\\", "\\u00", "é", "\u{2028}", "\u{A0}", "\u{B}", "true", "a = ", "[a]\n",
      "[\"x\"]", "1e", "0x",
    ]
    var random = SeededGenerator(seed: seed)
    for _ in 0..<20 {
      let count = Int.random(in: 1...20, using: &random)
      let text = (0..<count).compactMap { _ in pieces.randomElement(using: &random) }.joined()
      let lines = text.unicodeScalars.reduce(1) { $0 + ($1 == "\n" ? 1 : 0) }
      let places = TOMLDocument(text, path: "t").warnings.map(\.place.line)
      #expect(places.allSatisfy { (1...lines).contains($0) }, "\(text)")
    }
  }
}

/// Random numbers that are the same for the same seed (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}

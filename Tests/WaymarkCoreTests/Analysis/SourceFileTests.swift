import Testing
import WaymarkTestSupport

@testable import WaymarkCore

/// What is kept of a file, and how it is stored.
@Suite struct SourceFileTests {
  @Test func `a file with syntax errors is a finding with its line and the rest is read`() {
    let file = AnalyzedSource.file(
      "a.py", "def good():\n    return 1\n\n\ndef bad(:\n    ]]\n\n\ndef fine():\n    pass\n")
    #expect(file.isParsed)
    #expect(file.symbols.map(\.name).contains("good"))
    #expect(file.symbols.map(\.name).contains("fine"))
    #expect(file.findings.map(\.code) == ["syntax-errors"])
    #expect(file.findings.map(\.line) == [5])
    #expect(file.findings.map(\.severity) == [.info])
  }

  @Test func `without a grammar words and lines count and the summary says so`() {
    let none = GrammarLibrary(paths: ["/nowhere"])
    let file = AnalyzedSource.file(
      "a.py", "# comment\ndef parse_invoice():\n\n    return 1\n", grammars: none)
    #expect(!file.isParsed)
    #expect(file.symbols.isEmpty)
    #expect(file.lines == LineCounts(code: 3, comment: 0, blank: 1))
    #expect(!file.profile.isEmpty)
    let summary = SourceSummary([file, AnalyzedSource.file("b.go", "package b\n")])
    #expect(summary.languages["python"]?.isParsed == false)
    #expect(summary.languages["go"]?.isParsed == true)
    #expect(none.missing == Languages.all.map(\.id))
    #expect(none.reason(for: "python") == "no grammar was found")
  }

  @Test func `a language counts as parsed when any of its files was, in any order`() {
    let none = GrammarLibrary(paths: [])
    let files = [
      AnalyzedSource.file("a.py", "x = 1\n"),
      AnalyzedSource.file("b.py", "x = 1\n", grammars: none),
    ]
    #expect(SourceSummary(files).languages["python"]?.isParsed == true)
    #expect(SourceSummary(files.reversed()).languages["python"]?.isParsed == true)
    #expect(SourceSummary(files.suffix(1).map { $0 }).languages["python"]?.isParsed == false)
  }

  @Test func `every language of the issue has its grammar in the checkout`() {
    #expect(AnalyzedSource.grammars.missing == [])
  }

  @Test func `markers link the symbol that follows, or else the file`() {
    let file = AnalyzedSource.file(
      "a.go",
      """
      // waymark: whole-file, 2.1
      package a

      // Waymark: T001 #34

      // WAYMARK: f.one f~2
      // Does it.
      func F() {}

      var x = "waymark: not-a-comment"
      """)
    #expect(file.symbols.map(\.markers) == [["f.one", "f~2"]])
    #expect(file.markers == ["whole-file", "2.1", "T001", "#34"])
  }

  @Test(arguments: [
    ("", LineCounts()), ("\n", LineCounts(blank: 1)), ("x", LineCounts(code: 1)),
    ("x\r\n\r\n# c\r\n", LineCounts(code: 1, comment: 1, blank: 1)),
    ("x = 1  # c\n", LineCounts(code: 1)), ("\n\n# c", LineCounts(comment: 1, blank: 2)),
  ])
  func `lines are counted whatever ends them`(text: String, counts: LineCounts) {
    #expect(AnalyzedSource.file("a.py", text).lines == counts)
  }

  @Test(arguments: [
    ("tests/a.py", true), ("src/test_a.py", true), ("src/a_test.go", true), ("src/a.test.ts", true),
    ("src/a.spec.js", true), ("Tests/XTests/A.swift", true), ("src/ATest.java", true),
    ("spec/a_spec.rb", true), ("src/__tests__/a.js", true), ("src/conftest.py", true),
    ("src/latest.py", false), ("src/contest.go", false), ("src/testing_ground.py", false),
    ("src/attestation/a.py", false), ("src/Protest.java", false),
  ])
  func `tests are told by where they lie`(path: String, isTest: Bool) {
    #expect(TestPaths.isTest(path) == isTest)
  }

  @Test func `imports of the project's own files are edges`() {
    let files = [
      AnalyzedSource.file("src/main.rs", "use crate::knot::Bowline;\nmod rope;\nuse std::io;\n"),
      AnalyzedSource.file("src/knot.rs", "pub struct Bowline;\n"),
      AnalyzedSource.file("src/rope.rs", "use crate::rope::x;\n"),
      AnalyzedSource.file("web/app.js", "import x from './util.js';\n"),
      AnalyzedSource.file("web/util.js", "const fs = require('fs');\n"),
    ]
    #expect(ImportGraph(files).targets == [[1, 2], [], [], [4], []])
    #expect(ImportGraph(files).edgeCount == 3)
  }

  @Test func `documentation is plain text of bounded length`() {
    let words = String(repeating: "word ", count: 200)
    let file = AnalyzedSource.file("a.c", "/**\n * \(words)\n */\nint f(void) { return 0; }\n")
    let doc = file.symbols.first?.doc ?? ""
    #expect(doc.count <= DocumentationText.limit)
    #expect(doc.hasPrefix("word word"))
  }

  // MARK: - The stored form

  private func random(_ generator: inout SeededGenerator) -> SourceFile {
    func text() -> String {
      String(
        (0..<Int.random(in: 0...12, using: &generator)).compactMap { _ in
          generator.pick(Array("abcXYZ_09 \n\u{1B}äß漢👩‍💻\0"))
        })
    }
    func texts() -> [String] { (0..<Int.random(in: 0...3, using: &generator)).map { _ in text() } }
    func number() -> Int { generator.pick([0, 1, 127, 128, 300, 1 << 20]) ?? 0 }
    var file = SourceFile(path: text(), language: text())
    file.isParsed = Bool.random(using: &generator)
    file.isTest = Bool.random(using: &generator)
    file.size = number()
    file.lines = LineCounts(code: number(), comment: number(), blank: number())
    file.imports = texts()
    file.markers = texts()
    file.findings = texts().map {
      Finding(code: $0, severity: .warning, path: file.path, line: number(), message: text())
    }
    file.profile = TermProfile(packed: (0..<5).map { _ in generator.next() & ~0xFF0000 | 0x020000 })
    for _ in 0..<Int.random(in: 0...6, using: &generator) {
      let line = number()
      file.symbols.append(
        Symbol(
          kind: generator.pick(Symbol.Kind.allCases) ?? .type, name: text(), container: text(),
          line: line, endLine: line + number(), parameters: texts(), doc: text(),
          complexity: number(), markers: texts(),
          terms: [UInt32(truncatingIfNeeded: generator.next())]))
    }
    return file
  }

  @Test(arguments: 0..<100)
  func `a stored file comes back as it was`(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    let file = random(&generator)
    #expect(SourceFile(encoded: file.encoded()) == file, "seed \(seed)")
  }

  @Test(arguments: 0..<100)
  func `damaged bytes give nothing or a file whose numbers can be summed`(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed) &+ 9_000)
    var bytes = random(&generator).encoded()
    switch seed % 4 {
    case 0: bytes = Array(bytes.prefix(Int.random(in: 0...bytes.count, using: &generator)))
    case 1: bytes += generator.bytes(3)
    case 2: bytes = generator.bytes(200)
    default: break
    }
    for _ in 0..<4 where !bytes.isEmpty {
      let place = Int.random(in: bytes.indices, using: &generator)
      bytes[place] = UInt8(truncatingIfNeeded: generator.next())
    }
    if let file = SourceFile(encoded: bytes) {
      #expect(SourceSummary([file, file]).files == 2)
    }
  }

  @Test func `a file stored by another version is not read`() {
    var bytes = AnalyzedSource.file("a.py", "x = 1\n").encoded()
    #expect(SourceFile(encoded: bytes) != nil)
    bytes[0] += 1
    #expect(SourceFile(encoded: bytes) == nil)
    #expect(SourceFile(encoded: []) == nil)
  }
}

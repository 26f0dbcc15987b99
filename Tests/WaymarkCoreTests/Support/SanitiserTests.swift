import Testing
import WaymarkTestSupport

@testable import WaymarkCore

@Suite struct SanitiserTests {
  @Test(arguments: [
    ("plain", "plain"), ("tab\tline\nreturn\r", "tab line return "), ("\u{1B}[31m", "\u{FFFD}[31m"),
    ("\0\u{07}\u{7F}", "\u{FFFD}\u{FFFD}\u{FFFD}"), ("\u{9B}1m\u{85}", "\u{FFFD}1m\u{FFFD}"),
    ("a\u{202E}b\u{2066}c\u{200F}d\u{061C}e", "abcde"), ("\u{2028}\u{2029}", ""),
    ("Größe 漢字 👩‍💻 é", "Größe 漢字 👩‍💻 é"), ("ÂÃ\u{A0}¿", "ÂÃ\u{A0}¿"), ("“x” – …", "“x” – …"),
    ("", ""),
  ])
  func `what steers a terminal goes and text stays`(text: String, clean: String) {
    #expect(Sanitiser.clean(text) == clean)
  }

  @Test(arguments: 0..<100)
  func `whatever the text, nothing harmful is left and cleaning twice changes nothing`(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    var text = ""
    for _ in 0..<40 {
      let range: ClosedRange<UInt32> =
        generator.pick([0x00...0xFF, 0x600...0x6FF, 0x2000...0x20FF, 0x1F000...0x1FAFF]) ?? 0...0
      if let scalar = Unicode.Scalar(UInt32.random(in: range, using: &generator)) {
        text.unicodeScalars.append(scalar)
      }
    }
    let clean = Sanitiser.clean(text)
    #expect(Sanitiser.clean(clean) == clean, "seed \(seed)")
    for scalar in clean.unicodeScalars {
      #expect(scalar.value >= 0x20 && !(0x7F..<0xA0).contains(scalar.value), "seed \(seed)")
      #expect(!(0x202A...0x202E).contains(scalar.value), "seed \(seed)")
      #expect(!(0x2066...0x2069).contains(scalar.value), "seed \(seed)")
    }
  }
}

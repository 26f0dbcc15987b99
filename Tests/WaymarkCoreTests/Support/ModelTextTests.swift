import Testing

@testable import WaymarkCore

@Suite struct ModelTextTests {
  @Test(arguments: [
    ("plain\ttext\n", "plain\ttext\n"), ("a\r\nb\rc", "a\nb\nc"),
    ("\u{1B}[31mred\u{7}\u{0}", "␛[31mred␇␀"), ("\u{7F}\u{9B}31m\u{85}", "␡\u{FFFD}31m\u{FFFD}"),
    ("a\u{202E}b\u{2066}c\u{200F}", "abc"), ("zero\u{200B}wid\u{FEFF}th\u{AD}", "zerowidth"),
    ("a\u{200D}b", "ab"), ("👩‍👩‍👧 ❤️ 1️⃣", "👩‍👩‍👧 ❤️ 1️⃣"), ("می‌خواهم", "می‌خواهم"),
    ("line\u{2028}separator", "line\nseparator"), ("日本 é e\u{301}", "日本 é e\u{301}"),
    ("👩\u{200D}\u{200D}\u{200D}x", "👩\u{200D}x"),
  ])
  func `what a model writes can be shown`(text: String, shown: String) {
    #expect(ModelText.clean(text).unicodeScalars.elementsEqual(shown.unicodeScalars))
  }

  @Test func `a heap of marks is cut down`() {
    let heap = "a" + String(repeating: "\u{301}", count: 500) + "b"
    #expect(ModelText.clean(heap).unicodeScalars.count == 8)
  }

  @Test func `cutting a text into pieces makes no difference`() {
    let text = "x\r\n\u{1B}[2J e\u{301}\u{301}\u{200D}z \u{202E}👩‍👧\r\ry" + "\u{301}\u{301}"
    let scalars = Array(text.unicodeScalars)
    let whole = ModelText.clean(text)
    for cut in 0...scalars.count {
      var cleaner = ModelText()
      var pieces = String.UnicodeScalarView()
      for part in [scalars[..<cut], scalars[cut...]] {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: part)
        pieces.append(contentsOf: cleaner.clean(String(view)).unicodeScalars)
      }
      #expect(pieces.elementsEqual(whole.unicodeScalars), "cut at \(cut)")
    }
  }

  @Test func `no control ever gets through`() {
    for value in UInt32(0)..<0x1_1000 {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let shown = ModelText.clean("a\(scalar)b")
      for scalar in shown.unicodeScalars where scalar != "\n" && scalar != "\t" {
        #expect(scalar.properties.generalCategory != .control, "\(value)")
      }
    }
  }
}

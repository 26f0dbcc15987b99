import Testing
import WaymarkTestSupport

@testable import WaymarkTerminal

/// The width that Waymark gives a text is the width that a terminal gives what Waymark draws.
@Suite struct UnicodeWidthTests {
  @Test(arguments: WidthCase.all)
  func `the columns of a text are those that the terminal shows it in`(item: WidthCase) {
    #expect(DisplayText.width(item.text) == item.expected)
    let drawn = DisplayText.clean(item.text)
    #expect(
      EmulatedWidth.columns(of: drawn) == item.drawn ?? item.expected, "\(item.name): \(drawn)")
  }

  @Test(arguments: WidthCase.all)
  func `where the terminal shows the text itself in others, the table says why`(item: WidthCase) {
    #expect(
      EmulatedWidth.columns(of: item.text) == item.raw ?? item.expected, "\(item.name)")
    #expect((item.raw == nil) == item.reason.isEmpty, "\(item.name)")
  }

  /// Every character of the scripts that the terminal's tables know, not only those that somebody
  /// thought of.
  @Test(arguments: [
    0x20...0x2FF, 0x370...0x482, 0x48A...0x52F, 0x531...0x556, 0x1E00...0x1FFF, 0x2190...0x22FF,
    0x2500...0x25FC, 0x2E80...0x2FDF, 0x3000...0x3029, 0x3041...0x3096, 0x30A0...0x30FF,
    0x3131...0x318E, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4C6, 0xAC00...0xD7A3,
    0xF900...0xFAD9, 0xFF01...0xFFDC, 0x1D400...0x1D7FF, 0x1F300...0x1F4FC, 0x1F600...0x1F64F,
    0x20000...0x2A6DF,
  ])
  func `no character of a script is drawn wider or narrower than it was measured`(
    script: ClosedRange<Int>
  ) {
    var wrong: [String] = []
    for value in script {
      guard let scalar = Unicode.Scalar(UInt32(value)) else { continue }
      let text = String(Character(scalar))
      let (measured, shown) = (
        DisplayText.width(text), EmulatedWidth.columns(of: DisplayText.clean(text))
      )
      if measured != shown {
        wrong.append("U+\(String(value, radix: 16)) is measured \(measured), shown \(shown)")
      }
    }
    let list = wrong.prefix(20).joined(separator: ", ")
    #expect(wrong.count == 0, "\(list)")
  }
}

import Testing

@testable import WaymarkTerminal

@Suite struct ProgressBarTests {
  @Test func `a bar is full only at one and empty only at zero`() {
    #expect(ProgressBar(1).parts(width: 4, .ascii).filled == "####")
    #expect(ProgressBar(0.999).parts(width: 4, .ascii) == (filled: "###", empty: "."))
    #expect(ProgressBar(0).parts(width: 4, .ascii).empty == "....")
    #expect(ProgressBar(0.001).parts(width: 4, .unicode) == (filled: "▏", empty: "░░░"))
  }

  @Test(arguments: [-1.0, 2.0, .nan, .infinity])
  func `a share outside of zero to one still fills the width`(share: Double) {
    let parts = ProgressBar(share).parts(width: 10, .unicode)
    #expect(parts.filled.count + parts.empty.count == 10)
  }
}

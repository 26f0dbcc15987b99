import Testing

@testable import WaymarkTerminal

@Suite struct ColorDepthTests {
  @Test(arguments: [
    (0, ColorDepth.monochrome), (2, .monochrome), (8, .eight), (16, .sixteen), (88, .sixteen),
    (256, .full256), (65_536, .full256),
  ])
  func `a terminal's number of colours gives the depth`(count: Int, depth: ColorDepth) {
    #expect(ColorDepth(count: count) == depth)
  }

  @Test func `the terminal's own colour stays its own at every depth`() {
    for depth in [ColorDepth.monochrome, .eight, .sixteen, .full256] {
      #expect(depth.index(of: .standard) == -1)
    }
  }

  @Test func `every colour has an index that the terminal has`() {
    let colors: [Color] =
      (0...255).flatMap { [.indexed($0), .rgb(red: $0, green: 255 - $0, blue: 7)] }
      + (0..<16).map { .ansi($0) }
    for color in colors {
      #expect(ColorDepth.monochrome.index(of: color) == -1)
      #expect((0..<8).contains(ColorDepth.eight.index(of: color)))
      #expect((0..<16).contains(ColorDepth.sixteen.index(of: color)))
      #expect((0..<256).contains(ColorDepth.full256.index(of: color)))
    }
  }

  @Test(arguments: [
    (Color.rgb(red: 255, green: 0, blue: 0), 196, 9), (.rgb(red: 0, green: 0, blue: 0), 16, 0),
    (.rgb(red: 255, green: 255, blue: 255), 231, 15), (.rgb(red: 8, green: 8, blue: 8), 232, 0),
    (.rgb(red: 128, green: 128, blue: 128), 244, 8), (.indexed(232), 232, 0),
  ])
  func `a true colour becomes its nearest`(color: Color, full: Int, basic: Int) {
    #expect(ColorDepth.full256.index(of: color) == full)
    #expect(ColorDepth.sixteen.index(of: color) == basic)
  }
}

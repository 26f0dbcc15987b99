import Testing

@testable import WaymarkTerminal

@Suite struct TerminalFeaturesTests {
  private func depth(
    _ environment: [String: String], count: Int = 256, isDirect: Bool = false
  ) -> ColorDepth {
    ColorDepth(count: count, isDirect: isDirect) { environment[$0] }
  }

  @Test func `true colour is used where the terminal says so`() {
    #expect(depth(["TERM": "xterm-256color"]) == .full256)
    #expect(depth(["TERM": "xterm-256color", "COLORTERM": "truecolor"]) == .trueColor)
    #expect(depth(["TERM": "xterm-256color", "COLORTERM": "24bit"]) == .trueColor)
    #expect(depth(["TERM": "xterm-kitty"]) == .trueColor)
    #expect(depth(["TERM": "xterm-direct"], isDirect: true) == .trueColor)
  }

  @Test func `true colour is not used where it would only be handed on`() {
    let inherited = ["TERM": "screen-256color", "COLORTERM": "truecolor"]
    #expect(depth(inherited) == .full256)
    #expect(depth(inherited.merging(["TMUX": "x"]) { $1 }) == .trueColor)
    #expect(depth(["TERM": "linux", "COLORTERM": "truecolor"], count: 8) == .eight)
  }

  @Test func `a terminal of another kind is left to ncurses`() {
    func features(_ strings: [String: String], _ flags: Set<String>) -> TerminalFeatures? {
      TerminalFeatures(
        depth: .full256, capability: { strings[$0] }, flag: { flags.contains($0) },
        environment: { _ in nil })
    }
    var strings = [
      "cup": "\u{1B}[%i%p1%d;%p2%dH", "el": "\u{1B}[K", "sgr0": "\u{1B}(B\u{1B}[m",
      "bold": "\u{1B}[1m", "ech": "\u{1B}[%p1%dX", "rep": "%p1%c\u{1B}[%p2%{1}%-%db",
    ]
    let features1 = features(strings, ["am", "xenl", "bce"])
    #expect(
      features1
        == TerminalFeatures(
          depth: .full256, attributes: .bold, erasesInColor: true, erasesCells: true,
          movesAlongAxes: false, repeats: false, followsLinks: true))
    #expect(features(strings, ["am"]) == nil)
    strings["el"] = "\u{1B}[K$<3>"
    #expect(features(strings, ["am", "xenl"]) == nil)
  }
}

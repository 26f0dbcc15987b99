import Testing

@testable import WaymarkTerminal

/// The keys of real terminals, by the entries of terminfo.
@Suite struct KeySequencesTests {
  @Test(arguments: [
    "xterm", "xterm-256color", "tmux", "tmux-256color", "screen", "screen-256color", "kitty",
    "foot+base", "alacritty", "linux", "putty", "putty-256color", "rxvt-unicode-256color",
    "konsole-256color", "vte-256color", "st-256color", "vt220",
  ])
  func `every key that terminfo names is decoded`(terminal: String) throws {
    let sequences = try #require(
      TerminalDescription.keySequences(of: terminal), "terminfo does not know \(terminal)")
    #expect(sequences.all.count > 10)
    for (sequence, key) in sequences.all {
      var decoder = InputDecoder(sequences)
      let events = decoder.decode(sequence)
      #expect(events == [.key(key)], "\(terminal) \(key.notation)")
      #expect(decoder.patience == nil)
    }
  }

  @Test(arguments: [
    "xterm-256color", "tmux-256color", "screen-256color", "kitty", "foot+base", "alacritty",
    "konsole-256color", "vte-256color",
  ])
  func `terminals of the xterm family need no entry`(terminal: String) throws {
    let sequences = try #require(TerminalDescription.keySequences(of: terminal))
    for (sequence, key) in sequences.all {
      var decoder = InputDecoder()
      #expect(decoder.decode(sequence) == [.key(key)], "\(terminal) \(key.notation)")
    }
  }

  @Test func `a terminal that nobody knows has no sequences`() {
    #expect(TerminalDescription.keySequences(of: "no-such-terminal") == nil)
  }
}

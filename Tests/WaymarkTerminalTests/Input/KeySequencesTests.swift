import Testing
import WaymarkTestSupport

@testable import WaymarkTerminal

/// The keys of real terminals, by the entries of terminfo.
@Suite struct KeySequencesTests {
  private static let terminals = [
    "xterm", "xterm-256color", "tmux", "tmux-256color", "screen", "screen-256color", "kitty",
    "foot+base", "alacritty", "linux", "putty", "putty-256color", "rxvt-unicode-256color",
    "konsole-256color", "vte-256color", "st-256color", "vt220",
  ]

  @Test(arguments: terminals)
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

  @Test(arguments: terminals)
  func `each capability of a key gives the key that it is named for`(terminal: String) throws {
    let sequences = try #require(TerminalDescription.keySequences(of: terminal))
    let wanted = Dictionary(KeySequences.capabilities) { $1 }
    let entry = try TerminfoEntry(terminal).keys
    #expect(entry.count > 10)
    for (name, sequence) in entry where sequence.count > 1 {
      guard let key = wanted[name] else { continue }
      var decoder = InputDecoder(sequences)
      #expect(decoder.decode(sequence) == [.key(key)], "\(terminal) \(name)")
    }
  }

  @Test(arguments: terminals)
  func `a key that has no name here types nothing`(terminal: String) throws {
    let sequences = try #require(TerminalDescription.keySequences(of: terminal))
    let known = Set(KeySequences.capabilities.map(\.0))
    for (name, sequence) in try TerminfoEntry(terminal).keys
    where sequence.count > 1 && !known.contains(name) {
      // The mouse is more than its first bytes, and the corners of the keypad type their digits.
      guard name != "kmous", name != "kf0", !["ka", "kb", "kc", "kp"].contains(name.prefix(2))
      else { continue }
      var decoder = InputDecoder(sequences)
      let events = decoder.decode(sequence) + decoder.timeOut()
      let typed = events.filter { event in
        if case .key(let key) = event, case .character = key.code {
          key.modifiers.isEmpty
        } else {
          false
        }
      }
      #expect(typed.isEmpty && events.count <= 1, "\(terminal) \(name)")
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

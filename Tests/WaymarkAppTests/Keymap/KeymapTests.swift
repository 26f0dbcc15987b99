import Testing
import WaymarkTerminal

@testable import WaymarkApp

@Suite struct KeymapTests {
  private func sequence(_ notation: String) throws -> KeySequence { try KeySequence(notation) }

  @Test func `every default key can be read and bound`() throws {
    for command in Command.all {
      for notation in command.entry.keys {
        let keys = try sequence(notation).keys
        #expect(Keymap.builtIn.match(keys, in: [command.context]) == .command(command))
      }
    }
  }

  @Test func `no default key is also the start of a longer one`() {
    for context in CommandContext.allCases {
      let all = Keymap.builtIn.bindings.filter { $0.context == context }.map(\.sequence)
      #expect(Set(all).count == all.count, "a key is bound twice in \(context)")
      for one in all {
        #expect(!all.contains { $0 != one && $0.keys.starts(with: one.keys) }, "\(one.notation)")
      }
    }
  }

  @Test(arguments: [
    ("ctrl-P", "ctrl-shift-p"), ("Control-Shift-P", "ctrl-shift-p"), ("shift-a", "A"),
    ("shift-ctrl-a", "ctrl-shift-a"), ("alt-X", "alt-shift-x"), ("Meta+x", "alt-x"),
    ("escape", "esc"), ("Return", "enter"), ("page-up", "pageup"), ("-", "minus"),
    ("ctrl--", "ctrl-minus"), ("backtab", "shift-tab"), ("g  d", "g d"), ("F5", "f5"),
    ("SPC f", "space f"), ("é", "é"), ("ctrl-left", "ctrl-left"),
  ])
  func `the same key in another spelling is the same key`(spelling: String, usual: String) throws {
    #expect(try sequence(spelling) == sequence(usual))
    #expect(try sequence(spelling).notation == usual)
  }

  @Test(arguments: ["", " ", "gd", "ctrl-", "hyper-x", "f36", "g nonsense", "ctrl-ctrl"])
  func `what is no key says so`(notation: String) {
    #expect(throws: KeyNotationFailure.self) { try KeySequence(notation) }
  }

  @Test func `labels are for people and plain ones are ASCII`() throws {
    #expect(try sequence("ctrl-shift-p").label == "Ctrl-Shift-P")
    #expect(try sequence("space f").label == "Space f")
    #expect(try sequence("alt-up").label == "Alt-↑")
    #expect(try sequence("alt-up").plainLabel == "Alt-Up")
    #expect(try sequence("G minus").label == "G -")
  }

  @Test func `the innermost context that knows a key decides`() throws {
    let up = Command(ListAction.up)
    let quit = Command(AppAction.quit)
    let keymap = Keymap([
      .init(try sequence("g u"), up, in: .list), .init(try sequence("g"), quit, in: .app),
      .init(try sequence("g q"), quit, in: .app),
    ])
    let g = try sequence("g").keys
    #expect(keymap.match(g, in: [.list, .app]) == .prefix)
    #expect(keymap.match(g, in: [.app]) == .command(quit))
    #expect(keymap.match(try sequence("g q").keys, in: [.list, .app]) == .command(quit))
    #expect(keymap.match(try sequence("g x").keys, in: [.list, .app]) == .nothing)
    #expect(keymap.followers(of: g, in: [.list, .app]).map(\.key.notation) == ["u", "q"])
  }
}

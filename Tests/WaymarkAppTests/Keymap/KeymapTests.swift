import Testing
import WaymarkTerminal

@testable import WaymarkApp

@Suite struct KeymapTests {
  @Test func `every default key can be read and bound`() {
    for command in Command.all {
      for notation in command.entry.keys {
        let key = Key(notation)
        #expect(key != nil, "\(command.id) has the key \(notation)")
        #expect(key.map { Keymap.builtIn.command(for: $0, in: [command.context]) } == command)
      }
    }
  }
}

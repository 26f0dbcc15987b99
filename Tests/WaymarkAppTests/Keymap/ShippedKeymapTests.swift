import Testing
import WaymarkCore
import WaymarkTerminal
import WaymarkTestSupport

@testable import WaymarkApp

/// The keymaps in `keymaps/` are sound and reach every command.
@Suite struct ShippedKeymapTests {
  private static let library = ConfigurationLibrary(
    ResourceLocator([.init(Checkout.path, .checkout)]))

  @Test(arguments: ["default", "vim", "emacs"])
  func `a keymap has no mistakes and a key for every command`(name: String) throws {
    let loaded = try #require(KeymapReader.load(name, from: ShippedKeymapTests.library))
    #expect(loaded.warnings.map(\.description).isEmpty, "\(loaded.warnings)")
    for command in Command.all {
      #expect(!loaded.keymap.keys(of: command).isEmpty, "\(command.id) has no key in \(name)")
    }
  }

  @Test(arguments: ["default", "vim", "emacs"])
  func `a key of an inner context does not hide the start of a sequence`(name: String) throws {
    let keymap = try #require(KeymapReader.load(name, from: ShippedKeymapTests.library)).keymap
    for binding in keymap.bindings where binding.sequence.keys.count > 1 {
      for context in CommandContext.allCases
      where context.alongside.contains(binding.context) && context.isInPalette {
        let start = Array(binding.sequence.keys.prefix(1))
        let match = keymap.match(start, in: [context] + context.alongside)
        #expect(match == .prefix, "\(binding.sequence.notation) in [\(context.rawValue)]")
      }
    }
  }

  @Test func `the default keymap is the built-in one`() throws {
    #expect(try Checkout.read("keymaps/default.toml") == KeymapFile.builtInText, "run `make docs`")
    let loaded = try #require(KeymapReader.load("default", from: ShippedKeymapTests.library))
    #expect(Set(loaded.keymap.bindings) == Set(Keymap.builtIn.bindings))
  }

  @Test func `where text is typed no character is a key`() {
    for binding in Keymap.builtIn.bindings where binding.context.isTakingText {
      #expect(!binding.sequence.keys[0].typesCharacter, "\(binding.sequence.notation)")
    }
  }
}

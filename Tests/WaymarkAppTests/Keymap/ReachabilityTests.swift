import Testing
import WaymarkCore
import WaymarkTerminal
import WaymarkTestSupport

@testable import WaymarkApp

/// Everything can be done by keyboard alone, whichever keymap is used.
@Suite struct ReachabilityTests {
  private static let keymaps = ["default", "vim", "emacs"]

  private func keymap(_ name: String) throws -> Keymap {
    let library = ConfigurationLibrary(ResourceLocator([.init(Checkout.path, .checkout)]))
    return try #require(KeymapReader.load(name, from: library)).keymap
  }

  /// Whether keys give a command where a context is the innermost one, and none of them is text.
  private func works(
    _ sequence: KeySequence, for command: WaymarkApp.Command, in context: CommandContext,
    of keymap: Keymap
  ) -> Bool {
    let contexts = [context] + context.alongside
    let keys = sequence.keys
    if contexts.contains(where: \.isTakingText), keys[0].typesCharacter { return false }
    return keymap.match(keys, in: contexts) == .command(command)
      && (1..<keys.count).allSatisfy {
        keymap.match(Array(keys.prefix($0)), in: contexts) == .prefix
      }
  }

  @Test(arguments: keymaps)
  func `every command has a key that works where it belongs`(name: String) throws {
    let keymap = try keymap(name)
    for command in Command.all {
      let isReachable = keymap.keys(of: command).contains {
        works($0, for: command, in: command.context, of: keymap)
      }
      #expect(isReachable, "\(command.id) in \(name)")
    }
  }

  @Test(arguments: keymaps)
  func `the palette opens from everywhere`(name: String) throws {
    let keymap = try keymap(name)
    let palette = Command(AppAction.palette)
    for context in CommandContext.allCases {
      let isReachable = keymap.keys(of: palette).contains {
        works($0, for: palette, in: context, of: keymap)
      }
      #expect(isReachable, "[\(context.rawValue)] in \(name)")
    }
  }

  @Test(arguments: keymaps)
  func `every tab is entered from every other one`(name: String) async throws {
    let keymap = try keymap(name)
    let app = await app(keymap, name)
    for from in Tab.allCases {
      for to in Tab.allCases {
        await app.press("alt-\(from.number)", "alt-\(to.number)")
        #expect(app.application.tab == to, "from \(from) to \(to) in \(name)")
      }
    }
  }

  @Test(arguments: keymaps)
  func `every overlay is entered and left`(name: String) async throws {
    let keymap = try keymap(name)
    let app = await app(keymap, name)
    let actions: [AppAction] = [.palette, .help, .theme, .keymap, .activities, .log]
    for action in actions {
      let sequence = try #require(keymap.keys(of: Command(action)).first)
      for key in sequence.keys { await app.press(key.notation) }
      #expect(app.application.overlays.count == 1, "\(action) in \(name)")
      await app.press("esc")
      #expect(app.application.overlays.isEmpty, "\(action) in \(name)")
    }
  }

  @Test(arguments: keymaps)
  func `the program is left from every tab`(name: String) async throws {
    let keymap = try keymap(name)
    let quit = Command(AppAction.quit)
    for tab in Tab.allCases {
      let app = await app(keymap, name)
      await app.press("alt-\(tab.number)")
      let contexts = app.application.contexts
      let sequence = keymap.keys(of: quit).first { sequence in
        keymap.match(sequence.keys, in: contexts) == .command(quit)
          && !(app.application.isTakingText && sequence.keys[0].typesCharacter)
      }
      for key in try #require(sequence, "\(tab) in \(name)").keys { await app.press(key.notation) }
      #expect(app.requests == [.quit], "\(tab) in \(name)")
    }
  }

  private func app(_ keymap: Keymap, _ name: String) async -> AppDriver {
    let app = await AppDriver(
      ScriptedDesk(SampleReport.report(), history: SampleReport.history),
      size: Size(rows: 40, columns: 120))
    app.keymapName = name
    await app.use(keymap)
    return app
  }
}

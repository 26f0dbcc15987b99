import Testing
import WaymarkTerminal
import WaymarkTestSupport

@testable import WaymarkApp

/// Key sequences in the running application.
@Suite struct PendingKeysTests {
  private func app(columns: Int = 120, rows: Int = 40) async throws -> AppDriver {
    let app = await AppDriver(
      ScriptedDesk(SampleReport.report(), history: SampleReport.history),
      size: Size(rows: rows, columns: columns))
    let more: [Keymap.Binding] = [
      .init(try KeySequence("space c"), Command(AppAction.chat), in: .app),
      .init(try KeySequence("space g"), Command(AppAction.git), in: .app),
      .init(try KeySequence("space x r"), Command(DashboardAction.analyzeFully), in: .dashboard),
      .init(try KeySequence("space x c"), Command(DashboardAction.cancel), in: .dashboard),
      .init(try KeySequence("space x o"), Command(DashboardAction.expandAll), in: .dashboard),
    ]
    let others = Keymap.builtIn.bindings.filter { $0.sequence.notation != "space" }
    await app.use(Keymap(more + others))
    return app
  }

  @Test(arguments: [(120, 40), (40, 15)])
  func `pending keys show what may follow`(columns: Int, rows: Int) async throws {
    let app = try await app(columns: columns, rows: rows)
    await app.press("space")
    app.expectScreen("pending-keys-\(columns)x\(rows)")
  }

  @Test func `a complete sequence gives its command and the box goes`() async throws {
    let app = try await app()
    await app.press("space")
    #expect(app.screen.contains("Space …"))
    await app.press("c")
    #expect(app.application.tab == .chat)
    #expect(!app.screen.contains("Space …"))
  }

  @Test func `escape leaves and backspace goes back by one key`() async throws {
    let app = try await app()
    await app.press("space", "esc", "g")
    #expect(app.application.pending.isEmpty)
    #expect(app.application.tab == .dashboard)
    await app.press("space", "x")
    #expect(app.screen.contains("Space x …"))
    await app.press("backspace")
    #expect(app.screen.contains("Space …"))
    await app.press("g")
    #expect(app.application.tab == .git)
  }

  @Test func `a key that may not follow says so and does nothing else`() async throws {
    let app = try await app()
    await app.press("space", "q")
    #expect(app.requests.isEmpty)
    #expect(app.row(-1).contains("Space q is no command here."))
    #expect(app.application.pending.isEmpty)
  }

  @Test func `what cannot be given now is not offered`() async throws {
    let app = try await app()
    await app.press("space", "x")
    #expect(!app.screen.contains("c     cancel"))
    #expect(app.screen.contains("o     open all"))
  }

  @Test func `a keymap that comes in while keys are pressed keeps them if they still lead on`()
    async throws
  {
    let app = try await app()
    func load(_ keymap: Keymap) async {
      let loaded = LoadedConfiguration(settings: Settings(), theme: .builtIn, keymap: keymap)
      await app.send(.pane(PaneMessage(Work.ID(.dashboard, "configuration"), loaded)))
    }
    await app.press("space")
    let chat = Keymap.Binding(try KeySequence("space c"), Command(AppAction.chat), in: .app)
    let others = Keymap.builtIn.bindings.filter { $0.sequence.notation != "space" }
    await load(Keymap([chat] + others))
    #expect(app.application.pending.count == 1)
    await app.press("c")
    #expect(app.application.tab == .chat)
    await app.press("1", "space")
    await load(.builtIn)
    #expect(app.application.pending.isEmpty)
  }
}

internal import WaymarkTerminal

/// A few lines that show what a theme makes of source, changes and findings.
struct ThemeSample {
  private static let lines: [[(String, Scope)]] = [
    [("// what the plan asks for", .comment)],
    [
      ("func ", .keyword), ("remind", .function), ("(", .bracket), ("days", .parameter),
      (": ", .delimiter), ("Int", .type), (") {", .bracket),
    ],
    [
      ("  send", .function), ("(", .bracket), ("\"due in \\(", .string), ("days", .variable),
      (")\"", .string), (", ", .delimiter), ("7", .number), (")", .bracket),
    ],
    [("+ added line", .added)],
    [("- removed line", .removed)],
    [
      ("critical", .severityCritical), (" ", .text), ("high", .severityHigh), (" ", .text),
      ("medium", .severityMedium), (" ", .text), ("low", .severityLow),
    ],
    [
      ("done", .statusDone), (" ", .text), ("active", .statusActive), (" ", .text),
      ("blocked", .statusBlocked), (" ", .text), ("aside", .statusAside),
    ],
  ]

  func draw(on canvas: inout Canvas, _ look: Look) {
    canvas.write(
      String(repeating: look.symbols.rule, count: canvas.columns), row: 0, column: 0,
      style: look[.rule])
    for (row, parts) in ThemeSample.lines.enumerated() {
      var column = 1
      for (text, scope) in parts {
        column = canvas.write(text, row: row + 1, column: column, style: look[scope])
      }
    }
  }
}

/// The keys of a keymap for what is done most.
struct KeymapSample {
  private static let commands: [Command] = [
    Command(AppAction.palette), Command(AppAction.help), Command(AppAction.nextTab),
    Command(ListAction.down), Command(ListAction.first), Command(DashboardAction.analyze),
    Command(AppAction.quit),
  ]

  func draw(on canvas: inout Canvas, _ look: Look) {
    canvas.write(
      String(repeating: look.symbols.rule, count: canvas.columns), row: 0, column: 0,
      style: look[.rule])
    for (row, command) in KeymapSample.commands.enumerated() {
      let keys = look.keys(of: command).prefix(2).joined(separator: look.isPlain ? ", " : "  ")
      canvas.write(keys, row: row + 1, column: 1, style: look[.key], limit: 18)
      canvas.write(command.entry.title, row: row + 1, column: 20, style: look[.text])
    }
  }
}

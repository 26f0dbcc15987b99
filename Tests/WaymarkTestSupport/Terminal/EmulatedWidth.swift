internal import WaymarkTerminal

/// Measures text by printing it on a terminal.
package enum EmulatedWidth {
  /// The columns that the cursor goes to the right when a terminal gets a text.
  package static func columns(of text: String) -> Int {
    let terminal = TerminalEmulator(Size(rows: 1, columns: 200))
    terminal.feed(Array(text.utf8))
    return terminal.cursor.column
  }
}

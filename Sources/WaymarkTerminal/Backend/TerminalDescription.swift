internal import CNcurses
internal import Synchronization

/// What terminfo says about terminals.
package enum TerminalDescription {
  /// The library knows one terminal at a time.
  private static let loading = Mutex(())

  /// The key sequences of a terminal by its name; nil when terminfo does not know it.
  ///
  /// It takes the place of the terminal that is in use, so it is not for a running application.
  package static func keySequences(of name: String) -> KeySequences? {
    loading.withLock { _ in wn_load_terminal(name) ? loadedKeySequences() : nil }
  }

  /// The key sequences of the terminal that was taken over.
  static func loadedKeySequences() -> KeySequences {
    KeySequences { name in wn_capability(name).map { Array(String(cString: $0).utf8) } }
  }
}

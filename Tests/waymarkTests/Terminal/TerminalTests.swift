import Testing
import WaymarkTerminal
import WaymarkTestSupport

/// The real program on a real pseudo terminal, one at a time.
@Suite(.serialized) struct TerminalTests {
  static let sizes = [(120, 40), (80, 24), (40, 15)]
}

/// The sequences that a kind of terminal understands.
struct TerminalDialect: Sendable, Hashable {
  /// The title kept for later, bracketed paste, focus reports, and the mouse with drags and numbers of any size.
  let enter: String
  let leave: String
  /// The background colour, synchronized output, the keyboard protocol; and what every terminal
  /// answers, so that the end of the answers is known.
  let questions: String
  let pushKeyboard = "\u{1B}[>1u"
  let popKeyboard = "\u{1B}[<u"

  /// Terminals that show unknown sequences, or know none of these.
  private static let plainNames = ["linux", "vt", "ansi", "sun", "cons", "wy", "hp", "cygwin"]

  private let isPlain: Bool

  init(environment: (String) -> String?) {
    let name = environment("TERM") ?? ""
    isPlain = TerminalDialect.plainNames.contains(where: name.hasPrefix)
    guard !isPlain else {
      (enter, leave, questions) = ("", "", "")
      return
    }
    enter = "\u{1B}[22;2t\u{1B}[?2004h\u{1B}[?1004h\u{1B}[?1002h\u{1B}[?1006h"
    leave = "\u{1B}[23;2t\u{1B}[?1006l\u{1B}[?1002l\u{1B}[?1004l\u{1B}[?2004l"
    // This one would show the last letter of the question about the mode.
    let mode = environment("TERM_PROGRAM") == "Apple_Terminal" ? "" : "\u{1B}[?2026$p"
    questions = "\u{1B}]11;?\u{1B}\\\(mode)\u{1B}[?u\u{1B}[c"
  }

  /// Names the window; the text is clean.
  func title(_ text: String) -> String { isPlain ? "" : "\u{1B}]2;\(text)\u{1B}\\" }
}

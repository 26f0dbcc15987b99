internal import Foundation

/// The sequence that puts a text into the clipboard of the terminal that people sit at.
struct ClipboardSequence: Sendable, Hashable {
  /// What a screen hands through in one piece.
  private static let screenPiece = 512

  let text: String

  /// - Parameters:
  ///   - text: What is copied.
  ///   - environment: Tells what stands between the program and the terminal.
  init(_ text: String, environment: (String) -> String?) {
    let code = Data(text.utf8).base64EncodedString()
    let plain = "\u{1B}]52;c;\(code)\u{7}"
    if environment("TMUX") != nil {
      // One of the two is understood, depending on how tmux is set.
      self.text = plain + "\u{1B}Ptmux;\u{1B}\(plain)\u{1B}\\"
    } else if environment("STY") != nil {
      self.text = ClipboardSequence.pieces(of: plain).map { "\u{1B}P\($0)\u{1B}\\" }.joined()
    } else {
      self.text = plain
    }
  }

  private static func pieces(of text: String) -> [Substring] {
    var pieces: [Substring] = []
    var rest = text[...]
    while !rest.isEmpty {
      pieces.append(rest.prefix(screenPiece))
      rest = rest.dropFirst(screenPiece)
    }
    return pieces
  }
}

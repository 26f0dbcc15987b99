internal import WaymarkCore

/// What was cut or copied last.
struct Clipboard: Sendable {
  private enum Content: Sendable {
    case text(String)
    /// A long stretch stays in the text that it was copied from, which costs nothing.
    case stretch(TextSnapshot, Range<Int>)
  }

  private let content: Content
  /// Whether it is whole lines, which are put back as such.
  let isLines: Bool

  init(_ text: String = "", isLines: Bool = false) {
    content = .text(text)
    self.isLines = isLines
  }

  init(_ stretch: Range<Int>, of text: TextSnapshot) {
    content = .stretch(text, stretch)
    isLines = false
  }

  /// In bytes.
  var count: Int {
    switch content {
    case .text(let text): text.utf8.count
    case .stretch(_, let range): range.count
    }
  }

  var text: String {
    switch content {
    case .text(let text): text
    case .stretch(let snapshot, let range): snapshot.text(range)
    }
  }

  /// Longer stretches are not copied until they are pasted.
  static let long = 1 << 20
}

/// Where something was cut away: what is cut next there belongs to it.
struct CutPlace: Sendable, Equatable {
  private let id: Int
  private let revision: Int
  private let selections: SelectionSet

  init(_ text: OpenText) {
    (id, revision, selections) = (text.id, text.file.buffer.revision, text.selections)
  }
}

extension OpenText {
  /// What copying takes: what is selected; of cursors alone, their whole lines.
  var clipboard: Clipboard {
    let selected = selections.all.filter { !$0.isCursor }
    if selected.count == 1, selected[0].range.count > Clipboard.long {
      return Clipboard(selected[0].range, of: text)
    }
    let (text, isLines) = copied
    return Clipboard(text, isLines: isLines)
  }
}

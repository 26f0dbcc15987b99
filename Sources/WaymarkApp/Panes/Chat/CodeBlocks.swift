internal import WaymarkCore
internal import WaymarkTerminal

/// The blocks of code in a message.
enum CodeBlocks {
  struct Block: Sendable, Hashable {
    /// All that stands behind the opening fence.
    var info: String
    var text: String
    /// What stands in front of it.
    var before: String
    /// The lines that the question was about.
    var given: LineReplacement?

    private var language: String { FormattedReader.language(info) }

    /// What it wants to make of a file.
    var edit: CodeEdit { CodeEdit(code: text, info: info, before: before, given: given) }

    var item: Picker.Item {
      let first = text.split(separator: "\n").first { $0.contains { !$0.isWhitespace } } ?? ""
      let lines = Figures.counted(text.split(separator: "\n").count, "line")
      return Picker.Item(
        title: String(first.prefix(120).drop { $0 == " " }),
        note: language.isEmpty ? lines : "\(language), \(lines)")
    }
  }

  static func all(in text: String, about given: LineReplacement? = nil) -> [Block] {
    var blocks: [Block] = []
    var before = ""
    for block in FormattedReader.blocks(of: text) {
      switch block.content {
      case .code(let info, let text):
        blocks.append(Block(info: info, text: text, before: before, given: given))
        before = ""
      case .paragraph(let text), .heading(_, let text): before = text.plain
      case .table, .html, .rule: before = ""
      }
    }
    return blocks
  }
}

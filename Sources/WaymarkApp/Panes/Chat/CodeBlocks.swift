internal import WaymarkCore
internal import WaymarkTerminal

/// The blocks of code in a message.
struct CodeBlocks {
  struct Block: Sendable, Hashable {
    var language: String
    var text: String

    var item: Picker.Item {
      let first = text.split(separator: "\n").first { $0.contains { !$0.isWhitespace } } ?? ""
      let lines = Figures.counted(text.split(separator: "\n").count, "line")
      return Picker.Item(
        title: String(first.prefix(120)).trimmingPrefix { $0 == " " }.description,
        note: language.isEmpty ? lines : "\(language), \(lines)")
    }
  }

  static func all(in text: String) -> [Block] {
    FormattedReader.blocks(of: text).compactMap { block in
      guard case .code(let language, let text) = block.content else { return nil }
      return Block(language: language, text: text)
    }
  }
}

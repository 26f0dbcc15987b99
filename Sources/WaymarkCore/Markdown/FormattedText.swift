/// Text with what stands out in it.
package struct FormattedText: Sendable, Hashable {
  /// How a stretch of text is marked.
  package struct Marks: OptionSet, Sendable, Hashable {
    package let rawValue: UInt8

    package init(rawValue: UInt8) { self.rawValue = rawValue }

    package static let strong = Marks(rawValue: 1)
    package static let emphasis = Marks(rawValue: 2)
    package static let code = Marks(rawValue: 4)
    package static let struck = Marks(rawValue: 8)
    package static let link = Marks(rawValue: 16)
  }

  /// A stretch of text that is marked alike.
  package struct Run: Sendable, Hashable {
    /// A line break is one that the writer forced.
    package var text: String
    package var marks: Marks
    /// Where a link leads.
    package var target: String?
  }

  package var runs: [Run] = []

  package init() {}

  /// Text without marks.
  package init(plain: String) { runs = [Run(text: plain, marks: [], target: nil)] }

  /// The text without its marks.
  package var plain: String { runs.map(\.text).joined() }

  mutating func append(_ text: String, _ marks: Marks, target: String? = nil) {
    guard !text.isEmpty else { return }
    if let last = runs.last, last.marks == marks, last.target == target {
      runs[runs.count - 1].text += text
    } else {
      runs.append(Run(text: text, marks: marks, target: target))
    }
  }
}

/// A block of a document, with the quotes and list items that it stands in.
package struct FormattedBlock: Sendable, Hashable {
  package enum Content: Sendable, Hashable {
    case heading(level: Int, FormattedText)
    case paragraph(FormattedText)
    /// Code, with all that stands behind the opening fence.
    case code(info: String, text: String)
    case table(FormattedTable)
    case html(String)
    case rule
  }

  /// Something around a block.
  package enum Container: Sendable, Hashable {
    case quote
    /// An item of a list: what stands in front of it, a checkbox, and whether the block is its first.
    case item(marker: Marker, isChecked: Bool?, isFirst: Bool)
  }

  /// What stands in front of a list item.
  package enum Marker: Sendable, Hashable {
    case bullet
    case number(Int)
  }

  package var content: Content
  /// The outermost first.
  package var containers: [Container]

  /// Whether it stands in a list.
  package var isInList: Bool {
    containers.contains { if case .item = $0 { true } else { false } }
  }
}

/// A table.
package struct FormattedTable: Sendable, Hashable {
  package enum Alignment: Sendable, Hashable {
    case leading, center, trailing
  }

  /// The first row is the header.
  package var rows: [[FormattedText]]
  package var alignments: [Alignment]
}

internal import WaymarkCore

/// What a block of code would make of a file.
struct EditProposal: Sendable {
  var path: String
  /// What is there; nil when there is nothing.
  var old: [UInt8]?
  var version: FileVersion?
  var new: String
  var diff: FileDiff
}

/// A block of code that was written to a file, so that it can be taken back.
struct AppliedEdit: Sendable, Hashable {
  var path: String
  var old: [UInt8]?
  var version: FileVersion
}

extension ChatWork {
  /// Finds out what a block of code would make of a file.
  static func propose(_ edit: CodeEdit, for name: String) -> Effect {
    work("propose") { desk, send in
      let files = try ProjectFiles(root: desk.root(of: try await desk.project()))
      let path = try ProjectPath(name)
      let content = try files.version(of: path) == nil ? nil : try files.read(path)
      let old = content.map { String(decoding: $0.bytes, as: UTF8.self) }
      if let content, let old, Array(old.utf8) != content.bytes {
        throw WaymarkError(.invalidArgument, "\(path.shown) is no text in UTF-8.")
      }
      let new = try edit.applied(to: old)
      guard new != old else {
        return send(ChatAnswer.notice(Notice("\(path.shown) is like this already.")))
      }
      send(
        ChatAnswer.proposed(
          EditProposal(
            path: name, old: content?.bytes, version: content?.version, new: new,
            diff: FileDiff(path: name, from: content?.bytes, to: Array(new.utf8)))))
    }
  }

  /// Writes what was proposed, unless the file has changed meanwhile.
  static func apply(_ proposal: EditProposal) -> Effect {
    work("apply") { desk, send in
      let files = try ProjectFiles(root: desk.root(of: try await desk.project()))
      let version = try files.write(
        Array(proposal.new.utf8), to: try ProjectPath(proposal.path),
        replacing: proposal.version.map { .version($0) } ?? .nothing)
      send(
        ChatAnswer.applied(
          AppliedEdit(path: proposal.path, old: proposal.old, version: version)))
    }
  }

  /// Takes back what was applied last, unless the file has changed since.
  static func takeBack(_ edit: AppliedEdit) -> Effect {
    work("take back") { desk, send in
      let files = try ProjectFiles(root: desk.root(of: try await desk.project()))
      let path = try ProjectPath(edit.path)
      if let old = edit.old {
        try files.write(old, to: path, replacing: .version(edit.version))
      } else {
        guard try files.version(of: path) == edit.version else {
          throw WaymarkError(
            .invalidArgument, "\(path.shown) has changed since; it stays as it is.")
        }
        try files.deletePermanently(path)
      }
      send(ChatAnswer.tookBack(edit.path))
    }
  }

  /// Colours the blocks of code of messages.
  static func highlight(_ messages: [(id: Int64, content: String)]) -> Effect {
    work("highlight") { desk, send in
      let highlighter = try desk.core().highlighter
      for message in messages {
        var blocks: [Int: SourceLines] = [:]
        for (index, block) in MarkdownStream(ModelText.clean(message.content)).codeBlocks
          .enumerated()
        where !block.language.isEmpty {
          try Task.checkCancellation()
          let spans = highlighter.spans(of: block.text, language: block.language)
          if !spans.isEmpty { blocks[index] = SourceLines(block.text, spans) }
        }
        if !blocks.isEmpty { send(ChatAnswer.highlighted(message.id, blocks)) }
      }
    }
  }
}

/// The lines in which two texts differ, with three lines around them.
enum DiffRows {
  private static let context = 3

  static func rows(from old: String, to new: String) -> [TextRow] {
    let lines = LineChanges.lines(from: ModelText.clean(old), to: ModelText.clean(new))
    let changed = lines.indices.filter { index in
      if case .kept = lines[index] { false } else { true }
    }
    var rows: [TextRow] = []
    var last = -1
    for index in changed {
      let first = max(last + 1, index - context)
      if first > last + 1, first > 0 { rows.append(TextRow("⋯", .hunk)) }
      var end = index
      while end + 1 < lines.count, end - index < context, !changed.contains(end + 1) { end += 1 }
      if first <= end { rows += lines[first...end].map(row) }
      last = max(last, end)
    }
    return rows
  }

  private static func row(_ line: LineChanges.Line) -> TextRow {
    switch line {
    case .kept(let text): TextRow("  \(text)", .source)
    case .removed(let text): TextRow("- \(text)", .removed)
    case .added(let text): TextRow("+ \(text)", .added)
    }
  }
}

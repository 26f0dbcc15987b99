internal import WaymarkCore
internal import WaymarkTerminal

extension ChatPane {
  /// Begins to write a block of code of the selected message to a file.
  mutating func applyCode() -> [Effect] {
    guard let message = transcript.current?.message else { return [] }
    let blocks = CodeBlocks.all(in: message.content, about: linesAsked(of: message))
    guard blocks.count > 1 else {
      guard let block = blocks.first else {
        return [.notify(Notice("The message has no block of code."))]
      }
      return choose(block)
    }
    purpose = .applyCode(blocks)
    sheet = Sheet("Apply which block?", .pick(Picker(blocks.map(\.item))))
    return []
  }

  /// The lines of a file that a reply's question was about; nil unless there is exactly one such part.
  private func linesAsked(of message: ChatMessage) -> LineReplacement? {
    let question = transcript.branch.last { $0.id == message.parent }
    let parts = question?.attachments.compactMap(LineReplacement.init) ?? []
    return parts.count == 1 ? parts.first : nil
  }

  /// Asks for the file, with what the block names filled in.
  mutating func choose(_ block: CodeBlocks.Block) -> [Effect] {
    let edit = block.edit
    if let path = edit.path, edit.form != .whole {
      close()
      return [ChatWork.propose(edit, for: path)]
    }
    purpose = .applyTo(edit)
    sheet = Sheet(
      edit.form == .whole ? "Save the code as" : "Apply the change to", field: "File",
      text: edit.path ?? "", placeholder: "a path in the project")
    return []
  }

  /// Takes back what was written last.
  mutating func takeBack() -> [Effect] {
    guard let applied else { return [.notify(Notice("No code was applied."))] }
    return [ChatWork.takeBack(applied)]
  }

  /// Asks for the colours of code that is shown and has none.
  func highlight(_ views: [MessageView]) -> [Effect] {
    let wanted = views.filter(\.wantsHighlight).map { ($0.message.id, $0.message.content) }
    return wanted.isEmpty ? [] : [ChatWork.highlight(wanted)]
  }
}

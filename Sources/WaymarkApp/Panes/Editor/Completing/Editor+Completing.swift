internal import Synchronization
internal import WaymarkCore

extension Editor {
  /// Asks for words that go on as the one before the cursor begins.
  func complete() -> [Effect] {
    guard let text = current, text.selections.count == 1 else { return [] }
    let prefix = text.wordBeforeCursor
    guard !prefix.isEmpty else { return [.notify(Notice("Type the beginning of a word first."))] }
    let others = texts.enumerated().filter { $0.offset != active && !$0.element.isReadOnly }
      .map(\.element)
    let sources = ([text] + others).map { text in
      WordCompletion.Source(
        name: text.name, text: text.text, offset: text.selections.primary.head)
    }
    return [EditorWork.complete(text.id, prefix, sources, symbols)]
  }

  /// Takes the words that were found; one alone is put in at once.
  mutating func completed(_ id: Int, _ prefix: String, _ items: [WordCompletion.Item]) -> [Effect] {
    guard let text = current, text.id == id, text.selections.count == 1,
      text.wordBeforeCursor.lowercased().hasPrefix(prefix.lowercased())
    else { return [] }
    var found = WordCompletion(items)
    found.narrow(to: text.wordBeforeCursor)
    guard let first = found.item else {
      return [.notify(Notice("Nothing goes on as “\(prefix)” does.", isAnswer: true))]
    }
    if found.items.count == 1 {
      current?.complete(first.word)
    } else {
      completion = found
    }
    return []
  }

  mutating func perform(_ action: CompletionAction) {
    switch action {
    case .accept:
      if let item = completion?.item { current?.complete(item.word) }
      completion = nil
    case .next: completion?.move(by: 1)
    case .previous: completion?.move(by: -1)
    case .close: completion = nil
    }
  }

  /// Keeps the words that still go on as what is typed; none closes the list.
  mutating func narrowCompletion() {
    guard completion != nil, let prefix = current?.wordBeforeCursor, !prefix.isEmpty else {
      completion = nil
      return
    }
    completion?.narrow(to: prefix)
    if completion?.items.isEmpty ?? true { completion = nil }
  }
}

extension OpenText {
  /// The part of a word that ends at the cursor; empty where none does.
  var wordBeforeCursor: String {
    let head = selections.primary.head
    let bytes = text.bytes(max(0, head - 200)..<head)
    let word = bytes.reversed().prefix { WordClass($0) == .word }.reversed()
    return String(decoding: Array(word), as: UTF8.self)
  }

  /// Puts a word in the place of its beginning.
  mutating func complete(_ word: String) {
    let head = selections.primary.head
    let start = head - wordBeforeCursor.utf8.count
    edit([TextEdit(start..<head, word)])
    select(SelectionSet(TextSelection(at: start + word.utf8.count)))
  }
}

/// The names of the analysis, read once and kept until a file is saved.
final class SymbolNames: Sendable {
  private let names = Mutex<[String]?>(nil)

  func clear() { names.withLock { $0 = nil } }

  /// The names, read from the project where they are not at hand.
  func read(_ desk: any ProjectDesk) async -> [String] {
    if let known = names.withLock({ $0 }) { return known }
    let found = await desk.symbolNames()
    names.withLock { $0 = found }
    return found
  }
}

internal import Foundation
internal import WaymarkCore
internal import WaymarkTerminal

/// The threads that can be opened.
struct ThreadList: Sendable {
  /// Which threads are listed.
  struct Filter: Sendable, Hashable {
    var isOfAllProjects = false
    var isArchive = false
  }

  private(set) var threads: [ChatThread] = []
  var filter = Filter()
  private(set) var cursor = ListCursor()
  /// The thread that was deleted last.
  var deleted: ChatThread?

  var selected: ChatThread? {
    threads.indices.contains(cursor.selected) ? threads[cursor.selected] : nil
  }

  mutating func show(_ threads: [ChatThread]) {
    let id = selected?.id
    self.threads = threads
    if let id, let row = threads.firstIndex(where: { $0.id == id }) {
      cursor.select(row, of: threads.count)
    }
  }

  /// Takes what has become of a thread.
  mutating func update(_ thread: ChatThread) {
    let isListed = (thread.status == .archived) == filter.isArchive && thread.status != .removed
    let id = selected?.id
    threads.removeAll { $0.id == thread.id }
    if isListed {
      let place = threads.firstIndex { other in
        (thread.isPinned ? 1 : 0, thread.updatedAt) > (other.isPinned ? 1 : 0, other.updatedAt)
      }
      threads.insert(thread, at: place ?? threads.count)
    }
    if let id, let row = threads.firstIndex(where: { $0.id == id }) {
      cursor.select(row, of: threads.count)
    }
  }

  mutating func select(_ id: Int64?) {
    if let row = threads.firstIndex(where: { $0.id == id }) {
      cursor.select(row, of: threads.count)
    }
  }

  mutating func move(_ action: ListAction, page: Int) {
    switch action {
    case .up: cursor.move(by: -1, of: threads.count)
    case .down: cursor.move(by: 1, of: threads.count)
    case .pageUp: cursor.move(by: -page, of: threads.count)
    case .pageDown: cursor.move(by: page, of: threads.count)
    case .first: cursor.select(0, of: threads.count)
    case .last: cursor.select(threads.count - 1, of: threads.count)
    }
  }

  /// Selects the thread in a row of the screen.
  mutating func select(atRow row: Int) { cursor.select(cursor.top + row, of: threads.count) }

  mutating func reveal(height: Int) { cursor.reveal(height: height, of: threads.count) }

  /// Draws the list below its title.
  func draw(
    on canvas: inout Canvas, open: Int64?, answering: Set<Int64>, isFocused: Bool, _ look: Look
  ) {
    let (top, rest) = canvas.bounds.split(top: 1)
    let name = filter.isArchive ? "Archive" : filter.isOfAllProjects ? "All threads" : "Threads"
    let mark = isFocused ? look.symbols.focus : " "
    canvas.within(top) { line in
      let end = line.write(
        mark + name, row: 0, column: 0, style: look[isFocused ? .focusedTitle : .title])
      if !threads.isEmpty {
        line.write(Figures.count(threads.count), row: 0, column: end + 1, style: look[.faint])
      }
    }
    canvas.within(rest) { area in
      guard !threads.isEmpty else {
        let words = filter.isArchive ? "The archive is empty." : "No threads yet."
        area.write(words, row: 0, column: 1, style: look[.faint])
        return
      }
      let isSelectionShown = isFocused
      let list = ListView.Look(
        selection: isSelectionShown ? look[.selection] : nil, scrollbar: look[.scrollbar],
        thumb: look.isPlain ? "" : "┃")
      ListView(cursor, count: threads.count).draw(on: &area, list) { index, line in
        draw(threads[index], on: &line, open: open, answering: answering, look)
      }
    }
  }

  private func draw(
    _ thread: ChatThread, on line: inout Canvas, open: Int64?, answering: Set<Int64>, _ look: Look
  ) {
    let isOpen = thread.id == open
    let sign = answering.contains(thread.id) ? "*" : thread.isPinned ? "^" : " "
    line.write(
      sign, row: 0, column: 0, style: look[answering.contains(thread.id) ? .statusActive : .faint])
    let age = ThreadList.age(from: thread.updatedAt, to: look.now)
    let room = line.columns - DisplayText.width(age) - 3
    line.write(
      thread.title, row: 0, column: 1, style: look[isOpen ? .strong : .text], limit: room)
    line.write(
      age, row: 0, column: line.columns - 1 - DisplayText.width(age), style: look[.faint])
  }

  /// A short age: `now`, `5m`, `3h`, `2d`.
  private static func age(from date: Date, to now: Date) -> String {
    let seconds = Int(now.timeIntervalSince(date))
    switch seconds {
    case ..<300: return "now"
    case ..<3600: return "\(seconds / 300 * 5)m"
    case ..<86_400: return "\(seconds / 3600)h"
    default: return "\(seconds / 86_400)d"
    }
  }
}

import Foundation

/// A log that grows off the user interface's loop while it is read on it.
///
/// Git's output is taken in as far as somebody wants to see it; until then git waits. So a log of a
/// million commits costs what is looked at.
package final class LogStore: Sendable {
  /// One row of the log as it is shown.
  package struct Row: Sendable {
    package let entry: LogEntry
    package let graph: GraphRow?
  }

  private struct State {
    var table = CommitTable()
    var graph: LogGraph?
    var isComplete = false
    var wanted: Int
    var waiting: CheckedContinuation<Void, Never>?
  }

  private let state: Locked<State>

  /// Makes an empty log.
  ///
  /// - Parameters:
  ///   - hasGraph: False for a log that leaves commits out, which a graph could not join.
  ///   - wanted: How many rows are wanted at first.
  package init(hasGraph: Bool, wanted: Int = 2000) {
    state = Locked(State(graph: hasGraph ? LogGraph() : nil, wanted: wanted))
  }

  package var count: Int { state.withLock { $0.table.count } }

  /// Whether git has told everything.
  package var isComplete: Bool { state.withLock { $0.isComplete } }

  /// A commit's hash; nil for a row that is not there.
  package func id(_ row: Int) -> ObjectID? {
    state.withLock { row >= 0 && row < $0.table.count ? $0.table.id(row) : nil }
  }

  package func entry(_ row: Int) -> LogEntry? {
    state.withLock { row >= 0 && row < $0.table.count ? $0.table[row] : nil }
  }

  /// The row of a commit, if it is there.
  package func row(of id: ObjectID) -> Int? { state.withLock { $0.table.row(of: id) } }

  /// Some rows with their graph.
  package func rows(_ range: Range<Int>) -> [Row] {
    state.withLock { state in
      let range = range.clamped(to: 0..<state.table.count)
      let graph = state.graph?.rows(range, of: state.table)
      return range.enumerated().map { offset, row in
        Row(entry: state.table[row], graph: graph?[offset])
      }
    }
  }

  /// The next row from a place whose subject, author or hash has a text in it.
  ///
  /// - Parameters:
  ///   - text: In lower case.
  ///   - row: Where to begin.
  ///   - step: 1 downwards, -1 upwards.
  /// - Returns: The row; nil when there is none among those that are known.
  package func find(_ text: String, from row: Int, step: Int) -> Int? {
    state.withLock { state in
      var row = row
      while row >= 0, row < state.table.count {
        let entry = state.table[row]
        if entry.subject.lowercased().contains(text) || entry.author.lowercased().contains(text)
          || entry.id.hex.hasPrefix(text)
        {
          return row
        }
        row += step
      }
      return nil
    }
  }

  /// Says how many rows somebody wants to see.
  package func want(_ rows: Int) {
    let waiting = state.withLock { state -> CheckedContinuation<Void, Never>? in
      guard rows > state.wanted else { return nil }
      state.wanted = rows
      defer { state.waiting = nil }
      return state.waiting
    }
    waiting?.resume()
  }

  /// Takes commits in.
  package func append(_ batch: CommitTable) {
    state.withLock { state in
      state.table.append(batch)
      state.graph?.extend(to: state.table)
    }
  }

  /// Waits until more rows are wanted than there are.
  package func waitUntilWanted() async {
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let isWanted = state.withLock { state in
          guard state.table.count >= state.wanted, !Task.isCancelled else { return true }
          state.waiting = continuation
          return false
        }
        if isWanted { continuation.resume() }
      }
    } onCancel: {
      let waiting = state.withLock { state in
        defer { state.waiting = nil }
        return state.waiting
      }
      waiting?.resume()
    }
  }

  /// Says that git has told everything.
  package func finish() { state.withLock { $0.isComplete = true } }
}

extension Repository {
  /// What every branch, tag and the head point to, to tell whether a log is still right.
  package func referenceFingerprint() async throws -> String {
    // Fails only where there are no references at all.
    let references = try await git.run(.read("show-ref", "--head").accepting(1)).output
    let own = Array(" refs/waymark/".utf8)
    let lines = references.split(separator: 0x0A).filter { line in
      guard let space = line.firstIndex(of: 0x20) else { return false }
      return !line[space...].starts(with: own)
    }
    // The branch, too: a switch between two at the same commit moves no reference.
    let head = FileManager.default.contents(atPath: "\(try await layout().gitDirectory)/HEAD")
    return "\(lines.count) \(lines.hashValue) \(head?.hashValue ?? 0)"
  }
}

import Foundation

/// Analyses files on all cores, each worker with its own parsers.
struct ParallelAnalysis {
  /// A file that was analysed, with what the index keeps of it.
  struct Item: Sendable {
    let file: SourceFile
    let entry: SourceIndexStore.Entry
    /// Whether the content was the one that the index knew.
    let isReused: Bool
  }

  struct Outcome: Sendable {
    var files: [SourceFile] = []
    /// How many of the files had the content that was known and were not parsed.
    var reused = 0
    var skipped: [SourceSummary.Skipped] = []
  }

  private enum Step: Sendable {
    case item(Item)
    case skipped(SourceSummary.Skipped)
    case nothing
  }

  /// Files per transaction.
  private static let batchSize = 256

  let root: String
  let grammars: GrammarLibrary
  /// What the index keeps, by path: a file with the content that it knows is not parsed again.
  var known: [String: SourceIndexStore.Entry] = [:]
  var workers = ProcessInfo.processInfo.activeProcessorCount

  /// Analyses files; cancellation is looked at between two of them.
  ///
  /// - Parameters:
  ///   - candidates: What to read.
  ///   - progress: Called from any thread.
  ///   - store: Called with finished batches, one at a time.
  /// - Returns: The analysed files and what was found on the way.
  /// - Throws: What `store` throws; `CancellationError`.
  func run(
    _ candidates: [SourceScanner.Candidate], progress: @escaping AnalyzeProject.Progress,
    store: ([Item]) throws -> Void
  ) async throws -> Outcome {
    guard !candidates.isEmpty else { return Outcome() }
    // The largest first, so that no worker is left alone with a giant at the end.
    let queue = WorkQueue(candidates.sorted { $0.size > $1.size })
    let workers = min(workers, candidates.count)
    return try await withThrowingTaskGroup(of: [Step].self) { group in
      for _ in 0..<workers { group.addTask { [self] in try work(queue) } }
      var outcome = Outcome()
      var done = 0
      while let steps = try await group.next() {
        guard !steps.isEmpty else { continue }
        group.addTask { [self] in try work(queue) }
        done += steps.count
        progress(AnalysisProgress(phase: .parsing, done: done, total: candidates.count))
        var items: [Item] = []
        for step in steps {
          switch step {
          case .item(let item): items.append(item)
          case .skipped(let skipped): outcome.skipped.append(skipped)
          case .nothing: break
          }
        }
        try store(items)
        outcome.files += items.map(\.file)
        outcome.reused += items.count(where: \.isReused)
      }
      return outcome
    }
  }

  /// Analyses the next batch; empty when there is none left.
  private func work(_ queue: WorkQueue) throws -> [Step] {
    let batch = queue.next(ParallelAnalysis.batchSize)
    guard !batch.isEmpty else { return [] }
    let analyzer = queue.borrow { SourceFileAnalyzer(grammars: grammars) }
    defer { queue.giveBack(analyzer) }
    var steps: [Step] = []
    for candidate in batch {
      try Task.checkCancellation()
      steps.append(analyze(candidate, analyzer))
    }
    return steps
  }

  private func analyze(
    _ candidate: SourceScanner.Candidate, _ analyzer: SourceFileAnalyzer
  ) -> Step {
    guard let data = read(candidate.path) else {
      return .skipped(.init(path: candidate.path, reason: "it cannot be read"))
    }
    return data.withUnsafeBufferPointer { bytes in
      if bytes.prefix(8192).contains(0) {
        return .skipped(.init(path: candidate.path, reason: "binary"))
      }
      guard let language = candidate.language ?? LanguageDetector.interpreter(bytes.prefix(200))
      else { return .nothing }
      let name = LanguageDetector.refined(language, path: candidate.path, bytes)
      let hash = ContentHash.of(bytes)
      var entry = SourceIndexStore.Entry(
        path: candidate.path, size: candidate.size, modified: candidate.modified,
        inode: candidate.inode, contentHash: hash, digest: [])
      if let old = known[candidate.path], old.contentHash == hash,
        let file = SourceFile(encoded: old.digest), file.language == name, file.size == bytes.count
      {
        entry.digest = old.digest
        return .item(Item(file: file, entry: entry, isReused: true))
      }
      let file = analyzer.analyze(path: candidate.path, language: name, bytes: bytes)
      entry.digest = file.encoded()
      return .item(Item(file: file, entry: entry, isReused: false))
    }
  }

  /// The bytes of a regular file; nil when it is none or may not be read.
  private func read(_ path: String) -> [UInt8]? {
    let descriptor = open("\(root)/\(path)", O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      status.st_size <= SourceScanner.sizeLimit
    else { return nil }
    return [UInt8](unsafeUninitializedCapacity: Int(status.st_size)) { buffer, count in
      while count < buffer.count {
        let rest = UnsafeMutableRawBufferPointer(
          rebasing: UnsafeMutableRawBufferPointer(buffer)[count...])
        let got = Foundation.read(descriptor, rest.baseAddress, rest.count)
        if got < 0, errno == EINTR { continue }
        if got <= 0 { break }
        count += got
      }
    }
  }
}

/// The files that are still to be analysed, and the analysers that are free.
private final class WorkQueue: Sendable {
  private struct State {
    var rest: ArraySlice<SourceScanner.Candidate>
    var free: [SourceFileAnalyzer] = []
  }

  private let state: Locked<State>

  init(_ candidates: [SourceScanner.Candidate]) {
    state = Locked(State(rest: candidates[...]))
  }

  /// The next files: few while they are large, so that the work stays even.
  func next(_ limit: Int) -> [SourceScanner.Candidate] {
    state.withLock { state in
      var batch: [SourceScanner.Candidate] = []
      var size: Int64 = 0
      while batch.count < limit, size < 1 << 20, let next = state.rest.popFirst() {
        batch.append(next)
        size += next.size
      }
      return batch
    }
  }

  func borrow(_ make: () -> SourceFileAnalyzer) -> SourceFileAnalyzer {
    state.withLock { $0.free.popLast() } ?? make()
  }

  func giveBack(_ analyzer: SourceFileAnalyzer) {
    state.withLock { $0.free.append(analyzer) }
  }
}

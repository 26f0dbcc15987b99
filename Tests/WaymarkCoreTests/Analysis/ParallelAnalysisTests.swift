import Testing
import WaymarkTestSupport

@testable import WaymarkCore

@Suite struct ParallelAnalysisTests {
  /// A folder with source in several languages.
  private func folder(_ count: Int) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for number in 0..<count {
      let words = String(repeating: "    total += part_\(number)\n", count: number % 40)
      try folder.write("src/f\(number).py", "def f\(number)(total):\n\(words)    return total\n")
      if number % 7 == 0 { try folder.write("src/g\(number).go", "package g\nfunc G() {}\n") }
      if number % 50 == 0 { try folder.write("bin/b\(number)", bytes: [0, 1, 2]) }
    }
    return folder
  }

  @Test func `the number of workers changes nothing`() async throws {
    let folder = try folder(300)
    let candidates = SourceScanner(root: folder.path).scan(listed: nil).files
    var results: [[[UInt8]]] = []
    for workers in [1, 2, 7] {
      var analysis = ParallelAnalysis(root: folder.path, grammars: AnalyzedSource.grammars)
      analysis.workers = workers
      var stored = 0
      let outcome = try await analysis.run(
        candidates, progress: { _ in }, store: { stored += $0.count })
      #expect(stored == outcome.files.count)
      #expect(
        outcome.skipped.map(\.path).sorted() == [
          "bin/b0", "bin/b100", "bin/b150", "bin/b200", "bin/b250", "bin/b50",
        ])
      results.append(outcome.files.sorted { $0.path < $1.path }.map { $0.encoded() })
    }
    #expect(results[0].count == 343)
    #expect(results[0] == results[1])
    #expect(results[0] == results[2])
  }

  @Test func `cancelling stops it between two files and keeps what was stored`() async throws {
    let folder = try folder(900)
    let candidates = SourceScanner(root: folder.path).scan(listed: nil).files
    let stored = Locked(0)
    let analysis = ParallelAnalysis(root: folder.path, grammars: AnalyzedSource.grammars)
    let task = Task {
      try await analysis.run(
        candidates,
        // The first report cancels the task that it comes from.
        progress: { _ in withUnsafeCurrentTask { $0?.cancel() } },
        store: { batch in stored.withLock { $0 += batch.count } })
    }
    await #expect(throws: CancellationError.self) { try await task.value }
    let count = stored.withLock { $0 }
    #expect(count > 0 && count < candidates.count)
  }

  @Test func `an error of the store ends it`() async throws {
    struct Full: Error {}
    let folder = try folder(10)
    let candidates = SourceScanner(root: folder.path).scan(listed: nil).files
    let analysis = ParallelAnalysis(root: folder.path, grammars: AnalyzedSource.grammars)
    await #expect(throws: Full.self) {
      _ = try await analysis.run(candidates, progress: { _ in }, store: { _ in throw Full() })
    }
  }

  @Test func `progress counts up to the number of files`() async throws {
    let folder = try folder(600)
    let candidates = SourceScanner(root: folder.path).scan(listed: nil).files
    let seen = Locked<[Int]>([])
    let analysis = ParallelAnalysis(root: folder.path, grammars: AnalyzedSource.grammars)
    _ = try await analysis.run(
      candidates, progress: { step in seen.withLock { $0.append(step.done) } }, store: { _ in })
    let counts = seen.withLock { $0 }
    #expect(counts == counts.sorted())
    #expect(counts.last == candidates.count)
  }

  @Test func `nothing to do is done at once`() async throws {
    let analysis = ParallelAnalysis(root: "/", grammars: AnalyzedSource.grammars)
    let outcome = try await analysis.run([], progress: { _ in }, store: { _ in })
    #expect(outcome.files.isEmpty)
  }
}

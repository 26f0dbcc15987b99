import Foundation

/// The analysed sources of a project, kept in the database and brought up to date by content.
struct SourceIndex {
  let project: Project
  let store: SourceIndexStore
  let grammars: GrammarLibrary

  /// Scans the project, analyses what is new or changed and reads the rest from the index.
  ///
  /// - Parameters:
  ///   - kind: `full` analyses every file; the others only what changed.
  ///   - target: Not used to narrow the scan: evidence may lie anywhere.
  ///   - progress: Called from any thread.
  /// - Returns: Every source file as it is now.
  /// - Throws: Storage errors, `CancellationError`.
  func refresh(
    _ kind: Analysis.Kind, target: String?, progress: @escaping AnalyzeProject.Progress
  ) async throws -> SourceTree {
    let listed = try await Repository(root: project.path).files()
    let scan = SourceScanner(root: project.path).scan(listed: listed)
    let known = Dictionary(
      try store.entries(of: project.id).map { ($0.path, $0) }, uniquingKeysWith: { $1 })
    try Task.checkCancellation()
    var reused: [SourceFile] = []
    var changed: [SourceScanner.Candidate] = []
    for candidate in scan.files {
      if kind != .full, let entry = known[candidate.path], entry.fits(candidate),
        let file = SourceFile(encoded: entry.digest)
      {
        reused.append(file)
      } else {
        changed.append(candidate)
      }
    }
    let present = Set(scan.files.map(\.path))
    let gone = known.keys.filter { !present.contains($0) }
    try store.update(project.id, changed: [], gone: gone, at: Date())
    let analyzed = try await ParallelAnalysis(root: project.path, grammars: grammars)
      .run(changed, progress: progress) { batch in
        try store.update(project.id, changed: batch.map(\.entry), gone: [], at: Date())
      }
    let files = (reused + analyzed.files).sorted { $0.path < $1.path }
    var summary = SourceSummary(files)
    summary.filesParsed = analyzed.files.count
    summary.filesReused = reused.count
    summary.skipped = scan.skipped + analyzed.skipped
    return SourceTree(files: files, paths: scan.paths, summary: summary)
  }

  /// Analyses a folder without a project and without keeping anything.
  static func read(
    folder: String, includingText: Bool, grammars: GrammarLibrary
  ) async throws -> [SourceFile] {
    let scan = SourceScanner(root: folder).scan(listed: nil, includingText: includingText)
    let analyzed = try await ParallelAnalysis(root: folder, grammars: grammars)
      .run(scan.files, progress: { _ in }, store: { _ in })
    return analyzed.files.sorted { $0.path < $1.path }
  }
}

extension SourceIndexStore.Entry {
  /// Whether a file on the disk is still the one that was stored, as git tells it.
  fileprivate func fits(_ candidate: SourceScanner.Candidate) -> Bool {
    size == candidate.size && modified == candidate.modified && inode == candidate.inode
  }
}

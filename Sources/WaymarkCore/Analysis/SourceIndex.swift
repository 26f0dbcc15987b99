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
    // git lists the files while the index is read.
    async let listed = Repository(root: project.path).listing()
    let known = kind == .full ? [] : try store.entries(of: project.id)
    let knownPaths = kind == .full ? try store.paths(of: project.id) : known.map(\.path)
    let listing = try await listed
    var scan = SourceScanner(root: project.path).scan(listed: listing?.files)
    scan.skipped += (listing?.unreadable ?? []).map {
      .init(path: $0, reason: "the directory may not be read")
    }
    try Task.checkCancellation()
    var reused: [SourceFile] = []
    var changed: [SourceScanner.Candidate] = []
    var comparable: [String: SourceIndexStore.Entry] = [:]
    for (candidate, knowledge) in zip(scan.files, knowledge(of: scan.files, from: known)) {
      switch knowledge {
      case .current(let file): reused.append(file)
      case .former(let entry):
        comparable[candidate.path] = entry
        changed.append(candidate)
      case .none: changed.append(candidate)
      }
    }
    let present = Set(scan.files.map(\.path))
    let gone = knownPaths.filter { !present.contains($0) }
    try store.update(project.id, changed: [], gone: gone, at: Date())
    let analyzed = try await ParallelAnalysis(
      root: project.path, grammars: grammars, known: comparable
    ).run(changed, progress: progress) { batch in
      try store.update(project.id, changed: batch.map(\.entry), gone: [], at: Date())
    }
    let files = (reused + analyzed.files).sorted { $0.path < $1.path }
    var summary = SourceSummary(files)
    summary.filesParsed = analyzed.files.count - analyzed.reused
    summary.filesReused = reused.count + analyzed.reused
    summary.skipped = (scan.skipped + analyzed.skipped).sorted { $0.path < $1.path }
    return SourceTree(files: files, paths: scan.paths, summary: summary)
  }

  /// What the index has of a file.
  private enum Knowledge: Sendable {
    /// The file as it is on the disk.
    case current(SourceFile)
    /// A state of the file whose content may still be the same.
    case former(SourceIndexStore.Entry)
    /// Nothing that can be used.
    case none
  }

  /// What the index has of each candidate, decoded on all cores.
  private func knowledge(
    of candidates: [SourceScanner.Candidate], from entries: [SourceIndexStore.Entry]
  ) -> [Knowledge] {
    guard !entries.isEmpty else { return Array(repeating: .none, count: candidates.count) }
    let parsable = Set(grammars.available)
    let places = Dictionary(
      entries.enumerated().map { ($1.path, $0) }, uniquingKeysWith: { $1 })
    return ConcurrentMap.results(candidates.count, scratch: {}) { _, number in
      let candidate = candidates[number]
      guard let place = places[candidate.path],
        let file = SourceFile(encoded: entries[place].digest), !file.canBeParsed(with: parsable)
      else { return .none }
      return entries[place].fits(candidate) ? .current(file) : .former(entries[place])
    }
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

extension SourceFile {
  /// Whether a grammar is there now that was not when the file was analysed.
  fileprivate func canBeParsed(with languages: Set<String>) -> Bool {
    !isParsed && languages.contains(language) && !findings.contains { $0.code == "parse-budget" }
  }
}

extension SourceIndexStore.Entry {
  /// Whether a file on the disk is still the one that was stored, as git tells it.
  fileprivate func fits(_ candidate: SourceScanner.Candidate) -> Bool {
    size == candidate.size && modified == candidate.modified && inode == candidate.inode
  }
}

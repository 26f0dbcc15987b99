import Foundation

/// Keeping what is discarded, and giving it back.
extension Repository {
  /// What is kept, newest first.
  package func discards() async throws -> [Discard] {
    let output = try await git.text(
      .read(
        "for-each-ref", "--sort=-refname",
        "--format=%(refname)%00%(committerdate:unix)%00%(contents)%00",
        Discard.namespace))
    let fields = output.split(separator: "\0", omittingEmptySubsequences: false)
    return stride(from: 0, to: fields.count - 2, by: 3).compactMap { place in
      Discard(
        reference: fields[place].trimmingCharacters(in: .newlines),
        seconds: Int(fields[place + 1]) ?? 0, message: String(fields[place + 2]))
    }
  }

  /// Gives kept discards back to git's garbage collection.
  ///
  /// - Parameter count: How many of the newest stay.
  /// - Throws: A `WaymarkError` with one of the `git` codes.
  package func forgetDiscards(keeping count: Int) async throws {
    let old = try await discards().dropFirst(count)
    guard !old.isEmpty else { return }
    let lines = old.map { "delete \($0.id)\n" }.joined()
    try await git.run(.write("update-ref", "--stdin").input(Array(lines.utf8)))
  }

  /// Stores files as they are, before something takes them away.
  ///
  /// - Parameters:
  ///   - paths: Files and links, also ones that are not there.
  ///   - title: For people.
  /// - Returns: The discard, or nil without paths.
  /// - Throws: A `WaymarkError` with one of the `git` codes.
  func keep(_ paths: [GitPath], _ title: String) async throws -> Discard? {
    guard !paths.isEmpty else { return nil }
    let places = Set(paths).sorted().map { WorkTreeFile(root: root, path: $0) }
    let files = zip(places, try await store(places)).map { place, blob in
      Discard.File(
        name: Data(place.path.bytes), mode: blob == nil ? 0 : place.gitMode ?? 0, blob: blob)
    }
    let stamp = Int(Date().timeIntervalSince1970 * 1000)
    let reference = "\(Discard.namespace)\(stamp)-\(UUID().uuidString.prefix(8).lowercased())"
    return try await writeDiscard(reference, title, files)
  }

  /// Notes what an action has left of the kept files, so that giving them back can tell whether
  /// they were changed since.
  func noteLeft(_ discard: Discard) async throws {
    var files = discard.files
    let left = try await store(files.map { WorkTreeFile(root: root, path: $0.path) })
    for place in files.indices { files[place].left = left[place] }
    _ = try await writeDiscard(discard.id, discard.title, files)
  }

  /// Stores the raw content of files and links as blobs; nil for what is neither.
  private func store(_ files: [WorkTreeFile]) async throws -> [String?] {
    var blobs = [String?](repeating: nil, count: files.count)
    var regular: [Int] = []
    for (place, file) in files.enumerated() {
      switch file.gitMode {
      case 0o120000?:
        guard let target = file.content() else { continue }
        blobs[place] = try await git.text(
          .write("hash-object", "-w", "--stdin").input(target))
      case _?: regular.append(place)
      case nil: break
      }
    }
    // As many as fit into a command line for certain.
    for start in stride(from: 0, to: regular.count, by: 100) {
      let part = regular[start..<min(start + 100, regular.count)]
      var command = GitCommand.write("hash-object", "-w", "--no-filters", "--")
      command.arguments += part.map { files[$0].path.bytes }
      let hashes = try await git.text(command).split(separator: "\n")
      for (place, hash) in zip(part, hashes) { blobs[place] = String(hash) }
    }
    return blobs
  }

  private func writeDiscard(
    _ reference: String, _ title: String, _ files: [Discard.File]
  ) async throws -> Discard {
    let layout = try await layout()
    let record = Discard.Record(worktree: layout.gitDirectory, files: files)
    let message =
      title + "\n\n" + String(decoding: try JSONEncoder().encode(record), as: UTF8.self)
    // An index of its own, since the user's must not change.
    let index = "\(layout.gitDirectory)/waymark-index-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: index) }
    var lines: [UInt8] = []
    for file in files {
      guard let blob = file.blob else { continue }
      lines += Array("\(String(file.mode, radix: 8)) \(blob)\tfiles/".utf8) + file.path.bytes
      lines.append(0)
    }
    let own: [String: String?] = ["GIT_INDEX_FILE": index]
    try await git.run(
      .write("update-index", "-z", "--index-info").input(lines).environment(own))
    let tree = try await git.text(.write("write-tree").environment(own))
    // The user may not have told git who they are, which must not stop a discard.
    let commit = try await git.text(
      .write("commit-tree", "--no-gpg-sign", tree).input(Array(message.utf8)).environment([
        "GIT_AUTHOR_NAME": "Waymark", "GIT_AUTHOR_EMAIL": "waymark@localhost",
        "GIT_COMMITTER_NAME": "Waymark", "GIT_COMMITTER_EMAIL": "waymark@localhost",
      ]))
    try await git.run(.write("update-ref", "-m", "waymark: discard", reference, commit))
    guard let discard = Discard(reference: reference, seconds: 0, message: message) else {
      throw WaymarkError(.gitFailed, "What is discarded could not be kept; nothing was discarded.")
    }
    return discard
  }

  // MARK: - Giving back

  /// Puts the files of a discard back.
  ///
  /// A file that was changed since is merged with what was discarded.
  ///
  /// - Parameter reference: Of the discard.
  /// - Throws: `gitChangedSince` when a file was changed in the same place; then nothing is written.
  package func restoreDiscard(_ reference: String) async throws {
    guard let discard = try await discards().first(where: { $0.id == reference }) else {
      throw WaymarkError(
        .gitUnknownRevision, "What was discarded is not kept any more.",
        hint: "Its reference \(reference) was deleted.")
    }
    var writes: [(WorkTreeFile, [UInt8]?, UInt32)] = []
    for file in discard.files {
      let place = WorkTreeFile(root: root, path: file.path)
      writes.append((place, try await restored(file, at: place, discard), file.mode))
    }
    for (place, content, mode) in writes {
      if let content { try place.write(content, mode: mode) } else { try place.remove() }
    }
  }

  private func restored(
    _ file: Discard.File, at place: WorkTreeFile, _ discard: Discard
  ) async throws -> [UInt8]? {
    var kept: [UInt8]?
    if let blob = file.blob { kept = try await git.run(.read("cat-file", "blob", blob)).output }
    let now = try await store([place])[0]
    if now == nil || now == file.left || now == file.blob { return kept }
    if let kept, file.mode != 0o120000, let left = file.left, let current = place.content() {
      let base = try await git.run(.read("cat-file", "blob", left)).output
      let merged = try await ThreeWayText(ours: current, base: base, theirs: kept)
        .merge(in: self)
      if let text = merged.resolved { return text }
    }
    throw WaymarkError(
      .gitChangedSince,
      "\(Sanitiser.clean(file.path.text)) was changed since it was discarded; nothing was written.",
      hint: "Its discarded text is in `git show \(discard.id):files/…`.")
  }
}

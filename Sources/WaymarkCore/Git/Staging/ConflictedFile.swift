/// A file of the work tree with its conflicts as they stand between the markers.
package struct ConflictedFile: Sendable, Hashable {
  package let path: GitPath
  package let text: ConflictText
  /// What the file held when it was read, so that nothing written since is lost.
  let bytes: [UInt8]
  /// The line on which each conflict begins, from 1.
  package let lines: [Int]

  init(path: GitPath, bytes: [UInt8], text: ConflictText) {
    self.path = path
    self.bytes = bytes
    self.text = text
    var line = 1
    var lines: [Int] = []
    for part in text.parts {
      switch part {
      case .common(let bytes): line += bytes.count { $0 == 0x0A }
      case .conflict(let conflict):
        lines.append(line)
        line += conflict.marked.count { $0 == 0x0A }
      }
    }
    self.lines = lines
  }

  /// What stands before and after a conflict.
  package func surroundings(of number: Int) -> (before: [UInt8], after: [UInt8]) {
    var seen = -1
    for (place, part) in text.parts.enumerated() {
      guard case .conflict = part else { continue }
      seen += 1
      guard seen == number else { continue }
      func common(_ place: Int) -> [UInt8] {
        guard text.parts.indices.contains(place), case .common(let bytes) = text.parts[place] else {
          return []
        }
        return bytes
      }
      return (common(place - 1), common(place + 1))
    }
    return ([], [])
  }
}

extension Repository {
  /// Reads the conflicts of a file from its markers; what both sides began with comes from the index
  /// where the markers leave it out.
  ///
  /// - Parameter path: A file of the work tree.
  /// - Returns: The file, perhaps without any conflict.
  /// - Throws: `gitNoMarkers` when there are no lines with markers to choose from; other `git` codes.
  package func conflicts(of path: GitPath) async throws -> ConflictedFile {
    let bytes = WorkTreeFile(root: root, path: path).content() ?? []
    var text = ConflictText(bytes)
    guard !text.conflicts.isEmpty else {
      throw WaymarkError(
        .gitNoMarkers, "\(Sanitiser.clean(path.text)) has no conflict between markers.",
        hint: "Take the file of one side, or mark it as resolved as it is.")
    }
    if text.conflicts.contains(where: { $0.base == nil }),
      let merged = try? await conflictSides(of: path).merge(in: self).conflicts,
      merged.count == text.conflicts.count,
      zip(merged, text.conflicts).allSatisfy({ $0.ours == $1.ours && $0.theirs == $1.theirs })
    {
      text.setBases(merged.map(\.base))
    }
    return ConflictedFile(path: path, bytes: bytes, text: text)
  }

  /// Writes a file with some conflicts settled; with all of them the file is resolved.
  ///
  /// The file is kept first, and taking it back is in the undo list.
  ///
  /// - Parameters:
  ///   - file: As it was read.
  ///   - choices: By the number of the conflict, from 0.
  /// - Returns: Whether nothing is left in conflict.
  /// - Throws: `gitChangedSince` when the file is no longer what was read; `notWritable`, `diskFull`
  ///   or one of the `git` codes. Nothing is written then.
  package func settle(
    _ file: ConflictedFile, _ choices: [Int: ConflictText.Choice]
  ) async throws -> Bool {
    let place = WorkTreeFile(root: root, path: file.path)
    guard place.content() == file.bytes else {
      throw WaymarkError(
        .gitChangedSince,
        "\(Sanitiser.clean(file.path.text)) was changed meanwhile; nothing was written.",
        hint: "Look at the conflict again.")
    }
    let text = file.text.text { number, _ in choices[number] }
    if file.text.conflicts.indices.allSatisfy({ choices[$0] != nil }) {
      try await resolve(file.path, with: text)
      return true
    }
    guard !choices.isEmpty else { return false }
    let title = "Settle conflicts of \(file.path.text)"
    try await git.exclusively {
      let kept = try await keep([file.path], title)
      try place.write(text, mode: place.gitMode ?? 0o100644)
      try await finishDiscard(kept, title, [])
    }
    return false
  }
}

extension WaymarkError.Code {
  package static let gitNoMarkers = Self(rawValue: "git-no-markers")
}

extension TextFile {
  /// Whether the file on disk still is what was opened or saved, judged without reading it where
  /// that is sure.
  ///
  /// - Throws: What reading the file throws.
  package func isCurrent(in files: ProjectFiles) throws -> Bool {
    guard let location else { return true }
    let place = try files.place(of: location)
    guard let version else { return try FileStatus.of(place) == nil }
    guard let file = try FileReader.openIfThere(place) else { return false }
    let status = try FileStatus.of(file.number, place)
    if version.certainlyDescribes(status) { return true }
    if version.status.size != status.size { return false }
    return try FileVersion.capture(file.number, place).hasSameContent(as: version)
  }

  /// Takes the file's content from disk, as an edit that can be undone.
  ///
  /// - Parameters:
  ///   - files: The project.
  ///   - selections: Where the cursors are, to be there again after undoing.
  /// - Returns: How positions move.
  /// - Throws: What `openText` throws.
  package mutating func reload(
    from files: ProjectFiles, selections: SelectionSet
  ) throws -> PositionMap? {
    guard let location else { return PositionMap(starts: [], removed: [], inserted: []) }
    return take(try files.openText(location), selections: selections)
  }

  /// Takes the content of the same file as it was read again, as an edit that can be undone.
  ///
  /// Only the stretch that differs is replaced, so that cursors elsewhere stay where they are. A
  /// large file that was written in place leaves nothing to go back to: the text lay in it.
  ///
  /// - Returns: How positions move; nil when the text and its history begin anew.
  package mutating func take(_ fresh: TextFile, selections: SelectionSet) -> PositionMap? {
    defer { replaceVersion(fresh.version) }
    guard buffer.isModified || !lies(in: fresh.version) else {
      buffer.begin(anewAs: fresh.buffer)
      return nil
    }
    let new = fresh.buffer.snapshot
    let range = buffer.snapshot.differingRange(from: new)
    let text = new.bytes(range.other)
    buffer.endGroup()
    let map = buffer.edit([TextEdit(range.own, text)], selections: selections)
    buffer.format = fresh.buffer.format
    return map
  }
}

extension TextSnapshot {
  /// The stretch in which two texts differ, by what they have in common at both ends.
  func differingRange(from other: TextSnapshot) -> (own: Range<Int>, other: Range<Int>) {
    let most = min(count, other.count)
    let portion = 1 << 16
    var front = 0
    while front < most {
      let size = min(portion, most - front)
      let (mine, theirs) = (bytes(front..<front + size), other.bytes(front..<front + size))
      if mine == theirs {
        front += size
        continue
      }
      front += zip(mine, theirs).prefix { $0 == $1 }.count
      break
    }
    var back = 0
    while back < most - front {
      let size = min(portion, most - front - back)
      let mine = bytes(count - back - size..<count - back)
      let theirs = other.bytes(other.count - back - size..<other.count - back)
      if mine == theirs {
        back += size
        continue
      }
      back += zip(mine.reversed(), theirs.reversed()).prefix { $0 == $1 }.count
      break
    }
    return (front..<count - back, front..<other.count - back)
  }
}

internal import WaymarkCore

extension EditorWork {
  /// Finds how a text differs from its file or its last commit.
  static func compare(_ id: Int, _ file: TextFile, with side: ComparedSide) -> Effect {
    work("compare \(id)") { services, send in
      do {
        let files = try await services.files.project()
        guard let location = file.location else { return }
        let text = file.buffer.snapshot
        try refuseLarge(text.count, location)
        let other: [UInt8]
        switch side {
        case .disk:
          let fresh = try files.openText(location).buffer.snapshot
          try refuseLarge(fresh.count, location)
          other = fresh.bytes(0..<fresh.count)
        case .commit:
          guard case .project(let path) = location,
            let committed = await ChangeMarks.committed(path, in: files)
          else {
            throw WaymarkError(
              .pathNotFound, "The last commit does not hold \(location.shown).")
          }
          other = file.buffer.format.decoded(committed)
        }
        let difference = FileDiff(
          GitPath(location.pathBytes), from: other, to: text.bytes(0..<text.count))
        send(EditorMessage.compared(id, side, difference))
      } catch {
        send(EditorMessage.searchFailed(Failure(error)))
      }
    }
  }

  private static func refuseLarge(_ size: Int, _ location: FileLocation) throws(WaymarkError) {
    guard size > FileDiff.comparedLimit else { return }
    throw WaymarkError(
      .tooLarge, "\(location.shown) has \(size >> 20) MB, too many to compare line by line.")
  }

  /// Takes what changed on disk since a text was opened or saved into it.
  static func merge(_ id: Int, _ file: TextFile, number: Int) -> Effect {
    work(EditorTask.Kind.rework.rawValue) { services, send in
      do {
        let files = try await services.files.project()
        guard let location = file.location else { return }
        let theirs = try files.openText(location)
        for size in [file.buffer.count, theirs.buffer.count] { try refuseLarge(size, location) }
        guard let base = file.savedText else {
          throw WaymarkError(
            .invalidArgument, "What \(location.shown) was when it was opened is not known.",
            hint: "Look at the difference and choose one of the two.")
        }
        let texts = ThreeWayText(
          ours: file.buffer.snapshot.allBytes, base: base.allBytes,
          theirs: theirs.buffer.snapshot.allBytes)
        let merged = try await texts.merge(in: Repository(root: files.root.path.text))
        send(
          EditorMessage.reworked(
            id, TextRework.merging(merged, with: theirs, into: file), from: file.buffer.revision,
            number: number))
      } catch is CancellationError {
      } catch {
        send(EditorMessage.taskFailed(number, Failure(error)))
      }
    }
  }

  /// Finds what is on disk, for the next saving to write over.
  static func keepMine(_ id: Int, _ file: TextFile) -> Effect {
    work("keep \(id)") { services, send in
      do {
        let files = try await services.files.project()
        guard let location = file.location else { return }
        let version = try FileVersion.capture(files.place(of: location))
        send(EditorMessage.keptMine(id, version))
      } catch {
        send(EditorMessage.searchFailed(Failure(error)))
      }
    }
  }

  /// Finds how an abandoned text differs from its file.
  static func compareAbandoned(_ text: AbandonedText) -> Effect {
    work("compare-abandoned") { services, send in
      do {
        let files = try await services.files.project()
        let lost = try text.recover(in: files)
        var disk: [UInt8] = []
        if let location = lost.location, let file = try? files.openText(location) {
          disk = file.buffer.snapshot.allBytes
        }
        let difference = FileDiff(
          GitPath(text.shown), from: disk, to: lost.buffer.snapshot.allBytes)
        send(EditorMessage.abandonedCompared(text, difference))
      } catch {
        send(EditorMessage.searchFailed(Failure(error)))
      }
    }
  }
}

extension TextRework {
  /// Puts a merged text in the place of a text's own.
  static func merging(
    _ merged: ConflictText, with theirs: TextFile, into file: TextFile
  ) -> TextRework {
    var file = file
    let text = merged.parts.flatMap { part -> [UInt8] in
      switch part {
      case .common(let bytes): bytes
      case .conflict(let conflict): TextRework.marked(conflict)
      }
    }
    file.buffer.endGroup()
    let map = file.buffer.replaceAll(with: text)
    file.accept(theirs.version)
    let count = merged.conflicts.count
    var work = TextRework(
      file: file, maps: [map],
      words: count == 0
        ? "Merged what changed on disk; look at it before saving."
        : "Merged with \(Figures.counted(count, "conflict")); each is marked in the text.",
      settlesDisk: true)
    if count > 0 {
      let marker = SearchQuery("^<{7,} ", isRegex: true)
      let first = try? TextSearch(marker).first(in: file.buffer.snapshot, from: 0)
      work.selections = first.map { SelectionSet(TextSelection(at: $0.range.lowerBound)) }
    }
    return work
  }

  /// Both sides of a conflict between the marks that git has for them.
  private static func marked(_ conflict: ConflictText.Conflict) -> [UInt8] {
    Array("<<<<<<< yours\n".utf8) + conflict.ours + Array("=======\n".utf8) + conflict.theirs
      + Array(">>>>>>> on disk\n".utf8)
  }
}

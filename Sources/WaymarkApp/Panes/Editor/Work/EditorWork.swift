internal import WaymarkCore

/// What the editor asks of the core.
enum EditorWork {
  static func work(
    _ name: String, isSubscription: Bool = false,
    _ run: @escaping @Sendable (Services, @escaping Work.Send) async -> Void
  ) -> Effect {
    .run(Work(Work.ID(.editor, name), isSubscription: isSubscription, run))
  }

  /// Opens a file.
  ///
  /// - Parameters:
  ///   - request: Which.
  ///   - columns: The room for the bytes of a file that is no text.
  /// - Returns: The work.
  static func open(_ request: OpenRequest, columns: Int) -> Effect {
    work("open \(request.argument)") { services, send in
      do {
        let files = try await services.files.project()
        let (location, line, column) = try request.place(in: files)
        var file: TextFile
        do {
          file = try files.openText(location)
        } catch let error as WaymarkError where error.code == .pathNotFound && request.makesFile {
          file = TextFile(new: location)
        } catch let error as WaymarkError
          where error.code == .binaryFile && !(request.onClose?.endsProgram ?? false)
        {
          let dump = try files.hexDump(of: location, columns: columns)
          return send(EditorMessage.openedBytes(request, location, dump))
        }
        let journal = journal(for: &file, in: files, services, send)
        let style = (try? files.place(of: location)).map { FileStyle(for: $0) } ?? FileStyle()
        send(
          EditorMessage.opened(
            request, file, journal, style, TextSpot(line: line, column: column)))
      } catch {
        send(EditorMessage.openingFailed(request, Failure(error)))
      }
    }
  }

  /// Begins what keeps the edits of a text, or says why that cannot be.
  private static func journal(
    for file: inout TextFile, in files: ProjectFiles, _ services: Services, _ send: Work.Send
  ) -> RecoveryJournal? {
    do {
      return try services.files.recovery?.begin(&file, in: files)
    } catch {
      let words = "Edits of \(file.location?.shown ?? "the new file") are not kept from crashes. "
      send(Notice(words + Failure(error).message, isError: true))
      return nil
    }
  }

  /// Begins a text without a file.
  static func new(_ name: String) -> Effect {
    work("new") { services, send in
      guard let files = try? await services.files.project() else { return }
      var file = TextFile(new: nil)
      let journal = journal(for: &file, in: files, services, send)
      send(
        EditorMessage.opened(
          OpenRequest(argument: name), file, journal, FileStyle(), TextSpot(line: 0, column: 0)))
    }
  }

  /// Writes a copy of a text as it is now.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - path: Another path than its own.
  ///   - overwrites: Whether what another program wrote meanwhile is written over.
  ///   - tidies: Whether it is made first what the rules of its folder ask for.
  ///   - then: What happens afterwards.
  /// - Returns: The work.
  static func save(
    _ text: OpenText, to path: String? = nil, overwrites: Bool = false, tidies: Bool = false,
    then: AfterSaving
  ) -> Effect {
    let (id, file, style) = (text.id, text.file, text.style)
    return work("save \(id)") { services, send in
      var copy = file
      var maps: [PositionMap] = []
      do {
        if tidies {
          let edits = style.tidying(copy)
          if !edits.isEmpty { maps = [copy.buffer.edit(edits)] }
        }
        let files = try await services.files.project()
        let location = try path.map { try OpenRequest.location($0, in: files) }
        var replaced: ReplacedContent?
        if overwrites, let target = location ?? file.location {
          let found = try FileVersion.capture(files.place(of: target))
          replaced = found.map(ReplacedContent.version) ?? .nothing
        }
        try copy.save(in: files, to: location, replacing: replaced, overridesReadOnly: overwrites)
        send(
          EditorMessage.saved(
            id, SavedText(file: copy, maps: maps, revision: file.buffer.revision), then))
      } catch let conflict as FileConflict {
        let name = path ?? file.location?.shown ?? ""
        let words =
          conflict.found == nil
          ? "\(name) is no longer there; it was deleted or renamed."
          : path == nil
            ? "\(name) changed on disk since it was opened; nothing was written over it."
            : "There is already a file at \(name)."
        send(EditorMessage.conflict(id, Failure(message: words), path: path))
      } catch let error as WaymarkError where error.code == .readOnlyFile {
        send(EditorMessage.readOnly(id, Failure(error), path: path))
      } catch {
        send(EditorMessage.savingFailed(id, Failure(error)))
      }
    }
  }

  /// Reads a text's file again, in another encoding where one is named.
  ///
  /// - Parameters:
  ///   - text: The text, which is not edited until the answer is there, or reads again then.
  ///   - encoding: The encoding; nil finds out.
  ///   - isUnasked: Whether nobody waits for it: a large file that grows is not read all the time.
  /// - Returns: The work.
  static func reload(
    _ text: OpenText, as encoding: TextEncoding? = nil, isUnasked: Bool = false
  ) -> Effect {
    let (id, file, selections) = (text.id, text.file, text.selections)
    return work("reload \(id)") { services, send in
      do {
        if isUnasked, file.buffer.count > largeSize { try await Task.sleep(for: .seconds(1)) }
        let files = try await services.files.project()
        guard let location = file.location else { return }
        let fresh =
          try encoding.map { try files.openText(location, as: $0) } ?? files.openText(location)
        var again = ReloadedText(file: file, revision: file.buffer.revision)
        again.map = again.file.take(fresh, selections: selections)
        if again.map == nil {
          again.journal = journal(for: &again.file, in: files, services, send)
        }
        send(EditorMessage.readAgain(id, again))
      } catch is CancellationError {
      } catch let error as WaymarkError where error.code == .pathNotFound && isUnasked {
        send(EditorMessage.gone(id))
      } catch {
        send(EditorMessage.readingFailed(id, Failure(error)))
      }
    }
  }

  /// Files with more bytes are read again about once a second while they grow.
  private static let largeSize = 16 << 20

  /// Looks whether a file is still what it was.
  static func check(_ id: Int, _ file: TextFile?) -> Effect? {
    guard let file, file.location != nil, file.version != nil else { return nil }
    return work("check \(id)") { services, send in
      guard let files = try? await services.files.project() else { return }
      let isCurrent = (try? file.isCurrent(in: files)) ?? false
      send(EditorMessage.checked(id, isCurrent: isCurrent))
      await sendMarks(id, file, files, send)
    }
  }

  /// Finds out how lines differ from the last commit.
  static func mark(_ id: Int, _ file: TextFile) -> Effect {
    work("mark \(id)") { services, send in
      // Not after every letter.
      try? await Task.sleep(for: .milliseconds(150))
      guard !Task.isCancelled, let files = try? await services.files.project() else { return }
      await sendMarks(id, file, files, send)
    }
  }

  private static func sendMarks(
    _ id: Int, _ file: TextFile, _ files: ProjectFiles, _ send: Work.Send
  ) async {
    guard file.buffer.count <= ChangeMarks.limit, case .project(let path)? = file.location,
      let committed = await ChangeMarks.committed(path, in: files)
    else { return }
    let text = file.buffer.snapshot
    let difference = LineDifference(
      from: file.buffer.format.decoded(committed), to: text.bytes(0..<text.count))
    send(EditorMessage.marked(id, difference, revision: file.buffer.revision))
  }
}

/// A text after its file was read again.
struct ReloadedText: Sendable {
  var file: TextFile
  /// The state of the text that it was made from.
  let revision: Int
  /// How positions moved; nil when the text and its history have begun anew.
  var map: PositionMap?
  /// What holds the edits of a text that has begun anew.
  var journal: RecoveryJournal?
}

/// A text after it was written.
struct SavedText: Sendable {
  /// As it was written, tidied where that was asked for.
  var file: TextFile
  /// How positions moved by tidying.
  let maps: [PositionMap]
  /// The state of the text that was written.
  let revision: Int
}

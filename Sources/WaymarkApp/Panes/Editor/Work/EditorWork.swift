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
          return send(EditorMessage.openedBytes(request, name: location.shown, dump))
        }
        let journal = try? services.files.recovery?.begin(&file, in: files)
        let style = (try? files.place(of: location)).map { FileStyle(for: $0) } ?? FileStyle()
        send(
          EditorMessage.opened(
            request, file, journal, style, TextSpot(line: line, column: column)))
      } catch {
        send(EditorMessage.openingFailed(request, Failure(error)))
      }
    }
  }

  /// Begins a text without a file.
  static func new(_ name: String) -> Effect {
    work("new") { services, send in
      guard let files = try? await services.files.project() else { return }
      var file = TextFile(new: nil)
      let journal = try? services.files.recovery?.begin(&file, in: files)
      send(
        EditorMessage.opened(
          OpenRequest(argument: name), file, journal, FileStyle(), TextSpot(line: 0, column: 0)))
    }
  }

  /// Writes a copy of a text as it is now, to its own path or another one; where that is asked for,
  /// over what another program wrote meanwhile.
  static func save(
    _ id: Int, _ file: TextFile, to path: String? = nil, overwrites: Bool = false,
    then: AfterSaving
  ) -> Effect {
    work("save \(id)") { services, send in
      var copy = file
      do {
        let files = try await services.files.project()
        let location = try path.map { try OpenRequest.location($0, in: files) }
        var replaced: ReplacedContent?
        if overwrites, let target = location ?? file.location {
          let found = try FileVersion.capture(files.place(of: target))
          replaced = found.map(ReplacedContent.version) ?? .nothing
        }
        try copy.save(in: files, to: location, replacing: replaced, overridesReadOnly: overwrites)
        send(EditorMessage.saved(id, copy, then))
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
  static func reload(_ id: Int, _ file: TextFile, as encoding: TextEncoding? = nil) -> Effect {
    work("reload \(id)") { services, send in
      do {
        let files = try await services.files.project()
        guard let location = file.location else { return }
        let fresh =
          try encoding.map { try files.openText(location, as: $0) } ?? files.openText(location)
        send(EditorMessage.readAgain(id, fresh))
      } catch {
        send(EditorMessage.savingFailed(id, Failure(error)))
      }
    }
  }

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
